/**
 * Author's templates: `${value}`, `${value.name}`, `${items[0]["full name"]}`, and the same in `{{ }}`.
 *
 * Places hold properties, not expressions, so that filling one in evaluates no code; Python refuses anything else.
 */
import type { Json } from '../../protocol/messages.js';

const PLACE = /\$\{\s*([^{}]+?)\s*\}|\{\{\s*([^{}]+?)\s*\}\}/g;
const STEP = /\s*(?:\??\.)?\s*([A-Za-z_$][\w$]*)\s*|\[\s*(\d+)\s*\]|\[\s*'([^']*)'\s*\]|\[\s*"([^"]*)"\s*\]/y;

/** `template` with its places filled from `props`. Null is empty; objects are JSON; a place that holds no property stays. */
export function fill(template: string, props: Record<string, Json | undefined>): string {
  return template.replace(PLACE, (whole, dollar: string | undefined, braces: string | undefined) => {
    const path = parse(dollar ?? braces ?? '');
    return path ? textOf(read(props, path)) : whole;
  });
}

function parse(source: string): string[] | null {
  const path: string[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < source.length) {
    const found = STEP.exec(source);
    if (!found) return null;
    path.push((found[1] ?? found[2] ?? found[3] ?? found[4]) as string);
  }
  return path;
}

function read(props: unknown, path: string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (value === null || value === undefined) return undefined;
    if (key === 'length' && (typeof value === 'string' || Array.isArray(value))) return value.length;
    return typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }, props);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
