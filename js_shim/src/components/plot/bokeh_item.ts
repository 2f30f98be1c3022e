/** A Bokeh document before it is drawn: without what runs code, its HTML made harmless, in our colours. */
import type { Look } from '../../render/kit/look.js';
import { sanitizeHtml } from '../../render/kit/sanitize.js';

type Dict = Record<string, unknown>;

export type Item = { doc: Dict; root_id: string; target_id: string | null };

const TABLES = new Set(['DataTable', 'DataCube', 'TableColumn']);
/** Models of `bokeh-widgets` that figures are laid out with; more are found by the module's own names. */
const WIDGETS =
  /^(Div|PreText|Paragraph|Button|Toggle|Dropdown|Slider|RangeSlider|Date\w*(Slider|Picker)|Checkbox\w*|Radio\w*|(Multi)?Select|MultiChoice|Spinner|Switch|TextInput|TextAreaInput|NumericInput|AutocompleteInput|ColorPicker|FileInput|PasswordInput|Tabs)$/;
const TAG = /<[a-z!/]/i;

/**
 * The item to embed.
 *
 * A document is data: it may come from a model or a link. What in it is code is refused, and what Bokeh would show as HTML is
 * sanitised.
 *
 * @throws Error when it is no Bokeh item, or holds JavaScript.
 */
export async function prepared(json: unknown, look: Look): Promise<Item> {
  const item = json as Item;
  if (typeof item?.doc !== 'object' || item.doc === null || typeof item.root_id !== 'string') {
    throw new TypeError('a Bokeh figure is what bokeh.embed.json_item writes');
  }
  const code = modelsOf(item).find(({ name }) => name.startsWith('CustomJS') || name === 'CustomAction');
  if (code) throw new Error(`it has a ${code.name}, which would run JavaScript from data; use a function of the app instead`);
  const safe = (await sanitized(item)) as Item;
  for (const { name, attributes } of modelsOf(safe)) paint(name, attributes, look);
  // The document's own settings are about a server's session, and their model is not among those that BokehJS 3.10 knows.
  const { config: _, ...doc } = safe.doc;
  return { ...safe, doc, target_id: null };
}

/** Whether the document has models of a further bundle. */
export function wants(item: Item, bundle: 'widgets' | 'tables'): boolean {
  return modelsOf(item).some(({ name }) => (bundle === 'tables' ? TABLES.has(name) : TABLES.has(name) || WIDGETS.test(name)));
}

type Model = { name: string; attributes: Dict };

/** All models of a document, however deep. */
function modelsOf(value: unknown): Model[] {
  if (Array.isArray(value)) return value.flatMap(modelsOf);
  if (typeof value !== 'object' || value === null) return [];
  const found = value as Dict;
  const inner = Object.values(found).flatMap(modelsOf);
  if (found['type'] !== 'object' || typeof found['name'] !== 'string') return inner;
  found['attributes'] ??= {};
  return [found as Model, ...inner];
}

async function sanitized(value: unknown): Promise<unknown> {
  if (typeof value === 'string') return TAG.test(value) ? sanitizeHtml(value) : value;
  if (Array.isArray(value)) return value.some(matters) ? Promise.all(value.map(sanitized)) : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, inner]) => [key, await sanitized(inner)]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Long columns of numbers are left as they are. */
const matters = (value: unknown): boolean => typeof value === 'string' || (typeof value === 'object' && value !== null);

/** Sets our colours where the author set none, and the width of the place where a figure has none. */
function paint(name: string, attributes: Dict, look: Look): void {
  const set = (values: Dict) => {
    for (const [key, value] of Object.entries(values)) attributes[key] ??= value;
  };
  if (name === 'Figure' || name === 'Plot' || name === 'figure') {
    set({ background_fill_color: null, border_fill_color: null, outline_line_color: look.grid });
    if (attributes['width'] === undefined) set({ sizing_mode: 'stretch_width', height: 400 });
  } else if (name.endsWith('Axis')) {
    set({
      axis_label_text_color: look.text,
      major_label_text_color: look.subdued,
      axis_line_color: look.grid,
      major_tick_line_color: look.grid,
      minor_tick_line_color: look.grid,
    });
  } else if (name === 'Grid') {
    set({ grid_line_color: look.grid });
  } else if (name === 'Title') {
    set({ text_color: look.text });
  } else if (name === 'Legend' || name === 'ColorBar') {
    set({ background_fill_color: null, border_line_color: look.grid, title_text_color: look.text });
    set(name === 'Legend' ? { label_text_color: look.text } : { major_label_text_color: look.subdued });
  }
}
