/** What of a table is in sight: follows the scroller, and scrolls it to a cell. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { Columns } from './columns.js';
import { RowSpace } from './rowspace.js';
import type { Point } from './selection.js';

export const ROW_HEIGHT = 34;
export const HEADER_HEIGHT = 38;
const OVERSCAN = 8;
/** Scrolling rests when nothing has come for so long. */
const REST_MS = 120;

export type Frame = { left: number; width: number; height: number };

export type Viewport = {
  space: RowSpace;
  frame: Frame;
  /** Rows to draw. */
  rows: { first: number; last: number };
  /** Rows of a screenful. */
  page: number;
  onScroll: () => void;
  redraw: () => void;
};

/** @param exact false if rows may be taller than one line: they are measured then. */
export function useViewport(scroller: RefObject<HTMLDivElement>, count: number, exact: boolean): Viewport {
  const [, redraw] = useReducer<number, void>((n) => n + 1, 0);
  const frame = useRef<Frame>({ left: 0, width: 0, height: 0 });
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const before = useRef<RowSpace>(undefined);
  const space = useMemo(() => new RowSpace(count, ROW_HEIGHT), [count, exact]);
  const read = () => {
    const element = scroller.current;
    if (!element) return;
    frame.current = { left: element.scrollLeft, width: element.clientWidth, height: element.clientHeight };
    space.scrolled(element.scrollTop, Math.max(0, element.clientHeight - HEADER_HEIGHT));
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    // A table that grew or shrank stays at the rows that were in sight.
    if (element && before.current) element.scrollTop = space.goTo(before.current.offset);
    before.current = space;
    read();
    redraw();
  }, [space]);
  useEffect(() => {
    const element = scroller.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      read();
      redraw();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(rest.current);
    };
  }, [space]);
  const onScroll = () => {
    read();
    redraw();
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      const element = scroller.current;
      const top = space.settle();
      if (element && Math.abs(element.scrollTop - top) >= 1) {
        element.scrollTop = top;
        redraw();
      }
    }, REST_MS);
  };
  const page = Math.max(1, Math.floor((frame.current.height - HEADER_HEIGHT) / ROW_HEIGHT) - 1);
  return { space, frame: frame.current, rows: space.window(OVERSCAN), page, onScroll, redraw };
}

/** Scrolls until the cell is in sight. */
export function reveal(element: HTMLElement, { space, redraw }: Viewport, columns: Columns, { row, col }: Point): void {
  if (row >= 0) {
    const offset = space.reveal(row);
    if (offset !== space.offset) {
      element.scrollTop = space.goTo(offset);
      redraw();
    }
  }
  if (col < columns.pinned) return;
  const { offsets, widths, pinned, numbers, total } = columns;
  const start = offsets[col] ?? 0;
  const end = start + (widths[col] ?? 0);
  const stuck = pinned < offsets.length ? (offsets[pinned] ?? 0) : total;
  const room = element.clientWidth - numbers;
  if (start - element.scrollLeft < stuck) element.scrollLeft = start - stuck;
  else if (end - element.scrollLeft > room) element.scrollLeft = end - room;
}

/** Measures drawn rows where they may differ, and draws again if that is news. */
export function useMeasured(body: RefObject<HTMLDivElement>, { space, redraw, rows }: Viewport, exact: boolean): void {
  useLayoutEffect(() => {
    if (exact || !body.current) return;
    const measure = () => {
      let news = false;
      for (const row of body.current?.children ?? []) {
        const height = (row as HTMLElement).offsetHeight;
        if (height > 0) news = space.learn(Number((row as HTMLElement).dataset['row']), height) || news;
      }
      if (news) redraw();
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    // Pictures and markup get their heights later.
    const observer = new ResizeObserver(measure);
    for (const row of body.current.children) observer.observe(row);
    return () => observer.disconnect();
  }, [space, exact, rows.first, rows.last]);
}
