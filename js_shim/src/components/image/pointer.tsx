/** Chooses a point of a picture by the keyboard: arrows move a cross, Shift makes the steps single pixels, Enter selects. */
import type { RefObject, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { placeOf } from './point.js';

type Point = [number, number];
type PointerProps = { image: RefObject<HTMLImageElement | null>; select: (point: Point) => void };

/** An arrow goes this share of the picture's longer side. */
const STEP = 1 / 50;
const ARROWS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function Pointer({ image, select }: PointerProps): VNode {
  const [point, move] = useState<Point | null>(null);
  const size = () => ({ width: image.current?.naturalWidth ?? 0, height: image.current?.naturalHeight ?? 0 });
  const middle = (): Point => [Math.floor(size().width / 2), Math.floor(size().height / 2)];
  const press = (event: KeyboardEvent) => {
    const { width, height } = size();
    if (width === 0) return;
    const now = point ?? middle();
    const arrow = ARROWS[event.key];
    if (arrow) {
      const step = event.shiftKey ? 1 : Math.max(1, Math.round(Math.max(width, height) * STEP));
      const within = (value: number, most: number) => Math.max(0, Math.min(most - 1, value));
      move([within(now[0] + arrow[0] * step, width), within(now[1] + arrow[1] * step, height)]);
    } else if (event.key === 'Enter' || event.key === ' ') select(now);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <button
        type="button"
        class="image-pointer"
        aria-label={`Point of the picture${point ? `: ${point.join(', ')}` : ''}. Arrow keys move it, Enter selects it`}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && move(point ?? middle())}
        onBlur={() => move(null)}
        onKeyDown={press}
      />
      {point && image.current && <i class="image-cross" style={crossStyle(point, image.current)} aria-hidden="true" />}
    </>
  );
}

function crossStyle(point: Point, image: HTMLImageElement): { left: string; top: string } {
  const box = { width: image.offsetWidth, height: image.offsetHeight };
  const [x, y] = placeOf(point, box, { width: image.naturalWidth, height: image.naturalHeight });
  return { left: `${image.offsetLeft + x}px`, top: `${image.offsetTop + y}px` };
}
