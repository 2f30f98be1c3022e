/** WAV files in the page: made of samples, cut and joined without decoding. */

/** Where a WAV file's samples are, and how they are encoded. */
export type WavLayout = { rate: number; channels: number; bits: number; kind: number; start: number; end: number };

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/** A WAV file of 16 bits. `channels` are of one length, -1..1; values outside are clipped, NaN is silence. */
export function encodeWav(channels: Float32Array[], rate: number): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0;
  const pcm = new Uint8Array(frames * channels.length * 2);
  const view = new DataView(pcm.buffer);
  let at = 0;
  for (let i = 0; i < frames; i++) {
    for (const channel of channels) {
      const value = Math.max(-1, Math.min(1, channel[i] || 0));
      view.setInt16(at, Math.round(value * 32767), true);
      at += 2;
    }
  }
  return wavOf(pcm, { rate, channels: channels.length, bits: 16, kind: PCM });
}

/** A WAV file around samples that are encoded already. */
export function wavOf(
  samples: Uint8Array,
  { rate, channels, bits, kind }: Pick<WavLayout, 'rate' | 'channels' | 'bits' | 'kind'>,
): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(44 + samples.length);
  const view = new DataView(file.buffer);
  const frame = (channels * bits) / 8;
  word(file, 0, 'RIFF');
  view.setUint32(4, 36 + samples.length, true);
  word(file, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, kind, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * frame, true);
  view.setUint16(32, frame, true);
  view.setUint16(34, bits, true);
  word(file, 36, 'data');
  view.setUint32(40, samples.length, true);
  file.set(samples, 44);
  return file;
}

function word(file: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) file[at + i] = text.charCodeAt(i);
}

/** How a WAV file of PCM or floats is laid out; null for anything else. */
export function wavLayout(file: Uint8Array): WavLayout | null {
  if (text(file, 0) !== 'RIFF' || text(file, 8) !== 'WAVE') return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let found: Omit<WavLayout, 'start' | 'end'> | null = null;
  for (let at = 12; at + 8 <= file.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (text(file, at) === 'fmt ' && size >= 16 && body + 16 <= file.length) found = format(view, body, size);
    if (text(file, at) === 'data') {
      if (!found) return null;
      const frame = (found.channels * found.bits) / 8;
      const length = Math.min(size, file.length - body);
      return { ...found, start: body, end: body + length - (length % frame) };
    }
    at = body + size + (size & 1);
  }
  return null;
}

function format(view: DataView, at: number, size: number): Omit<WavLayout, 'start' | 'end'> | null {
  const first = view.getUint16(at, true);
  const kind = first === EXTENSIBLE && size >= 26 && at + 26 <= view.byteLength ? view.getUint16(at + 24, true) : first;
  const channels = view.getUint16(at + 2, true);
  const rate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const known = kind === PCM ? [8, 16, 24, 32] : kind === FLOAT ? [32, 64] : [];
  return channels > 0 && rate > 0 && known.includes(bits) ? { rate, channels, bits, kind } : null;
}

const text = (file: Uint8Array, at: number): string => String.fromCharCode(...file.subarray(at, at + 4));

/** The part of a WAV file from `begin` to `end` seconds: the same samples, bit by bit. Null if it is no WAV. */
export function cutWav(file: Uint8Array, begin: number, end: number): Uint8Array<ArrayBuffer> | null {
  const layout = wavLayout(file);
  if (!layout) return null;
  const frame = (layout.channels * layout.bits) / 8;
  const place = (seconds: number) => Math.min(layout.end, layout.start + Math.max(0, Math.round(seconds * layout.rate)) * frame);
  return wavOf(file.subarray(place(begin), place(end)), layout);
}

/** The samples of each channel, -1..1. */
export function wavSamples(file: Uint8Array, layout: WavLayout): Float32Array<ArrayBuffer>[] {
  const { channels, bits, kind, start, end } = layout;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const bytes = bits / 8;
  const frames = (end - start) / (bytes * channels);
  const read = reader(view, bits, kind);
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Float32Array(frames);
    for (let i = 0; i < frames; i++) samples[i] = read(start + (i * channels + channel) * bytes);
    return samples;
  });
}

function reader(view: DataView, bits: number, kind: number): (at: number) => number {
  if (kind === FLOAT) return bits === 32 ? (at) => view.getFloat32(at, true) || 0 : (at) => view.getFloat64(at, true) || 0;
  if (bits === 8) return (at) => (view.getUint8(at) - 128) / 128;
  if (bits === 16) return (at) => view.getInt16(at, true) / 32768;
  if (bits === 24) return (at) => ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8388608;
  return (at) => view.getInt32(at, true) / 2147483648;
}

/** One file of a stream's chunks: WAV files of one kind become one, all else follows each other. */
export function joined(chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const layouts = chunks.map(wavLayout);
  const [first] = layouts;
  const alike =
    first && layouts.every((one) => one && one.rate === first.rate && one.channels === first.channels && one.bits === first.bits);
  if (!first || !alike) return flat(chunks);
  return wavOf(flat(chunks.map((chunk, i) => chunk.subarray(layouts[i]!.start, layouts[i]!.end))), first);
}

function flat(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
