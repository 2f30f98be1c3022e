/** One drawn row. It is drawn again only when something of it changed: a scrolled table draws hundreds of cells per frame. */
// biome-ignore-all lint/a11y/useSemanticElements: a table element can't have rows that are not there
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus; cells are its aria-activedescendant
import { Component, type VNode } from 'preact';
import type { AppServices } from '../../render/contract.js';
import type { Columns, Window } from './columns.js';
import { Content } from './content.js';
import { Editor, type EditorProps } from './editor.js';
import { DotsIcon } from './icons.js';
import { safeStyle } from './styling.js';
import type { Cell, Datatype, Props, Row } from './types.js';

/** What all rows share; another object means that all are drawn again. */
export type RowsContext = {
  app: AppServices;
  prefix: string;
  headers: string[];
  types: Datatype[];
  columns: Columns;
  window: Window;
  settings: Props;
  fixedHeight: boolean;
  /** Whether cells have a menu. */
  menu: boolean;
  text: (position: number, col: number) => string;
  css: (position: number, col: number) => string;
  editable: (col: number) => boolean;
  toggle: (position: number, col: number, on: boolean) => void;
  close: EditorProps['onClose'];
};

export type RowProps = {
  context: RowsContext;
  position: number;
  row: Row | undefined;
  /** Columns of the selection in this row, -1 for none. */
  left: number;
  right: number;
  /** Whether it is the table's last. */
  last: boolean;
  active: number;
  /** The text of the open cell, if it is the active one of this row. */
  editing: string | null;
};

export class RowView extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const now = this.props;
    return (Object.keys(next) as (keyof RowProps)[]).some((key) => next[key] !== now[key]);
  }

  override render({ context, position, left, right, last }: RowProps): VNode {
    const { columns, window } = context;
    const { pinned, offsets, total, numbers, widths } = columns;
    const edge = (col: number): number => offsets[col] ?? total;
    const pinnedEdge = edge(pinned);
    return (
      <div
        class={`dataframe-row${position % 2 ? ' dataframe-odd' : ''}${last ? ' dataframe-last' : ''}`}
        role="row"
        aria-rowindex={position + 2}
        aria-selected={left === 0 && right === widths.length - 1 ? true : undefined}
        data-row={position}
        style={{ width: `${total + numbers}px` }}
      >
        {numbers > 0 && (
          <div
            class={`dataframe-number${left >= 0 ? ' dataframe-touched' : ''}`}
            role="rowheader"
            style={{ width: `${numbers}px` }}
            data-number
          >
            {position + 1}
          </div>
        )}
        {range(0, pinned).map((col) => this.cell(col, numbers + edge(col)))}
        {window.first > pinned && <div style={{ flex: 'none', width: `${edge(window.first) - pinnedEdge}px` }} />}
        {range(window.first, window.last).map((col) => this.cell(col, null))}
      </div>
    );
  }

  private cell(col: number, stuck: number | null): VNode {
    const { context, position, row, left, right, active, editing } = this.props;
    const { columns, types, prefix, settings, headers } = context;
    const datatype = types[col] ?? 'str';
    const isActive = active === col;
    const open = isActive && editing !== null;
    const classes = [
      'dataframe-cell',
      datatype === 'number' && 'dataframe-right',
      datatype === 'bool' && 'dataframe-center',
      stuck !== null && 'dataframe-pinned',
      stuck !== null && col === columns.pinned - 1 && 'dataframe-last-pinned',
      col >= left && col <= right && 'dataframe-chosen',
      isActive && 'dataframe-active',
      !context.editable(col) && settings.interactive && 'dataframe-static',
    ];
    const css = safeStyle(context.css(position, col)) ?? '';
    const place = `width:${columns.widths[col]}px;${stuck === null ? '' : `left:${stuck}px;`}`;
    return (
      <div
        key={col}
        id={`${prefix}-cell-${position}-${col}`}
        class={classes.filter(Boolean).join(' ')}
        role="gridcell"
        aria-colindex={col + 1 + Number(columns.numbers > 0)}
        aria-selected={col >= left && col <= right}
        aria-readonly={settings.interactive ? !context.editable(col) : undefined}
        data-testid={`cell-${position}-${col}`}
        data-col={col}
        style={place + css}
      >
        {open ? (
          <Editor text={editing ?? ''} datatype={datatype} label="Edit cell" onClose={context.close} />
        ) : row === undefined ? (
          <span class="dataframe-waiting" />
        ) : (
          this.content(row[col], datatype, col, headers[col] ?? '')
        )}
        {isActive && !open && context.menu && (
          <button type="button" class="dataframe-menu-button" aria-label="Open cell menu" aria-haspopup="menu" tabIndex={-1} data-menu>
            <DotsIcon />
          </button>
        )}
      </div>
    );
  }

  private content(cell: Cell | undefined, datatype: Datatype, col: number, header: string): VNode {
    const { context, position } = this.props;
    return (
      <Content
        app={context.app}
        datatype={datatype}
        cell={cell}
        text={context.text(position, col)}
        header={header}
        settings={context.settings}
        toggle={context.editable(col) ? (on) => context.toggle(position, col, on) : null}
      />
    );
  }
}

export const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
