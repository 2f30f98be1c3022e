/**
 * Where a stream of sound goes: WAV to a clock of samples, without gaps; other formats to Media Source where the browser has them,
 * else each chunk is decoded by itself.
 *
 *     push(chunk)* ── end() ──▶ over, when the last sample was heard
 *
 * Paused, or not allowed to play yet, the clock stands still and all that is pushed lies behind it.
 */

import { Feed, feedType } from '../../render/kit/feed.js';
import { decode } from '../../render/kit/sound.js';
import { wavLayout, wavSamples } from '../../render/kit/wav.js';

export type Output = {
  readonly playing: boolean;
  /** Second that is heard. */
  readonly time: number;
  /** Seconds that there are so far. */
  readonly seconds: number;
  /** All of it was heard. */
  readonly over: boolean;
  push(chunk: Uint8Array): void;
  /** Nothing more comes. */
  end(): void;
  play(): Promise<void>;
  pause(): Promise<void>;
  close(): void;
};

export type OutputOptions = {
  /** Something of the above is different now. */
  changed(): void;
  /** It can't be played; the reason is for the user. */
  failed(reason: string): void;
  autoplay: boolean;
};

/** A context begins by itself, and stops a moment after it was told to. How long that moment may be. */
const QUIET_MS = 500;
/** How far ahead of the clock a chunk is put that came too late. */
const LEAD_S = 0.05;

export function outputFor(first: Uint8Array, options: OutputOptions): Output {
  const type = wavLayout(first) ? null : feedType(first, 'audio');
  return type ? new Element(type, options) : new Clocked(first, options);
}

/** Chunks as buffers on an AudioContext's clock, each beginning where the one before ends. */
class Clocked implements Output {
  over = false;
  playing = false;
  private context: AudioContext;
  private options: OutputOptions;
  /** Where the first chunk begins, and where the next one will, on the context's clock. */
  private base: number | null = null;
  private next = 0;
  /** Whether it was to be heard ever. */
  private begun: boolean;
  private pending = 0;
  private sources = 0;
  private ended = false;
  private decoding: Promise<void>;

  constructor(first: Uint8Array, options: OutputOptions) {
    this.options = options;
    const rate = wavLayout(first)?.rate;
    // The stream's own rate: resampling each buffer by itself would click at every seam.
    this.context = rate && rate >= 8000 && rate <= 96_000 ? new AudioContext({ sampleRate: rate }) : new AudioContext();
    this.context.onstatechange = () => this.note();
    this.begun = options.autoplay;
    if (options.autoplay) void this.context.resume();
    // No chunk is put before the clock stands: its beginning would be over before anybody plays it.
    const stands = options.autoplay ? null : this.context.suspend();
    this.decoding = stands ? Promise.race([stands, new Promise<void>((late) => setTimeout(late, QUIET_MS))]) : Promise.resolve();
    this.note();
  }

  get time(): number {
    return this.base === null ? 0 : Math.max(0, Math.min(this.context.currentTime, this.next) - this.base);
  }

  get seconds(): number {
    return this.base === null ? 0 : this.next - this.base;
  }

  push(chunk: Uint8Array): void {
    const layout = wavLayout(chunk);
    this.pending++;
    // In order, also when one of them takes longer to decode.
    this.decoding = this.decoding.then(async () => {
      try {
        if (layout) this.schedule(wavSamples(chunk, layout), layout.rate);
        else this.buffer(await decode(chunk, this.context.sampleRate));
      } catch (error) {
        this.options.failed(`A chunk of this sound can't be played: ${error instanceof Error ? error.message : String(error)}`);
      }
      this.pending--;
      this.finish();
    });
  }

  private schedule(channels: Float32Array<ArrayBuffer>[], rate: number): void {
    const frames = channels[0]?.length ?? 0;
    if (frames === 0) return;
    const buffer = this.context.createBuffer(channels.length, frames, rate);
    for (const [i, samples] of channels.entries()) buffer.copyToChannel(samples, i);
    this.buffer(buffer);
  }

  private buffer(buffer: AudioBuffer): void {
    if (this.context.state === 'closed') return;
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.context.destination);
    const now = this.context.currentTime;
    // While the clock stands nothing is late.
    const soon = this.context.state === 'running' ? now + LEAD_S : now;
    const at = this.base === null || this.next < now ? soon : this.next;
    this.base ??= at;
    source.start(at);
    this.next = at + buffer.duration;
    this.sources++;
    source.onended = () => {
      this.sources--;
      this.finish();
    };
    this.options.changed();
  }

  end(): void {
    this.ended = true;
    this.finish();
  }

  private finish(): void {
    if (this.over || !this.ended || this.pending > 0 || this.sources > 0) return;
    this.over = true;
    this.playing = false;
    this.options.changed();
  }

  private note(): void {
    this.playing = this.begun && this.context.state === 'running' && !this.over;
    this.options.changed();
  }

  play(): Promise<void> {
    this.begun = true;
    return this.context.resume().then(() => this.note());
  }

  pause(): Promise<void> {
    return this.context.suspend();
  }

  close(): void {
    this.context.onstatechange = null;
    if (this.context.state !== 'closed') void this.context.close();
  }
}

/** An element that is fed by Media Source. */
class Element implements Output {
  over = false;
  private audio = new Audio();
  private feed: Feed;
  private options: OutputOptions;

  constructor(type: string, options: OutputOptions) {
    this.options = options;
    this.feed = new Feed(this.audio, type, options.failed);
    for (const event of ['play', 'pause', 'durationchange', 'progress']) this.audio.addEventListener(event, () => options.changed());
    this.audio.addEventListener('ended', () => {
      this.over = true;
      options.changed();
    });
    if (options.autoplay) void this.play();
  }

  get playing(): boolean {
    return !this.audio.paused && !this.over;
  }

  get time(): number {
    return this.audio.currentTime;
  }

  get seconds(): number {
    return this.feed.seconds;
  }

  push(chunk: Uint8Array): void {
    this.feed.push(chunk);
  }

  end(): void {
    this.feed.end();
  }

  async play(): Promise<void> {
    // Refused until the user clicks: the button stays.
    await this.audio.play().catch(() => this.options.changed());
  }

  async pause(): Promise<void> {
    this.audio.pause();
  }

  close(): void {
    this.audio.pause();
    this.feed.close();
  }
}
