/** The last seconds of a recording, as they are heard. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { outline } from '../../render/kit/sound.js';
import { paint } from './wave.js';

const SHOWN = 120;

/** @param count how many pieces there are: the list itself grows in place. */
export function Levels({ pieces, count, color }: { pieces: Float32Array[]; count: number; color: string | null | undefined }): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const peaks = new Float32Array(SHOWN);
    const last = pieces.slice(-SHOWN);
    for (const [i, piece] of last.entries()) peaks.set(outline([piece], 1), SHOWN - last.length + i);
    paint(canvas.current, peaks, 1, { played: color, rest: color });
  }, [count, pieces, color]);
  return <canvas ref={canvas} class="audio-levels" data-testid="recording-waveform" role="img" aria-label="Sound of the microphone" />;
}
