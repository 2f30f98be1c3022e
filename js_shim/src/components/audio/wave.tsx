/** The outline of a sound, drawn as bars: what has been played in one colour, the rest in another. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export type Colors = { played?: string | null | undefined; rest?: string | null | undefined };

const BAR_PX = 2;
const GAP_PX = 1;

/** Parts of a sound that an outline has: more than any screen draws bars. */
export const PARTS = 1000;

type WaveProps = { peaks: Float32Array; fraction: number; colors: Colors };

/** @param fraction how much of it has been played, 0..1. */
export function Wave({ peaks, fraction, colors }: WaveProps): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const draw = () => canvas.current && paint(canvas.current, peaks, fraction, colors);
  const latest = useRef(draw);
  latest.current = draw;
  useLayoutEffect(() => {
    draw();
  });
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const watch = new ResizeObserver(() => latest.current());
    watch.observe(canvas.current);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    // The colours of a scheme are there in the next frame.
    const again = () => requestAnimationFrame(() => requestAnimationFrame(() => latest.current()));
    scheme.addEventListener('change', again);
    return () => {
      watch.disconnect();
      scheme.removeEventListener('change', again);
    };
  }, []);
  return <canvas ref={canvas} class="audio-wave" />;
}

export function paint(canvas: HTMLCanvasElement, peaks: Float32Array, fraction: number, colors: Colors): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const scale = devicePixelRatio || 1;
  const [wide, tall] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== wide || canvas.height !== tall) {
    canvas.width = wide;
    canvas.height = tall;
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  const played = colors.played || style.getPropertyValue('--audio-played').trim() || '#888';
  const rest = colors.rest || style.getPropertyValue('--audio-rest').trim() || '#ccc';
  const bars = Math.max(1, Math.floor(width / (BAR_PX + GAP_PX)));
  for (let bar = 0; bar < bars; bar++) {
    const from = Math.floor((bar * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
    let peak = 0;
    for (let i = from; i < to; i++) peak = Math.max(peak, peaks[i] ?? 0);
    const size = Math.max(2, Math.min(1, peak) * (height - 4));
    context.fillStyle = (bar + 0.5) / bars <= fraction ? played : rest;
    context.beginPath();
    context.roundRect(bar * (BAR_PX + GAP_PX), (height - size) / 2, BAR_PX, size, 1);
    context.fill();
  }
}
