/** What is above and below a table: its name, search and buttons; how many rows there are and what is chosen. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import {
  CheckIcon,
  CloseIcon,
  CopyButton,
  IconButton,
  MaximizeIcon,
  MinimizeIcon,
  PlusIcon,
  SearchIcon,
  ToolbarButtons,
  UndoIcon,
} from '../../render/kit/index.js';
import { RedoIcon } from './icons.js';
import type { TableModel } from './model.js';
import { copyAll } from './ranges.js';
import { cellCount, isOne, rectOf } from './selection.js';
import type { Props } from './types.js';
import { ALL, asNumber, isAll } from './view.js';

type BarProps = { node: Node; model: TableModel; props: Props; title: VNode | null; full: boolean; onFull: (full: boolean) => void };

export function Bar({ node, model, props, title, full, onFull }: BarProps): VNode | null {
  void model.changed.value; // subscribes
  const buttons = Array.isArray(props.buttons) ? props.buttons : ['fullscreen', 'copy'];
  const search = props.show_search ?? 'none';
  const shown = buttons.length > 0 || search !== 'none' || model.interactive || !isAll(model.spec);
  if (!title && !shown) return null;
  return (
    <div class="dataframe-bar">
      {title}
      {shown && (
        <div class="dataframe-tools" role="toolbar" aria-label="Table actions">
          {search !== 'none' && <Search model={model} />}
          {search === 'filter' && !isAll(model.spec) && model.interactive && (
            <IconButton label="Apply filter and update dataframe values" disabled={model.busy} onClick={() => model.applyView()}>
              <CheckIcon />
            </IconButton>
          )}
          {(model.spec.filters.length > 0 || model.spec.sort.length > 0) && (
            <button
              type="button"
              class="lite-icon-button lite-icon-button-text"
              onClick={() => model.show({ ...ALL, search: model.spec.search })}
            >
              <CloseIcon size={12} /> Clear {model.spec.filters.length > 0 ? 'filters' : 'sort'}
            </button>
          )}
          {model.interactive && (
            <>
              <IconButton label="Undo" disabled={!model.canUndo} onClick={() => model.undo()}>
                <UndoIcon />
              </IconButton>
              <IconButton label="Redo" disabled={!model.canRedo} onClick={() => model.redo()}>
                <RedoIcon />
              </IconButton>
            </>
          )}
          {buttons.includes('copy') && !model.value.held && <CopyButton label="Copy table data" text={() => copyAll(model)} />}
          {buttons.includes('fullscreen') && (
            <IconButton label={full ? 'Exit fullscreen mode' : 'Fullscreen'} onClick={() => onFull(!full)}>
              {full ? <MinimizeIcon /> : <MaximizeIcon />}
            </IconButton>
          )}
          <ToolbarButtons node={node} buttons={buttons} />
        </div>
      )}
    </div>
  );
}

/** Typing is followed at once in the page, and with a breath where Python searches. */
const BREATH_MS = { page: 80, python: 350 };

function Search({ model }: { model: TableModel }): VNode {
  void model.changed.value; // subscribes: the view may be made the value, and nothing is searched then
  const [text, write] = useState(model.spec.search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const { search } = model.spec;
  useEffect(() => write(search), [search]);
  const find = (wanted: string, wait: number) => {
    write(wanted);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => model.show({ ...model.spec, search: wanted }), wait);
  };
  return (
    <label class="dataframe-search">
      <SearchIcon size={14} />
      <input
        type="search"
        class="lite-input"
        aria-label="Search"
        placeholder="Search…"
        value={text}
        onInput={(event) => find(event.currentTarget.value, model.remote ? BREATH_MS.python : BREATH_MS.page)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.stopPropagation();
          find('', 0);
        }}
      />
    </label>
  );
}

/** `epoch` makes it drawn again when the table is another: it is the same model, and only what the user does to that is told. */
export type TableOf = { model: TableModel; epoch: number };

export function Foot({ model }: TableOf): VNode {
  void model.changed.value; // subscribes
  const { total, size } = model;
  const rows = `${total.toLocaleString()} ${total === 1 ? 'row' : 'rows'}`;
  const count = size.rows === total ? rows : `${size.rows.toLocaleString()} of ${rows}`;
  return (
    <div class="dataframe-foot">
      {model.interactive && (
        <button
          type="button"
          class="dataframe-add"
          aria-label="Add row"
          title="Add row"
          disabled={!model.allowsRows(1)}
          onClick={() => model.addRow()}
        >
          <PlusIcon size={14} /> Row
        </button>
      )}
      <span role="status" class={model.problem ? 'dataframe-problem' : undefined}>
        {model.problem || (model.busy ? 'Searching…' : count)}
      </span>
      <span class="dataframe-sums">{summary(model)}</span>
    </div>
  );
}

/** Cells that are summed up without being noticed. */
const MOST_SUMMED = 200_000;

/** What a spreadsheet says of the chosen cells. */
export function summary(model: TableModel): string {
  const { selection } = model;
  if (!selection || isOne(selection)) return '';
  const rect = rectOf(selection);
  const count = cellCount(rect);
  const cells = `${count.toLocaleString()} cells`;
  if (count > MOST_SUMMED) return cells;
  const numbers: number[] = [];
  for (let row = Math.max(0, rect.top); row <= rect.bottom; row++) {
    const values = model.rows.row(row);
    if (!values) return cells;
    for (let col = rect.left; col <= rect.right; col++) {
      const number = asNumber(values[col]);
      if (number !== null && Number.isFinite(number)) numbers.push(number);
    }
  }
  if (numbers.length < 2) return cells;
  const sum = numbers.reduce((a, b) => a + b, 0);
  return `${cells} · Sum ${short(sum)} · Average ${short(sum / numbers.length)}`;
}

const short = (value: number): string =>
  value.toLocaleString(undefined, { maximumSignificantDigits: Math.abs(value) >= 1e15 ? 6 : 12, maximumFractionDigits: 4 });
