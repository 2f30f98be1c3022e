/** The header row: names, sorting, menus, and the edges by which columns are made wider. */
// biome-ignore-all lint/a11y/useSemanticElements: a table element can't have rows that are not there
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus; headers are its aria-activedescendant
import type { VNode } from 'preact';
import type { Columns, Window } from './columns.js';
import { Editor, type EditorProps } from './editor.js';
import { AscendingIcon, DescendingIcon, DotsIcon, FilterIcon, LockIcon, SortIcon } from './icons.js';
import type { TableModel } from './model.js';
import { range } from './row.js';
import { HEADER, rectOf } from './selection.js';
import { nextSort } from './view.js';

export type HeaderProps = {
  model: TableModel;
  prefix: string;
  columns: Columns;
  window: Window;
  close: EditorProps['onClose'];
  onResize: (col: number, event: PointerEvent) => void;
  onFit: (col: number) => void;
};

export function Header(props: HeaderProps): VNode {
  const { columns, window } = props;
  const { pinned, offsets, total, numbers } = columns;
  const edge = (col: number): number => offsets[col] ?? total;
  return (
    <div class="dataframe-row dataframe-head" role="row" aria-rowindex={1} data-row={HEADER} style={{ width: `${total + numbers}px` }}>
      {numbers > 0 && (
        <div class="dataframe-number" role="columnheader" style={{ width: `${numbers}px` }} data-corner>
          <span class="lite-sr-only">Row number</span>
          <span aria-hidden="true">#</span>
        </div>
      )}
      {range(0, pinned).map((col) => (
        <HeaderCell key={col} {...props} col={col} stuck={numbers + edge(col)} />
      ))}
      {window.first > pinned && <div style={{ flex: 'none', width: `${edge(window.first) - edge(pinned)}px` }} />}
      {range(window.first, window.last).map((col) => (
        <HeaderCell key={col} {...props} col={col} stuck={null} />
      ))}
    </div>
  );
}

type CellProps = HeaderProps & { col: number; stuck: number | null };

function HeaderCell({ model, prefix, columns, col, stuck, close, onResize, onFit }: CellProps): VNode {
  const name = model.value.headers[col] ?? '';
  const rank = model.spec.sort.findIndex(([column]) => column === col);
  const direction = model.spec.sort[rank]?.[1];
  const filtered = model.spec.filters.some(([column]) => column === col);
  const editing = model.editing?.row === HEADER && model.editing.col === col ? model.editing : null;
  const { selection } = model;
  const rect = selection && rectOf(selection);
  const touched = rect !== null && rect.left <= col && col <= rect.right;
  const classes = [
    'dataframe-cell dataframe-header',
    stuck !== null && 'dataframe-pinned',
    stuck !== null && col === columns.pinned - 1 && 'dataframe-last-pinned',
    model.types[col] === 'number' && 'dataframe-right',
    touched && 'dataframe-touched',
    selection?.head.row === HEADER && selection.head.col === col && 'dataframe-active',
  ];
  return (
    <div
      id={`${prefix}-cell-${HEADER}-${col}`}
      class={classes.filter(Boolean).join(' ')}
      role="columnheader"
      aria-colindex={col + 1 + Number(columns.numbers > 0)}
      aria-label={name || `Column ${col + 1}`}
      aria-sort={direction ? `${direction}ending` : undefined}
      data-col={col}
      title={name}
      style={{ width: `${columns.widths[col]}px`, ...(stuck !== null && { left: `${stuck}px` }) }}
    >
      {editing ? (
        <Editor text={editing.text} datatype="str" label="Edit header" onClose={close} />
      ) : (
        <>
          {model.interactive && !model.editable(col) && (
            <span class="dataframe-lock" role="img" aria-label="Static column">
              <LockIcon />
            </span>
          )}
          <span class="dataframe-name">{name}</span>
          {filtered && (
            <span class="dataframe-filtered" role="img" aria-label="Filtered">
              <FilterIcon />
            </span>
          )}
          <SortButton model={model} col={col} name={name} rank={rank} direction={direction} />
          <button type="button" class="dataframe-menu-button" aria-label="Open cell menu" aria-haspopup="menu" tabIndex={-1} data-menu>
            <DotsIcon />
          </button>
        </>
      )}
      {/* Alt and the arrow keys do the same. */}
      <span
        class="dataframe-edge"
        aria-hidden="true"
        data-edge
        onPointerDown={(event) => onResize(col, event)}
        onDblClick={() => onFit(col)}
      />
    </div>
  );
}

type SortProps = { model: TableModel; col: number; name: string; rank: number; direction: 'asc' | 'desc' | undefined };

function SortButton({ model, col, name, rank, direction }: SortProps): VNode {
  const several = model.spec.sort.length > 1 && rank >= 0;
  const label = direction
    ? `Sorted ${direction}ending${several ? `. Sort priority: ${rank + 1}` : ''}`
    : `Sort by ${name || `column ${col + 1}`}`;
  return (
    <button
      type="button"
      class={`dataframe-sort${direction ? ' dataframe-sorted' : ''}`}
      aria-label={label}
      title={`${label}${direction ? '' : '. Shift adds it to the others.'}`}
      tabIndex={-1}
      data-sort
      onClick={(event) => model.show({ ...model.spec, sort: nextSort(model.spec.sort, col, event.shiftKey) })}
    >
      {direction === 'asc' ? <AscendingIcon size={14} /> : direction === 'desc' ? <DescendingIcon size={14} /> : <SortIcon size={14} />}
      {several && <span class="dataframe-rank">{rank + 1}</span>}
    </button>
  );
}
