/** What a Dataframe is made of: its value as it crosses the wire, and its props. */
import type { Json } from '../../protocol/messages.js';

export type Cell = Json;
export type Row = Cell[];
export type Datatype = 'str' | 'number' | 'bool' | 'date' | 'markdown' | 'html' | 'image';

/** Texts and CSS of cells, each of the shape of the data. */
export type Metadata = {
  datatype?: string[] | null;
  display_value?: (string | null)[][] | null;
  styling?: (string | null)[][] | null;
};

/** A table that Python keeps: the page asks for its rows with `token`. `shape` counts changes of its rows and columns. */
export type Held = { token: string; count: number; version: number; shape?: number };

export type Value = { headers: string[]; data: Row[]; metadata?: Metadata | null; held?: Held };

/** Least and most, null for no limit. */
export type Limits = [number | null, number | null] | null;

export type Props = {
  value?: Value | null;
  label?: string | null;
  show_label?: boolean | null;
  datatype?: string | string[];
  row_limits?: Limits;
  column_limits?: Limits;
  latex_delimiters?: { left: string; right: string; display: boolean }[] | null;
  max_height?: number | string;
  interactive?: boolean;
  wrap?: boolean;
  line_breaks?: boolean;
  column_widths?: (string | number)[] | null;
  buttons?: Json;
  show_row_numbers?: boolean;
  max_chars?: number | null;
  show_search?: 'none' | 'search' | 'filter';
  pinned_columns?: number | null;
  static_columns?: number[] | null;
};

const DATATYPES: ReadonlySet<string> = new Set(['str', 'number', 'bool', 'date', 'markdown', 'html', 'image']);

/** The datatype of each column: as the author says, or as Python found it for `"auto"`. */
export function datatypes(value: Value, asked: string | string[] | undefined): Datatype[] {
  const found = value.metadata?.datatype;
  return value.headers.map((_, i) => {
    const name = asked === 'auto' ? found?.[i] : Array.isArray(asked) ? asked[i] : asked;
    return DATATYPES.has(name ?? '') ? (name as Datatype) : 'str';
  });
}

export const EMPTY: Value = { headers: [], data: [], metadata: null };

/** `value` as a table, whatever the app or a config gave. */
export function asValue(value: unknown): Value {
  if (typeof value !== 'object' || value === null) return EMPTY;
  const { headers, data, metadata, held } = value as Partial<Value>;
  if (!Array.isArray(headers) || !Array.isArray(data)) return EMPTY;
  return typeof held === 'object' ? { headers, data, metadata: metadata ?? null, held } : { headers, data, metadata: metadata ?? null };
}

/** Datatypes whose cells may need more than one line. */
export const isRich = (datatype: Datatype): boolean => datatype === 'markdown' || datatype === 'html' || datatype === 'image';
