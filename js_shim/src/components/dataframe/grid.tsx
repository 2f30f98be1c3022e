/** The table itself: one scroller with the header and the rows in sight. It has the focus; the active cell is its aria-activedescendant. */
// biome-ignore-all lint/a11y/useSemanticElements: a table element can't have rows that are not there
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { controlId, copyText, px } from '../../render/kit/index.js';
import { type Columns, LEAST_WIDTH, layOut, windowAt } from './columns.js';
import type { EditorProps } from './editor.js';
import { FilterForm } from './filter.js';
import { Header } from './header.js';
import { press } from './keys.js';
import { itemsAt, Menu, type Place } from './menu.js';
import type { TableModel } from './model.js';
import { choose, drag, dragEdge, isControl, pointOf } from './pointer.js';
import { clear, copy, paste } from './ranges.js';
import { type RowsContext, RowView, range } from './row.js';
import { at, HEADER, next, type Point, rectOf } from './selection.js';
import { isRich, type Props } from './types.js';
import { reveal, useMeasured, useViewport, type Viewport } from './viewport.js';

export type GridProps = { node: Node; model: TableModel; props: Props; label: string; full: boolean };

type Layer = { kind: 'menu' | 'filter'; point: Point; place: Place } | null;

const SAMPLE_ROWS = 60;

export function Grid({ node, model, props, label, full }: GridProps): VNode {
  void model.changed.value; // subscribes
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [layer, open] = useState<Layer>(null);
  const exact = model.value.held !== undefined || !(props.wrap || model.types.some(isRich));
  const view = useViewport(scroller as { current: HTMLDivElement }, model.size.rows, exact);
  useMeasured(body as { current: HTMLDivElement }, view, exact);
  const { columns, resize } = useColumns(model, props, view);
  const window = windowAt(columns, view.frame.left, view.frame.width);
  const { first, last } = view.rows;
  useEffect(() => model.remote?.want(first, last), [first, last, model.remote, model.spec]);
  useFollow(scroller as { current: HTMLDivElement }, model, view, columns);
  useClipboard(scroller as { current: HTMLDivElement }, model, node);
  const focus = () => scroller.current?.focus({ preventScroll: true });
  const close = useCloser(model, focus);
  const context = useContextOfRows(node, model, props, columns, window, exact, close);
  const openMenu = (point: Point, place?: Place) =>
    open({ kind: 'menu', point, place: place ?? placeOf(scroller.current?.querySelector(`#${CSS.escape(cellId(node, point))}`)) });
  const events = useEvents({ model, view, scroller: scroller as { current: HTMLDivElement }, focus, openMenu, resize, columns });
  const { selection } = model;
  const rect = selection && rectOf(selection);
  const head = selection?.head;
  const drawn = head && (head.row === HEADER || (head.row >= first && head.row < last));
  return (
    <>
      <div
        ref={scroller}
        class={`dataframe-grid${props.wrap ? ' dataframe-wrap' : ''}${exact ? ' dataframe-even-rows' : ''}`}
        style={{ maxHeight: full ? undefined : (px(props.max_height) ?? '500px') }}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={model.size.rows + 1}
        aria-colcount={model.size.cols + Number(columns.numbers > 0)}
        aria-multiselectable="true"
        aria-readonly={!model.interactive}
        aria-busy={model.busy}
        aria-activedescendant={drawn ? cellId(node, head) : undefined}
        onScroll={view.onScroll}
        {...events}
      >
        <Header
          model={model}
          prefix={controlId(node)}
          columns={columns}
          window={window}
          close={close}
          onResize={(col, event) => dragEdge(event, columns.widths[col] ?? LEAST_WIDTH, (width) => resize(col, width))}
          onFit={(col) => resize(col, null)}
        />
        <div
          class="dataframe-body"
          role="presentation"
          style={{ height: `${view.space.area}px`, width: `${columns.total + columns.numbers}px` }}
        >
          <div ref={body} class="dataframe-rows" role="rowgroup" style={{ top: `${view.space.edge(first) + view.space.shift}px` }}>
            {range(first, last).map((position) => {
              const inside = rect && position >= rect.top && position <= rect.bottom;
              const active = head?.row === position ? head.col : -1;
              return (
                <RowView
                  key={position}
                  context={context}
                  position={position}
                  row={model.rows.row(position)}
                  left={inside ? rect.left : -1}
                  right={inside ? rect.right : -1}
                  active={active}
                  last={position === model.size.rows - 1}
                  editing={model.editing?.row === position ? model.editing.text : null}
                />
              );
            })}
          </div>
        </div>
      </div>
      {layer?.kind === 'menu' && (
        <Menu
          place={layer.place}
          onClose={() => {
            open(null);
            focus();
          }}
          items={itemsAt(model, layer.point, {
            filter: (col) => open({ ...layer, kind: 'filter', point: { row: HEADER, col } }),
            copy: () => void Promise.resolve(copy(model)).then((text) => copyText(text, node.app.root)),
            paste: pasteFrom(model),
          })}
        />
      )}
      {layer?.kind === 'filter' && (
        <FilterForm
          model={model}
          col={layer.point.col}
          place={layer.place}
          onClose={() => {
            open(null);
            focus();
          }}
        />
      )}
    </>
  );
}

const cellId = (node: Node, { row, col }: Point): string => `${controlId(node)}-cell-${row}-${col}`;

function placeOf(element: Element | null | undefined): Place {
  const box = element?.getBoundingClientRect();
  return { x: box?.left ?? 0, y: box?.bottom ?? 0 };
}

/** Pasting by a menu, where the browser lets pages read the clipboard. */
function pasteFrom(model: TableModel): (() => void) | null {
  if (!navigator.clipboard?.readText) return null;
  return () => void navigator.clipboard.readText().then((text) => paste(model, text), console.warn);
}

/** Widths: guessed once per table, the user's own kept while its columns are the same. */
function useColumns(
  model: TableModel,
  props: Props,
  view: Viewport,
): { columns: Columns; resize: (col: number, px: number | null) => void } {
  const { headers } = model.value;
  const [dragged, drag] = useState<{ count: number; widths: ReadonlyMap<number, number> }>({ count: 0, widths: new Map() });
  const widths = dragged.count === headers.length ? dragged.widths : NONE;
  const sample = useMemo(
    () => range(0, Math.min(SAMPLE_ROWS, model.size.rows)).map((row) => headers.map((_, col) => model.text(row, col))),
    [model.epoch, headers.length, model.size.rows > 0],
  );
  const numbered = props.show_row_numbers ? Math.max(1, model.total) : null;
  const columns = useMemo(
    () =>
      layOut({
        headers,
        sample,
        asked: props.column_widths,
        dragged: widths,
        room: view.frame.width,
        pinned: props.pinned_columns ?? 0,
        numbered,
      }),
    [headers, sample, props.column_widths, widths, view.frame.width, props.pinned_columns, numbered],
  );
  const resize = (col: number, width: number | null) => {
    const changed = new Map(widths);
    if (width === null) changed.delete(col);
    else changed.set(col, Math.max(LEAST_WIDTH, width));
    drag({ count: headers.length, widths: changed });
  };
  return { columns, resize };
}

const NONE: ReadonlyMap<number, number> = new Map();

/** Keeps the corner that moves in sight. */
function useFollow(scroller: { current: HTMLDivElement }, model: TableModel, view: Viewport, columns: Columns): void {
  const { selection } = model;
  const before = useRef(selection);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = selection;
    if (!selection || selection === was || !scroller.current) return;
    const moved = was && was.head.row === selection.head.row && was.head.col === selection.head.col ? selection.tail : selection.head;
    // A whole column or table was chosen: nobody wants to be taken to its end.
    const { rows, cols } = model.size;
    const whole = !model.editing && rows > 1 && Math.abs(selection.head.row - selection.tail.row) === rows - 1;
    const wide = cols > 1 && Math.abs(selection.head.col - selection.tail.col) === cols - 1;
    if (!whole && !wide) reveal(scroller.current, view, columns, moved);
  });
}

/** What the clipboard does while the table has the focus. */
function useClipboard(scroller: { current: HTMLDivElement }, model: TableModel, node: Node): void {
  useEffect(() => {
    const root = scroller.current.getRootNode() as Document | ShadowRoot;
    const ours = (event: ClipboardEvent) => root.activeElement === scroller.current && model.selection !== null && !event.defaultPrevented;
    const copied = (event: ClipboardEvent) => {
      if (!ours(event)) return;
      const text = copy(model);
      event.preventDefault();
      if (typeof text === 'string') event.clipboardData?.setData('text/plain', text);
      else void text.then((late) => copyText(late, node.app.root));
      if (event.type === 'cut') clear(model);
    };
    const pasted = (event: ClipboardEvent) => {
      if (!ours(event) || !model.interactive) return;
      event.preventDefault();
      paste(model, event.clipboardData?.getData('text/plain') ?? '');
    };
    document.addEventListener('copy', copied);
    document.addEventListener('cut', copied);
    document.addEventListener('paste', pasted);
    return () => {
      document.removeEventListener('copy', copied);
      document.removeEventListener('cut', copied);
      document.removeEventListener('paste', pasted);
    };
  }, [model]);
}

/** Closes the open cell and goes where its key leads. */
function useCloser(model: TableModel, focus: () => void): EditorProps['onClose'] {
  return useMemo(
    () => (text, then) => {
      const { editing } = model;
      model.close(text);
      if (!editing || (then === 'stay' && text !== null)) return;
      focus();
      const { row, col } = editing;
      if (then === 'stay' || row === HEADER) return;
      const to =
        then === 'down' ? { row: row + 1, col } : then === 'up' ? { row: row - 1, col } : next(editing, model.size, then === 'previous');
      if (to && to.row >= 0) model.select(at(to.row, to.col));
    },
    [model],
  );
}

/** What rows are drawn with: the same object as long as all of it is the same. */
function useContextOfRows(
  node: Node,
  model: TableModel,
  props: Props,
  columns: Columns,
  window: { first: number; last: number },
  exact: boolean,
  close: EditorProps['onClose'],
): RowsContext {
  const { interactive, wrap, line_breaks, latex_delimiters, max_chars, static_columns } = props;
  return useMemo(
    () => ({
      app: node.app,
      prefix: controlId(node),
      headers: model.value.headers,
      types: model.types,
      columns,
      window,
      settings: { interactive, wrap, line_breaks, latex_delimiters, max_chars } as Props,
      fixedHeight: exact,
      menu: model.interactive,
      text: (position: number, col: number) => model.text(position, col),
      css: (position: number, col: number) => model.css(position, col),
      editable: (col: number) => model.editable(col),
      toggle: (position: number, col: number, on: boolean) => model.put([[position, col, on]]),
      close,
    }),
    // The order of rows is in it, because styles go by the row of the table.
    [
      node,
      model.epoch,
      model.value.headers,
      model.value.metadata,
      model.types.join(),
      model.spec,
      columns,
      window.first,
      window.last,
      interactive,
      wrap,
      line_breaks,
      latex_delimiters,
      max_chars,
      static_columns,
      exact,
    ],
  );
}

type EventTools = {
  model: TableModel;
  view: Viewport;
  scroller: { current: HTMLDivElement };
  focus: () => void;
  openMenu: (point: Point, place?: Place) => void;
  resize: (col: number, px: number | null) => void;
  columns: Columns;
};

function useEvents({ model, view, scroller, focus, openMenu, resize, columns }: EventTools) {
  return {
    onPointerDown: (event: PointerEvent) => {
      const point = pointOf(event.target);
      if (!point || event.button !== 0 || isControl(event.target)) return;
      // A finger scrolls; what it chooses comes with the click.
      if (event.pointerType === 'touch') return;
      event.preventDefault();
      focus();
      choose(model, point, event.shiftKey);
      if (!event.shiftKey && (point.row >= 0 || point.col >= 0)) drag(scroller.current, model, point);
    },
    onClick: (event: MouseEvent) => {
      const point = pointOf(event.target);
      if (!point) return;
      const menu = (event.target as Element).closest('[data-menu]');
      if (menu) {
        if (point.row === HEADER) model.select(at(HEADER, point.col), false);
        openMenu(point, placeOf(menu));
      } else if ((event as PointerEvent).pointerType === 'touch' && !isControl(event.target)) {
        const { selection } = model;
        const again = selection && point.row >= 0 && selection.head.row === point.row && selection.head.col === point.col;
        focus();
        if (again) model.edit();
        else choose(model, point, false);
      }
    },
    onDblClick: (event: MouseEvent) => {
      const point = pointOf(event.target);
      if (!point || point.col < 0 || isControl(event.target) || (point.row >= 0 && model.types[point.col] === 'bool')) return;
      model.select(at(point.row, point.col), false);
      model.edit();
    },
    onContextMenu: (event: MouseEvent) => {
      const point = pointOf(event.target);
      if (!point || point.col < 0 || isControl(event.target)) return;
      event.preventDefault();
      const rect = model.selection && rectOf(model.selection);
      const inside = rect && point.row >= rect.top && point.row <= rect.bottom && point.col >= rect.left && point.col <= rect.right;
      if (!inside) model.select(at(point.row, point.col), false);
      openMenu(point, { x: event.clientX, y: event.clientY });
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.target !== scroller.current || event.isComposing) return;
      const done = press(event, {
        model,
        page: view.page,
        openMenu: () => model.selection && openMenu(model.selection.head),
        widen: (col, by) => resize(col, (columns.widths[col] ?? 0) + by),
      });
      if (done) event.preventDefault();
    },
    onFocus: (event: FocusEvent) => {
      const { current } = scroller;
      if (event.target === current && !model.selection && model.size.cols > 0 && current.matches(':focus-visible')) {
        model.select(at(model.size.rows > 0 ? Math.max(0, view.space.at(view.space.offset)) : HEADER, 0), false);
      }
    },
  };
}
