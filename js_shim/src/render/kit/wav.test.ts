import { expect, it } from 'vitest';
import { clock, outline } from './sound.js';
import { cutWav, encodeWav, joined, wavLayout, wavOf, wavSamples } from './wav.js';

const samples = Float32Array.of(0, 0.5, -0.5, 1, -1, 2, Number.NaN, -2);

it('writes 16-bit samples, clips what is too loud and silences what is no number', () => {
  const file = encodeWav([samples], 8000);
  const layout = wavLayout(file);
  expect(layout).toEqual({ rate: 8000, channels: 1, bits: 16, kind: 1, start: 44, end: 44 + 16 });
  const read = [...(wavSamples(file, layout!)[0] as Float32Array)].map((value) => Math.round(value * 100) / 100);
  expect(read).toEqual([0, 0.5, -0.5, 1, -1, 1, 0, -1]);
});

it('keeps channels apart', () => {
  const file = encodeWav([Float32Array.of(0.25, 0.25), Float32Array.of(-0.25, -0.25)], 44100);
  const [left, right] = wavSamples(file, wavLayout(file)!);
  expect([left![1]! > 0.2, right![1]! < -0.2]).toEqual([true, true]);
});

it('reads other widths', () => {
  const pcm24 = Uint8Array.of(0, 0, 0x40, 0, 0, 0xc0);
  const file = wavOf(pcm24, { rate: 8000, channels: 1, bits: 24, kind: 1 });
  expect([...wavSamples(file, wavLayout(file)!)[0]!]).toEqual([0.5, -0.5]);
  const eight = wavOf(Uint8Array.of(128, 192), { rate: 8000, channels: 1, bits: 8, kind: 1 });
  expect([...wavSamples(eight, wavLayout(eight)!)[0]!]).toEqual([0, 0.5]);
  const floats = wavOf(new Uint8Array(Float32Array.of(0.5).buffer), { rate: 8000, channels: 1, bits: 32, kind: 3 });
  expect([...wavSamples(floats, wavLayout(floats)!)[0]!]).toEqual([0.5]);
});

it('cuts without touching a sample', () => {
  const file = encodeWav([Float32Array.from({ length: 8000 }, (_, i) => i / 8000)], 8000);
  const part = cutWav(file, 0.25, 0.5)!;
  expect(part.subarray(44)).toEqual(file.subarray(44 + 4000, 44 + 8000));
  expect(cutWav(file, -1, 99)).toEqual(file);
  expect(cutWav(Uint8Array.of(1, 2, 3), 0, 1)).toBeNull();
});

it('joins chunks of one kind into one file, and anything else as it is', () => {
  const chunk = encodeWav([samples], 8000);
  const whole = joined([chunk, chunk]);
  expect(wavLayout(whole)!.end - 44).toBe(32);
  expect(whole.subarray(44, 60)).toEqual(whole.subarray(60));
  expect([...joined([Uint8Array.of(1), Uint8Array.of(2, 3)])]).toEqual([1, 2, 3]);
});

it('finds nothing in what is no WAV, however it is cut', () => {
  const file = encodeWav([samples], 8000);
  for (let end = 0; end < 44; end++) expect(wavLayout(file.subarray(0, end))).toBeNull();
  for (let end = 44; end <= file.length; end++) expect((wavLayout(file.subarray(0, end))!.end - 44) % 2).toBe(0);
});

it('outlines a sound by its loudest moments, over all channels', () => {
  expect([...outline([Float32Array.of(0, 0.5, 0, 0), Float32Array.of(0, 0, -1, 0)], 2)]).toEqual([0.5, 1]);
  expect([...outline([], 2)]).toEqual([0, 0]);
  expect([...outline([Float32Array.of(0.5)], 3)]).toEqual([0.5, 0.5, 0.5]);
});

it('tells times as clocks do', () => {
  expect([0, 65.9, 3725, Number.NaN, Number.POSITIVE_INFINITY].map(clock)).toEqual(['0:00', '1:05', '1:02:05', '-:--', '-:--']);
});
