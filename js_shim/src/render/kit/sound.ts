/** Sounds in the page: decoded, converted to WAV, and as the outline that is drawn. */
import { cutWav, encodeWav, wavLayout } from './wav.js';

/** A file that is no sound the browser can decode; the message is for the user. */
export class Unreadable extends Error {}

/** Larger files are not decoded for their outline: their samples would fill the memory. */
export const MOST_DECODED_BYTES = 64 * 1024 * 1024;

const RATE = 44100;

/** Files that the page made or was given, by their URL: they need no fetch, which a policy may forbid for `blob:`. */
const known = new Map<string, Blob>();
const MOST_KNOWN = 20;

/** An object URL of `blob`, whose content stays at hand. */
export function urlOf(blob: Blob): string {
  const url = URL.createObjectURL(blob);
  known.set(url, blob);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest) known.delete(oldest);
  return url;
}

/** The bytes behind a URL. Throws where they can't be had (another site's file, a policy). */
export async function bytesOf(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const blob = known.get(url) ?? (await (await fetch(url)).blob());
  return new Uint8Array(await blob.arrayBuffer());
}

/** The samples of a sound of any format that the browser knows. Throws `Unreadable`. */
export async function decode(file: Uint8Array, rate: number = RATE): Promise<AudioBuffer> {
  try {
    // decodeAudioData takes the buffer away, and the caller may need it.
    return await new OfflineAudioContext(1, 1, rate).decodeAudioData(file.slice().buffer as ArrayBuffer);
  } catch {
    throw new Unreadable('it is damaged, or of a format that this browser does not know');
  }
}

/** The samples of each channel. */
export function channelsOf(buffer: AudioBuffer): Float32Array[] {
  return Array.from({ length: buffer.numberOfChannels }, (_, i) => buffer.getChannelData(i));
}

/** `file` as a WAV file: itself if it is one, else decoded. Throws `Unreadable`. */
export async function asWav(file: File, rate: number = RATE): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (wavLayout(bytes)) return file;
  const wav = encodeWav(channelsOf(await decode(bytes, rate)), rate);
  return wavFile(wav, file.name);
}

/** A WAV file with the stem of `name`. */
export const wavFile = (wav: Uint8Array<ArrayBuffer>, name: string): File =>
  new File([wav], `${name.replace(/\.[^.]*$/, '') || 'audio'}.wav`, { type: 'audio/wav' });

/** From `begin` to `end` seconds, as WAV: bit by bit where it is WAV already. Throws `Unreadable`. */
export async function cut(file: Uint8Array, begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const exact = cutWav(file, begin, end);
  if (exact) return exact;
  const buffer = await decode(file);
  const [from, to] = [begin, end].map((seconds) => Math.round(seconds * buffer.sampleRate)) as [number, number];
  return encodeWav(
    channelsOf(buffer).map((samples) => samples.subarray(from, to)),
    buffer.sampleRate,
  );
}

/** The outline of a sound: the greatest amplitude, 0..1, of each of `count` equal parts, over all channels. */
export function outline(channels: Float32Array[], count: number): Float32Array {
  const peaks = new Float32Array(count);
  const length = channels[0]?.length ?? 0;
  if (length === 0) return peaks;
  for (let part = 0; part < count; part++) {
    const from = Math.floor((part * length) / count);
    const to = Math.max(from + 1, Math.floor(((part + 1) * length) / count));
    // A thousand samples tell a part's height as well as all of them.
    const step = Math.max(1, Math.floor((to - from) / 1000));
    let peak = 0;
    for (const samples of channels) {
      for (let i = from; i < to; i += step) {
        const height = Math.abs(samples[i] ?? 0);
        if (height > peak) peak = height;
      }
    }
    peaks[part] = peak;
  }
  return peaks;
}

/** `1:05`, `1:02:05`; tenths below a minute are left out. Unknown lengths are `-:--`. */
export function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-:--';
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
