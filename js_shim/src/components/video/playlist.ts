/** Plays files one after the other in one element: for chunks that Media Source does not take, such as MP4 files that are not fragmented. */

export class Playlist {
  private element: HTMLVideoElement;
  private type: string;
  private waiting: string[] = [];
  private all: string[] = [];
  private started = false;
  private ended = false;
  private next = () => this.advance();

  /** @param failed gets a reason for the user when a chunk can't be played. */
  constructor(element: HTMLVideoElement, type: string, failed: (reason: string) => void) {
    this.element = element;
    this.type = type;
    element.addEventListener('ended', this.next);
    element.addEventListener('error', () =>
      failed("A chunk of this video can't be played: it is damaged, or of a format that this browser does not know"),
    );
  }

  /** Whether the last file was played. */
  get over(): boolean {
    return this.ended && this.waiting.length === 0;
  }

  push(chunk: Uint8Array): void {
    const url = URL.createObjectURL(new Blob([chunk.slice()], { type: this.type }));
    this.all.push(url);
    this.waiting.push(url);
    if (!this.started || this.element.ended) this.advance();
  }

  end(): void {
    this.ended = true;
  }

  close(): void {
    this.element.removeEventListener('ended', this.next);
    for (const url of this.all) URL.revokeObjectURL(url);
  }

  private advance(): void {
    const url = this.waiting.shift();
    if (!url) return;
    const goOn = this.started || this.element.autoplay;
    this.started = true;
    this.element.src = url;
    if (goOn) void this.element.play().catch(() => {});
  }
}
