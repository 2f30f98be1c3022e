/** The menu of a cell or a header, in the top layer where nothing cuts it off. Arrow keys choose, Escape closes. */
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { TableModel } from './model.js';
import { clear } from './ranges.js';
import { HEADER, type Point, rectOf } from './selection.js';
import { withSort } from './view.js';

export type Item = { label: string; keys?: string; run: () => void; off?: boolean } | null;

export type Place = { x: number; y: number };

type MenuProps = { items: Item[]; place: Place; onClose: () => void };

export function Menu({ items, place, onClose }: MenuProps): VNode {
  const list = useRef<HTMLDivElement>(null);
  usePopup(list, place, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
    const now = buttons.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (to !== undefined) buttons.at(to % buttons.length)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={list} class="dataframe-menu" role="menu" aria-label="Cell menu" tabIndex={-1} popover="manual" onKeyDown={onKeyDown}>
      {items.map((item, i) =>
        item === null ? (
          <hr key={i} />
        ) : (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            disabled={item.off}
            onClick={() => {
              onClose();
              item.run();
            }}
          >
            <span>{item.label}</span>
            {item.keys && <span class="dataframe-keys">{item.keys}</span>}
          </button>
        ),
      )}
    </div>
  );
}

/** A small form in the same kind of layer. */
export function Popup({
  place,
  onClose,
  label,
  children,
}: {
  place: Place;
  onClose: () => void;
  label: string;
  children: ComponentChildren;
}): VNode {
  const box = useRef<HTMLDivElement>(null);
  usePopup(box, place, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  };
  return (
    <div ref={box} class="dataframe-menu dataframe-popup" role="dialog" aria-label={label} popover="manual" onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

const EDGE = 8;

/** Opens the layer at `place`, puts the focus in it, and closes it when something else is pressed or scrolled. */
function usePopup(ref: { current: HTMLDivElement | null }, { x, y }: Place, onClose: () => void): void {
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    box.showPopover?.();
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(EDGE, Math.min(x, innerWidth - width - EDGE))}px`;
    box.style.top = `${Math.max(EDGE, Math.min(y, innerHeight - height - EDGE))}px`;
    box.querySelector<HTMLElement>('button:not(:disabled), select, input')?.focus();
  }, []);
  useEffect(() => {
    const away = (event: Event) => {
      if (!ref.current?.contains(event.composedPath()[0] as globalThis.Node)) onClose();
    };
    document.addEventListener('pointerdown', away, true);
    window.addEventListener('resize', onClose);
    window.addEventListener('wheel', away, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointerdown', away, true);
      window.removeEventListener('resize', onClose);
      window.removeEventListener('wheel', away, { capture: true });
    };
  }, []);
}

type Actions = { filter: (col: number) => void; copy: () => void; paste: (() => void) | null };

/** What can be done at `point`. */
export function itemsAt(model: TableModel, point: Point, { filter, copy, paste }: Actions): Item[] {
  const { row, col } = point;
  const header = row === HEADER;
  const sort = (direction: 'asc' | 'desc' | null) => () =>
    model.show({ ...model.spec, sort: withSort(model.spec.sort, col, direction, model.spec.sort.length > 1) });
  const sorted = model.spec.sort.some(([column]) => column === col);
  const groups: Item[][] = [
    header
      ? [
          { label: 'Sort ascending', run: sort('asc') },
          { label: 'Sort descending', run: sort('desc') },
          { label: 'Clear sort', run: sort(null), off: !sorted },
          { label: 'Filter', run: () => filter(col) },
        ]
      : [
          { label: 'Copy', keys: 'Ctrl+C', run: copy },
          ...(model.editable(col) && paste ? [{ label: 'Paste', keys: 'Ctrl+V', run: paste }] : []),
          ...(model.editable(col) ? [{ label: 'Clear', keys: 'Del', run: () => clear(model) }] : []),
        ],
    ...(model.interactive ? changes(model, point) : []),
  ];
  return groups.filter((group) => group.length > 0).flatMap((group, i) => (i === 0 ? group : [null, ...group]));
}

function changes(model: TableModel, { row, col }: Point): Item[][] {
  const { selection } = model;
  const rect = selection ? rectOf(selection) : { top: row, bottom: row, left: col, right: col };
  const tall = rect.bottom - Math.max(0, rect.top) + 1;
  const wide = rect.right - rect.left + 1;
  const rows: Item[] = [
    { label: 'Add row above', run: () => model.addRow(row), off: !model.allowsRows(1) },
    { label: 'Add row below', run: () => model.addRow(row + 1), off: !model.allowsRows(1) },
    { label: tall > 1 ? `Delete ${tall} rows` : 'Delete row', run: () => model.deleteRows(), off: !model.allowsRows(-tall) },
  ];
  const columns: Item[] = [
    ...(row === HEADER ? [{ label: 'Rename', keys: 'F2', run: () => model.edit() }] : []),
    { label: 'Add column to the left', run: () => model.addColumn(col), off: !model.allowsColumns(1) },
    { label: 'Add column to the right', run: () => model.addColumn(col + 1), off: !model.allowsColumns(1) },
    { label: wide > 1 ? `Delete ${wide} columns` : 'Delete column', run: () => model.deleteColumns(), off: !model.allowsColumns(-wide) },
  ];
  return row === HEADER ? [columns] : [rows, columns];
}
