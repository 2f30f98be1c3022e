/** The frame of a crop: its sides and corners are moved by pointer or keys. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { dragged, type Handle, type Rect, type Size, toStage, type View } from './geometry.js';
import { STEPS } from './stage.js';

type CropProps = { view: View; canvas: Size; rect: Rect; onRect: (rect: Rect) => void };

const HANDLES: [name: string, handle: Handle][] = [
  ['top left corner', [-1, -1]],
  ['top side', [0, -1]],
  ['top right corner', [1, -1]],
  ['right side', [1, 0]],
  ['bottom right corner', [1, 1]],
  ['bottom side', [0, 1]],
  ['bottom left corner', [-1, 1]],
  ['left side', [-1, 0]],
];
const SHIFTED = 10;

export function CropFrame({ view, canvas, rect, onRect }: CropProps): VNode {
  const from = useRef<{ x: number; y: number; rect: Rect } | null>(null);
  const { x, y } = toStage(view, rect);
  /** What a handle hears. */
  const events = (handle: Handle) => ({
    onPointerDown: (event: PointerEvent) => {
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      event.stopPropagation();
      from.current = { x: event.clientX, y: event.clientY, rect };
    },
    onPointerMove: (event: PointerEvent) => {
      const start = from.current;
      if (start)
        onRect(dragged(start.rect, handle, (event.clientX - start.x) / view.scale, (event.clientY - start.y) / view.scale, canvas));
    },
    onPointerUp: () => {
      from.current = null;
    },
    onPointerCancel: () => {
      from.current = null;
    },
    onKeyDown: (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      const by = event.shiftKey ? SHIFTED : 1;
      onRect(dragged(rect, handle, step[0] * by, step[1] * by, canvas));
    },
  });
  return (
    <div
      class="imageeditor-crop"
      style={{ left: `${x}px`, top: `${y}px`, width: `${rect.width * view.scale}px`, height: `${rect.height * view.scale}px` }}
      data-testid="crop-frame"
    >
      <button type="button" class="imageeditor-crop-move" aria-label="Move the crop, with the arrow keys" {...events([0, 0])} />
      {HANDLES.map(([name, handle]) => (
        <button
          key={name}
          type="button"
          class="imageeditor-handle"
          aria-label={`Crop: ${name}`}
          style={{ left: `${(handle[0] + 1) * 50}%`, top: `${(handle[1] + 1) * 50}%`, cursor: cursorOf(handle) }}
          {...events(handle)}
        />
      ))}
    </div>
  );
}

const cursorOf = ([x, y]: Handle): string => (x === 0 ? 'ns-resize' : y === 0 ? 'ew-resize' : x === y ? 'nwse-resize' : 'nesw-resize');
