/**
 * Carries Python's stdout and stderr to the page: lines that come close together travel in one message.
 *
 * A busy handler never lets timers run, so lines that have waited too long are sent by the next line.
 */
const LONGEST_WAIT_MS = 50;

export type ConsoleSink = (stream: 'stdout' | 'stderr', text: string) => void;

export class ConsoleLines {
  private stream: 'stdout' | 'stderr' = 'stdout';
  private lines: string[] = [];
  private since = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sink: ConsoleSink;

  constructor(sink: ConsoleSink) {
    this.sink = sink;
  }

  add(stream: 'stdout' | 'stderr', line: string): void {
    if (stream !== this.stream) this.flush();
    this.stream = stream;
    if (this.lines.length === 0) this.since = performance.now();
    this.lines.push(line);
    if (performance.now() - this.since > LONGEST_WAIT_MS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), 0);
  }

  flush(): void {
    if (this.lines.length === 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    const text = `${this.lines.join('\n')}\n`;
    this.lines = [];
    this.sink(this.stream, text);
  }
}
