/** The canvas in its stage: drawing by mouse, touch, pen and keys; moving and zooming the view. */
import { useSignalEffect } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Drawing, Ink } from './drawing.js';
import { fitted, type Point, panned, type Size, toStage, type View, zoomed } from './geometry.js';
import { Hand } from './hand.js';
import { brushOf } from './sheet.js';
import type { Tool } from './types.js';

const MARGIN = 10;
/** One press of a zoom button, and one notch of a wheel. */
export const ZOOM_STEP = 1.25;
const ZOOM_PER_PIXEL = 1.0025;
/** Above this, pixels are shown as squares. */
const SQUARE_SCALE = 3;

export type Camera = { view: View; stage: Size; zoom(factor: number): void; fit(): void };

type StageProps = {
  drawing: Drawing;
  tool: Tool;
  /** What a stroke draws with; null while the tool is no brush. */
  ink: Ink | null;
  label: string;
  /** DOM id of the canvas, and base of others. */
  id: string;
  interactive: boolean;
  /** In full screen the wheel belongs to the canvas. */
  full: boolean;
  /** Changes the size of what draws by a factor. */
  grow: (factor: number) => void;
  children: (camera: Camera) => ComponentChildren;
};

export function Stage({ drawing, tool, ink, label, id, interactive, full, grow, children }: StageProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [stage, measure] = useState<Size>({ width: 0, height: 0 });
  const [own, look] = useState<View | null>(null);
  const [cursor, place] = useState<Point | null>(null);
  const [said, say] = useState('');
  const [hover, point] = useState<Point | null>(null);
  const { width, height } = drawing.sheet;
  const view = own ?? fitted(drawing.sheet, stage, MARGIN);
  const live = useRef({ view, stage, drawing, tool, ink, full, own });
  live.current = { view, stage, drawing, tool, ink, full, own };

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(
      ([entry]) => entry && measure({ width: entry.contentRect.width, height: entry.contentRect.height }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // Another size is another picture: it is shown whole.
  useEffect(() => look(null), [width, height]);

  const paint = () => canvas.current && show(canvas.current, live.current.drawing, live.current.view, live.current.stage);
  useLayoutEffect(() => void paint());
  const waiting = useRef(0);
  useSignalEffect(() => {
    drawing.version.value;
    // Several points of a stroke come in one frame.
    waiting.current ||= requestAnimationFrame(() => {
      waiting.current = 0;
      paint();
    });
  });
  useEffect(() => () => cancelAnimationFrame(waiting.current), []);

  const turn = (view: View) => {
    // Two events may come before the next drawing.
    Object.assign(live.current, { view, own: view });
    look(view);
  };
  const zoom = (factor: number, at?: Point) => {
    const { view, stage } = live.current;
    turn(zoomed(view, factor, at ?? { x: stage.width / 2, y: stage.height / 2 }));
  };
  const pan = (dx: number, dy: number) => {
    const { view, stage, drawing } = live.current;
    turn(panned(view, dx, dy, drawing.sheet, stage));
  };
  const hand = useMemo(() => new Hand({ current: () => live.current, zoom, pan }), []);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // Only a listener that is not passive can keep the page from scrolling.
    const wheel = (event: WheelEvent) => {
      const { own, full } = live.current;
      const zooms = event.ctrlKey || event.metaKey;
      if (!zooms && !own && !full) return;
      event.preventDefault();
      if (zooms) zoom(ZOOM_PER_PIXEL ** -event.deltaY, { x: event.offsetX, y: event.offsetY });
      else pan(-event.deltaX, -event.deltaY);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, []);

  const keys = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP);
    else if (event.key === '-') zoom(1 / ZOOM_STEP);
    else if (event.key === '0') look(null);
    else if (event.key === '[' || event.key === ']') grow(event.key === '[' ? 1 / ZOOM_STEP : ZOOM_STEP);
    else if (step && tool === 'pan') pan(-step[0] * 40, -step[1] * 40);
    else if (step && ink) place(hand.walk(cursor, step, event.shiftKey, say));
    else if ((event.key === ' ' || event.key === 'Enter') && ink) place(hand.press(cursor, say));
    else if (event.key === 'Escape' && drawing.isDrawing) hand.lift(say);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const ring = hover ?? (cursor && toStage(view, cursor));
  return (
    <div class={`imageeditor-stage${tool === 'pan' ? ' imageeditor-grab' : ''}`} ref={frame}>
      <canvas
        ref={canvas}
        id={id}
        class="imageeditor-canvas"
        data-testid="image"
        {...(interactive ? { role: 'application', tabIndex: 0, 'aria-describedby': `${id}-keys` } : { role: 'img' })}
        aria-label={interactive ? `${label}, drawing area` : label}
        {...(interactive && {
          onPointerDown: (event: PointerEvent) => {
            place(null);
            hand.down(event);
          },
          onPointerMove: (event: PointerEvent) => {
            point(event.pointerType === 'touch' ? null : { x: event.offsetX, y: event.offsetY });
            hand.move(event);
          },
          onPointerUp: hand.up,
          onPointerCancel: hand.lost,
          onPointerLeave: () => point(null),
          onBlur: () => {
            hand.lift(say);
            place(null);
          },
          onKeyDown: keys,
        })}
      />
      {ring && ink && (
        <i
          class={`imageeditor-ring${cursor && !hover ? ' imageeditor-ring-keys' : ''}`}
          style={{ left: `${ring.x}px`, top: `${ring.y}px`, width: `${ink.size * view.scale}px`, height: `${ink.size * view.scale}px` }}
        />
      )}
      {interactive && (
        <>
          <span class="lite-sr-only" id={`${id}-keys`}>
            Arrow keys move the brush, with Shift further. Space puts it down and lifts it. Plus, minus and 0 zoom. Square brackets change
            the size. Control Z undoes.
          </span>
          <span class="lite-sr-only" role="status">
            {said}
          </span>
        </>
      )}
      {stage.width > 0 && children({ view, stage, zoom, fit: () => look(null) })}
    </div>
  );
}

export const STEPS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Draws the sheet on its paper, as the view has it. */
function show(canvas: HTMLCanvasElement, drawing: Drawing, view: View, stage: Size): void {
  const density = globalThis.devicePixelRatio || 1;
  const wide = Math.round(stage.width * density);
  const high = Math.round(stage.height * density);
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  const brush = brushOf(canvas);
  const { width, height } = drawing.sheet;
  brush.setTransform(1, 0, 0, 1, 0, 0);
  brush.clearRect(0, 0, wide, high);
  brush.setTransform(density * view.scale, 0, 0, density * view.scale, density * view.x, density * view.y);
  brush.fillStyle = '#fff';
  brush.shadowColor = 'rgb(0 0 0 / 25%)';
  brush.shadowBlur = 6 * density;
  brush.shadowOffsetY = density;
  brush.fillRect(0, 0, width, height);
  brush.shadowColor = 'transparent';
  brush.imageSmoothingEnabled = view.scale < SQUARE_SCALE;
  brush.imageSmoothingQuality = 'high';
  drawing.show(brush);
}
