/** Whether data from a browser's storage or from a page's text can be drawn as a config. What is in the props is judged by their components. */
import type { AppConfig, LayoutNode } from '../protocol/config.js';

type Data = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const isId: Check = (value) => Number.isSafeInteger(value);
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isRecord = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || value === undefined || check(value);
const recordOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check);
const fields =
  (checks: Record<string, Check>): Check =>
  (value) =>
    isRecord(value) && Object.entries(checks).every(([name, check]) => check(value[name]));

/** Deeper ones would overflow the stack of whoever walks them. */
const DEEPEST = 100;

const isComponent = fields({ id: isId, type: isText, props: isRecord });

const isDependency = fields({
  id: isId,
  targets: listOf((target) => Array.isArray(target) && target.length === 2 && orNull(isId)(target[0]) && isText(target[1])),
  inputs: listOf(isId),
  outputs: listOf(isId),
  backend_fn: isFlag,
  js: orNull(isText),
  js_implementation: orNull(isText),
  show_progress_on: orNull(listOf(isId)),
  cancels: orNull(listOf(isId)),
  trigger_after: orNull(isId),
  trigger_mode: orNull(isText),
});

const isLayout = (value: unknown, depth = 0): value is LayoutNode =>
  isRecord(value) && isId(value['id']) && depth < DEEPEST && orNull(listOf((child) => isLayout(child, depth + 1)))(value['children']);

const isPage = fields({ layout: (layout) => isLayout(layout), components: listOf(isId), dependencies: listOf(isId) });

const isConfig = fields({
  title: orNull(isText),
  components: listOf(isComponent),
  dependencies: listOf(isDependency),
  layout: (layout) => isLayout(layout),
  pages: orNull(listOf((page) => Array.isArray(page) && isText(page[0]) && isText(page[1]))),
  page: orNull(recordOf(isPage)),
  i18n_translations: orNull(recordOf(recordOf(isText))),
  css: orNull(isText),
  js: orNull(isText),
  head: orNull(isText),
  theme_vars: orNull(fields({ light: recordOf(isText), dark: recordOf(isText) })),
});

/** The config that `text` is, or undefined. */
export function readConfig(text: string): AppConfig | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isConfig(data) ? (data as AppConfig) : undefined;
  } catch {
    return undefined;
  }
}
