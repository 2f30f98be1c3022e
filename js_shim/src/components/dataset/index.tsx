/** Dataset: samples to pick from, as a gallery or a table, page by page. What `gr.Examples` draws. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { Block, controlId, Empty, MenuIcon } from '../../render/kit/index.js';
import css from './dataset.css?inline';
import { pagesShown } from './pages.js';
import { Sample } from './sample.js';
import { clipped } from './words.js';

type Props = {
  value?: number | null;
  label?: string | null;
  show_label?: boolean | null;
  components?: string[] | null;
  headers?: string[] | null;
  samples?: Json[][] | null;
  layout?: 'gallery' | 'table' | null;
  samples_per_page?: number | null;
  container?: boolean | null;
  sample_labels?: string[] | null;
};

/** A sample with its place among all. */
type Row = { index: number; values: Json[]; label: string | null };

const DEFAULT_PAGE = 10;

const Dataset: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const [wanted, turn] = useState(0);
  const rows = rowsOf(props);
  const size = Math.max(1, props.samples_per_page ?? DEFAULT_PAGE);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(wanted, pages - 1);
  const shown = rows.slice(page * size, (page + 1) * size);
  const types = (props.components ?? []).map(String);
  const gallery = props.sample_labels != null || (props.layout ?? (types.length <= 1 ? 'gallery' : 'table')) === 'gallery';
  const name = `${controlId(node)}-name`;
  const label = props.label ?? 'Examples';
  const View = gallery ? Gallery : Table;
  return (
    <Block node={node} container={false} padding={false} class="dataset" role="group" labelledBy={name}>
      <div data-testid="dataset-root" class={props.container === false ? 'dataset-bare' : undefined}>
        <div id={name} class={`dataset-label${(props.show_label ?? true) ? '' : ' lite-sr-only'}`}>
          <MenuIcon size={13} />
          {label}
        </div>
        {rows.length === 0 ? (
          <Empty size="small">No examples</Empty>
        ) : (
          <View node={node} rows={shown} types={types} props={props} label={label} />
        )}
        {pages > 1 && <Pager page={page} pages={pages} turn={turn} />}
      </div>
    </Block>
  );
};
export default Dataset;

function rowsOf({ samples, sample_labels }: Props): Row[] {
  return (samples ?? []).map((values, index) => ({
    index,
    values: Array.isArray(values) ? values : [values],
    label: sample_labels?.[index] ?? null,
  }));
}

function pick(node: Node, { index, values }: Row): void {
  node.set({ value: index });
  node.emit('click', { index, value: values });
  node.emit('select', { index, value: values });
}

type ViewProps = { node: Node; rows: Row[]; types: string[]; props: Props; label: string };

function Gallery({ node, rows, types, props }: ViewProps): VNode {
  return (
    <div class="dataset-gallery">
      {rows.map((row) => (
        <button
          key={row.index}
          type="button"
          class={`dataset-item gallery-item${types[0] === 'image' && row.label === null ? ' dataset-item-image' : ''}`}
          aria-pressed={props.value === row.index}
          aria-label={nameOf(row, types)}
          onClick={() => pick(node, row)}
        >
          {row.label ?? <GallerySample row={row} types={types} />}
        </button>
      ))}
    </div>
  );
}

function GallerySample({ row, types }: { row: Row; types: string[] }): VNode {
  return (
    <>
      {row.values.map((value, column) => (
        <Sample key={column} type={types[column] ?? types[0] ?? 'textbox'} value={value} />
      ))}
    </>
  );
}

/** The row's text; pictures and empty samples are called by their number. */
const nameOf = ({ index, values, label }: Row, types: string[]): string =>
  label ??
  (values
    .map((value, column) => clipped(value, types[column] ?? 'textbox'))
    .filter(Boolean)
    .join(', ') ||
    `Example ${index + 1}`);

/** A row is clicked anywhere; by keyboard it is the button in its first cell. */
function Table({ node, rows, types, props, label }: ViewProps): VNode {
  const headers = props.headers ?? [];
  return (
    <div class="dataset-scroll">
      <table class="dataset-table" aria-label={label}>
        {headers.length > 0 && (
          <thead>
            <tr>
              {headers.map((header, column) => (
                <th key={column} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row.index} class={`tr-body${props.value === row.index ? ' dataset-picked' : ''}`} onClick={() => pick(node, row)}>
              {row.values.map((value, column) => (
                <td key={column}>
                  {column === 0 ? (
                    <button
                      type="button"
                      class="dataset-row-button"
                      aria-pressed={props.value === row.index}
                      aria-label={nameOf(row, types)}
                    >
                      <Sample type={types[column] ?? 'textbox'} value={value} />
                    </button>
                  ) : (
                    <Sample type={types[column] ?? 'textbox'} value={value} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pager({ page, pages, turn }: { page: number; pages: number; turn: (page: number) => void }): VNode {
  return (
    <div class="dataset-pager">
      <span>Pages:</span>
      {pagesShown(page, pages).map((at, place) =>
        at === null ? (
          <span key={`gap${place}`}>…</span>
        ) : (
          <button
            key={at}
            type="button"
            aria-label={`Page ${at + 1}`}
            aria-current={at === page ? 'page' : undefined}
            onClick={() => turn(at)}
          >
            {at + 1}
          </button>
        ),
      )}
    </div>
  );
}
