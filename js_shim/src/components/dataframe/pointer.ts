/** The pointer on a table: choosing by press and drag, whole rows and columns, and the edges of headers. */
import { LEAST_WIDTH } from './columns.js';
import type { TableModel } from './model.js';
import { at, columns, everything, HEADER, type Point, rows } from './selection.js';

/** What was hit: a cell, a header (row -1), a row's number (col -1), the corner (both), or nothing. */
export function pointOf(target: EventTarget | null): Point | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-col], [data-number], [data-corner]') : null;
  const row = Number(element?.closest<HTMLElement>('[data-row]')?.dataset['row']);
  if (!element || Number.isNaN(row)) return null;
  if (element.dataset['corner'] !== undefined) return { row: HEADER, col: -1 };
  return { row, col: element.dataset['number'] === undefined ? Number(element.dataset['col']) : -1 };
}

/** Whether `target` is a control in a cell, which deals with the pointer itself. */
export const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, input, textarea, select, a, summary, [data-edge]') !== null;

/** Chooses what was pressed; with Shift up to it. */
export function choose(model: TableModel, point: Point, extend: boolean): void {
  const { size, selection } = model;
  const from = extend && selection ? selection.head : point;
  if (point.row === HEADER && point.col < 0) model.select(everything(size), false);
  else if (point.row === HEADER) model.select(size.rows === 0 ? at(HEADER, point.col) : columns(from.col, point.col, size), false);
  else if (point.col < 0) model.select(rows(from.row, point.row, size), false);
  else if (extend && selection) model.select({ head: selection.head, tail: point });
  else model.select(at(point.row, point.col));
}

/** Stretches what was chosen to where the pointer is dragged. */
function stretch(model: TableModel, start: Point, over: Point): void {
  const { size } = model;
  if (start.row === HEADER && start.col >= 0 && over.col >= 0) model.select(columns(start.col, over.col, size), false);
  else if (start.col < 0 && over.row >= 0) model.select(rows(start.row, over.row, size), false);
  else if (start.row >= 0 && over.row >= 0 && over.col >= 0) model.select({ head: start, tail: over }, false);
}

const EDGE = 28;
const SCROLL_STEP = 26;

/** Follows a drag that began at `start` until the button is let go; scrolls at the edges. */
export function drag(scroller: HTMLElement, model: TableModel, start: Point): void {
  const root = scroller.getRootNode() as Document | ShadowRoot;
  let last = { x: 0, y: 0 };
  const follow = () => {
    const over = pointOf(root.elementFromPoint(last.x, last.y));
    if (over) stretch(model, start, over);
  };
  const timer = setInterval(() => {
    const { top, bottom, left, right } = scroller.getBoundingClientRect();
    if (last.x === 0 && last.y === 0) return;
    const down = last.y > bottom - EDGE ? 1 : last.y < top + EDGE && start.row >= 0 ? -1 : 0;
    const across = last.x > right - EDGE ? 1 : last.x < left + EDGE ? -1 : 0;
    if (down === 0 && across === 0) return;
    scroller.scrollBy(across * SCROLL_STEP, down * SCROLL_STEP);
    last = { x: Math.min(Math.max(last.x, left + 4), right - 20), y: Math.min(Math.max(last.y, top + 44), bottom - 20) };
    follow();
  }, 40);
  const moved = (event: PointerEvent) => {
    last = { x: event.clientX, y: event.clientY };
    follow();
  };
  const ended = () => {
    clearInterval(timer);
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', ended);
    window.removeEventListener('pointercancel', ended);
  };
  window.addEventListener('pointermove', moved);
  window.addEventListener('pointerup', ended);
  window.addEventListener('pointercancel', ended);
}

/** Follows the drag of a column's edge. @param resize gets the width in px, at every move. */
export function dragEdge(event: PointerEvent, width: number, resize: (px: number) => void): void {
  event.preventDefault();
  event.stopPropagation();
  const edge = event.currentTarget as HTMLElement;
  const start = event.clientX;
  edge.setPointerCapture(event.pointerId);
  const moved = ({ clientX }: PointerEvent) => resize(Math.max(LEAST_WIDTH, width + clientX - start));
  const ended = () => {
    edge.removeEventListener('pointermove', moved);
    edge.removeEventListener('pointerup', ended);
    edge.removeEventListener('pointercancel', ended);
  };
  edge.addEventListener('pointermove', moved);
  edge.addEventListener('pointerup', ended);
  edge.addEventListener('pointercancel', ended);
}
