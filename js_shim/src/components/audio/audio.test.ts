import { afterEach, describe, expect, it, vi } from 'vitest';
import { startsFile } from '../../render/kit/feed.js';
import { encodeWav } from '../../render/kit/wav.js';
import { type Output, outputFor } from './output.js';
import { wordsAt } from './subtitles.js';

it('shows the words of the moment, lines that overlap below each other', () => {
  const cues = [
    { text: 'One', timestamp: [0, 2] as [number, number] },
    { text: 'Two', timestamp: [1, 3] as [number, number] },
  ];
  expect([0, 1, 2, 3].map((time) => wordsAt(cues, time))).toEqual(['One', 'One\nTwo', 'Two', '']);
});

it('knows a file of its own from the rest of a stream', () => {
  expect(startsFile(Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0))).toBe(true);
  expect(startsFile(Uint8Array.from([0, 0, 0, 24, ...'ftypmp42'].map((c) => (typeof c === 'string' ? c.charCodeAt(0) : c))))).toBe(true);
  expect(startsFile(Uint8Array.of(0x1f, 0x43, 0xb6, 0x75))).toBe(false);
  expect(startsFile(new Uint8Array())).toBe(false);
});

describe('a stream of sound', () => {
  /** A context that runs on for a moment before it stands, as browsers' do. */
  class Context {
    state = 'running';
    currentTime = 0.02;
    onstatechange = () => {};
    starts: number[] = [];
    private turn(state: string) {
      return Promise.resolve().then(() => {
        this.currentTime += 0.01;
        this.state = state;
        this.onstatechange();
      });
    }
    suspend = () => this.turn('suspended');
    resume = () => this.turn('running');
    createBuffer = (_: number, frames: number, rate: number) => ({ duration: frames / rate, copyToChannel: () => {} });
    createBufferSource = () => ({ connect: () => {}, start: (at: number) => this.starts.push(at) });
  }
  const contexts: Context[] = [];
  const open = (autoplay: boolean) => {
    vi.stubGlobal(
      'AudioContext',
      class extends Context {
        constructor() {
          super();
          contexts.push(this);
        }
      },
    );
    const chunk = encodeWav([new Float32Array(4000)], 8000);
    let output: Output | undefined;
    output = outputFor(chunk, { changed: () => heard.push(output?.playing ?? false), failed: () => {}, autoplay });
    output.push(chunk);
    output.push(chunk);
    return { output, context: contexts.at(-1) as Context };
  };
  const heard: boolean[] = [];
  afterEach(() => {
    vi.unstubAllGlobals();
    heard.length = 0;
  });

  it('is at its beginning as long as nobody plays it, however long the clock took to stand', async () => {
    const { output, context } = open(false);
    await vi.waitFor(() => expect(output.seconds).toBeCloseTo(1));
    expect([output.time, output.playing, heard.includes(true)]).toEqual([0, false, false]);
    expect(context.starts[0]).toBe(context.currentTime);
    await output.play();
    expect(output.playing).toBe(true);
    context.currentTime += 0.25;
    expect(output.time).toBeCloseTo(0.26);
  });

  it('begins a moment ahead where it plays by itself', async () => {
    const { output, context } = open(true);
    await vi.waitFor(() => expect(output.seconds).toBeCloseTo(1));
    expect(context.starts[0]).toBeGreaterThan(0.02);
    expect(context.starts[1]).toBeCloseTo((context.starts[0] as number) + 0.5);
    expect([output.time, output.playing]).toEqual([0, true]);
  });
});
