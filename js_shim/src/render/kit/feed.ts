/** Feeds an audio or video element with the chunks of a stream, through Media Source. */

const EBML = [0x1a, 0x45, 0xdf, 0xa3];

/**
 * The MIME type, with codecs, by which Media Source takes a stream that begins with `first`; null where it can't.
 *
 * @param kind what is to be played, where the container alone doesn't say.
 */
export function feedType(first: Uint8Array, kind: 'audio' | 'video'): string | null {
  if (typeof MediaSource === 'undefined') return null;
  const type = typeOf(first, kind);
  return type && MediaSource.isTypeSupported(type) ? type : null;
}

function typeOf(first: Uint8Array, kind: 'audio' | 'video'): string | null {
  if (startsFile(first) && first[0] === EBML[0]) return webm(ascii(first), kind);
  if (startsFile(first)) return mp4(first, ascii(first));
  const isMp3 = ascii(first.subarray(0, 3)) === 'ID3' || (first[0] === 0xff && ((first[1] ?? 0) & 0xe6) === 0xe2);
  return isMp3 ? 'audio/mpeg' : null;
}

/** Whether a chunk begins a file of its own (WebM or MP4), instead of continuing the one before. */
export function startsFile(chunk: Uint8Array): boolean {
  return EBML.every((byte, i) => chunk[i] === byte) || ascii(chunk.subarray(4, 8)) === 'ftyp';
}

const WEBM_CODECS: [RegExp, string][] = [
  [/V_VP9/, 'vp9'],
  [/V_VP8/, 'vp8'],
  [/V_AV1/, 'av01.0.08M.08'],
  [/A_OPUS/, 'opus'],
  [/A_VORBIS/, 'vorbis'],
];

function webm(text: string, kind: 'audio' | 'video'): string | null {
  const codecs = WEBM_CODECS.flatMap(([pattern, name]) => (pattern.test(text) ? [name] : []));
  const video = /V_(VP|AV)/.test(text);
  if (codecs.length === 0) return null;
  return `${video || kind === 'video' ? 'video' : 'audio'}/webm; codecs="${codecs.join(',')}"`;
}

/** Only fragmented files: the others need all of their bytes. */
function mp4(first: Uint8Array, text: string): string | null {
  if (!text.includes('mvex') && !text.includes('moof')) return null;
  const codecs: string[] = [];
  const avc = text.indexOf('avcC');
  if (avc >= 0) codecs.push(`avc1.${[...first.subarray(avc + 5, avc + 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
  if (text.includes('vp09')) codecs.push('vp09.00.10.08');
  if (text.includes('av01')) codecs.push('av01.0.08M.08');
  if (text.includes('mp4a')) codecs.push('mp4a.40.2');
  if (text.includes('Opus')) codecs.push('opus');
  if (codecs.length === 0) return null;
  return `${codecs.some((codec) => /^(avc1|vp09|av01)/.test(codec)) ? 'video' : 'audio'}/mp4; codecs="${codecs.join(',')}"`;
}

/** The first bytes as text, one character per byte. */
const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 4096));

export class Feed {
  private source = new MediaSource();
  private url = URL.createObjectURL(this.source);
  private buffer: SourceBuffer | undefined;
  private queue: Uint8Array[] = [];
  private started = false;
  private ended = false;
  private failed: (reason: string) => void;

  /** @param failed gets a reason for the user when the stream can't be played. */
  constructor(element: HTMLMediaElement, type: string, failed: (reason: string) => void) {
    this.failed = failed;
    this.source.addEventListener('sourceopen', () => this.open(type), { once: true });
    element.addEventListener('error', () => failed(`This stream can't be played: ${element.error?.message || 'it is damaged'}`));
    element.src = this.url;
  }

  /** Seconds that can be played by now. */
  get seconds(): number {
    const ranges = this.buffer?.buffered;
    return ranges && ranges.length > 0 ? ranges.end(ranges.length - 1) : 0;
  }

  push(chunk: Uint8Array): void {
    this.queue.push(chunk);
    this.pump();
  }

  /** Nothing more comes. */
  end(): void {
    this.ended = true;
    this.pump();
  }

  close(): void {
    this.queue = [];
    URL.revokeObjectURL(this.url);
  }

  private open(type: string): void {
    this.buffer = this.source.addSourceBuffer(type);
    this.buffer.addEventListener('updateend', () => this.pump());
    this.pump();
  }

  private pump(): void {
    const { buffer } = this;
    if (!buffer || buffer.updating || this.source.readyState !== 'open') return;
    const chunk = this.queue.shift();
    try {
      if (!chunk) {
        if (this.ended) this.source.endOfStream();
        return;
      }
      // A file of its own has times from 0: it goes where the one before ends.
      if (this.started && startsFile(chunk)) buffer.timestampOffset = this.seconds;
      this.started = true;
      buffer.appendBuffer(chunk.slice());
    } catch (error) {
      this.failed(`This stream can't be played: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
