/** The config JSON that Python's `Blocks.get_config_file()` returns: all a page needs to draw an app. */
import type { Json } from './messages.js';

/** One component or layout. `props` are named as in Python, and hold `value` for components that have one. */
export type BlockConfig = { id: number; type: string; props: Record<string, Json>; key?: Json; rendered_in?: number | null };
/** A place in the tree; leaves have no `children`. */
export type LayoutNode = { id: number; children?: LayoutNode[] };
/** One `event → function → outputs` edge. */
export type DependencyConfig = {
  id: number;
  /** `[uid, event]`; uid is null for `then`, `success` and `failure`. */
  targets: [number | null, string][];
  inputs: number[];
  outputs: number[];
  /** False when only `js` runs. */
  backend_fn: boolean;
  /** JavaScript source of the author's function, or null. */
  js: string | null;
  /** The function itself, translated for the page (`js=True`): a program, see render/python. */
  js_implementation: string | null;
  queue: boolean;
  api_name: string | false;
  scroll_to_output: boolean;
  show_progress: 'full' | 'minimal' | 'hidden';
  show_progress_on: number[] | null;
  /** Dependency ids whose running calls this one ends. */
  cancels: number[];
  types: { generator: boolean; cancel: boolean };
  collects_event_data: boolean;
  trigger_after: number | null;
  trigger_only_on_success: boolean;
  trigger_only_on_failure: boolean;
  trigger_mode: 'once' | 'multiple' | 'always_last';
  connection: 'sse' | 'stream';
  /** Id of the render that this is the dependency of: its function declares what stands in its output. */
  render_id?: number | null;
  /** Seconds after which a stream of frames ends, and the least seconds between two of them. */
  time_limit?: number | null;
  stream_every?: number;
};
export type AppConfig = {
  version: string;
  mode: string;
  title: string;
  components: BlockConfig[];
  dependencies: DependencyConfig[];
  layout: LayoutNode;
  /** `[path, name, whether the navigation bar shows it]`; the first has the path "". */
  pages?: [string, string, boolean][];
  page?: Record<string, { layout: LayoutNode; components: number[]; dependencies: number[] }>;
  /** Texts of `gr.I18n` by language and key. */
  i18n_translations?: Record<string, Record<string, string>> | null;
  css: string | null;
  js: string | null;
  head: string | null;
  fill_height: boolean;
  fill_width: boolean;
  /** CSS custom properties of the theme, names without `--`; absent or empty for the default theme. */
  theme_vars?: { light: Record<string, string>; dark: Record<string, string> };
};
/** A file as it crosses the wire. `path` is a path in Python's file system, `url` what the page can load. */
export type FileData = {
  path: string;
  url?: string | null;
  size?: number | null;
  orig_name?: string | null;
  mime_type?: string | null;
  is_stream?: boolean;
  meta: { _type: 'gradio.FileData' };
};
