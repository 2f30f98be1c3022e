/**
 * Author's templates, filled without evaluating text: `${value.name}`, and Handlebars' `{{value.name}}`, `{{{markup}}}`,
 * `{{#each items}}…{{else}}…{{/each}}`, `{{#if}}`, `{{#unless}}`, `{{#with}}`, `{{this}}`, `{{@index}}`, `{{../name}}`.
 *
 * A `${…}` that is more than a property, such as `${items.map(…)}`, is JavaScript: the page's CSP decides about it
 * (`expressions.ts`). What was filled in is never read as template again.
 */
import type { Json } from '../../protocol/messages.js';

export type Props = Record<string, Json | undefined>;
type Path = string[];
type Block = 'each' | 'if' | 'unless' | 'with';

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'property'; path: Path; escape: boolean }
  | { kind: 'expression'; source: string }
  | { kind: 'block'; name: Block; path: Path; inside: Part[]; otherwise: Part[] };

/** What an expression gives; undefined where the page may not run it. */
export type Evaluate = (source: string, props: Props) => unknown;

const FIRST = /\s*([A-Za-z_$@][\w$]*)\s*/y;
const STEP = /\s*\??\.\s*([A-Za-z_$@][\w$]*)\s*|\[\s*(\d+)\s*\]|\[\s*'([^']*)'\s*\]|\[\s*"([^"]*)"\s*\]/y;
const UP = /^(?:\.\.\/)+/;
const OPENING = /\$\{|\{\{\{?/g;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The parts of `template`. What is no place stays text. */
export function parse(template: string): Part[] {
  const top: Part[] = [];
  const open: { block: Part & { kind: 'block' }; into: Part[] }[] = [];
  let into = top;
  let at = 0;
  for (;;) {
    OPENING.lastIndex = at;
    const found = OPENING.exec(template);
    const end = found && closing(template, found.index, found[0]);
    if (!found || !end) break;
    if (found.index > at) into.push({ kind: 'text', text: template.slice(at, found.index) });
    at = end;
    const whole = template.slice(found.index, end);
    const inner = whole.slice(found[0].length, found[0] === '${' ? -1 : -found[0].length).trim();
    if (found[0] === '${') {
      const path = pathOf(inner);
      into.push(path ? { kind: 'property', path, escape: false } : { kind: 'expression', source: inner });
      continue;
    }
    const begun = /^#(each|if|unless|with)\s+(.+)$/s.exec(inner);
    const path = pathOf(begun?.[2] ?? inner);
    const last = open.at(-1);
    if (begun && path) {
      const block: Part & { kind: 'block' } = { kind: 'block', name: begun[1] as Block, path, inside: [], otherwise: [] };
      into.push(block);
      open.push({ block, into });
      into = block.inside;
    } else if (inner === 'else' && last) into = last.block.otherwise;
    else if (last && inner === `/${last.block.name}`) into = (open.pop() as typeof last).into;
    else if (path) into.push({ kind: 'property', path, escape: found[0] === '{{' });
    else if (!inner.startsWith('!')) into.push({ kind: 'text', text: whole });
  }
  if (at < template.length) into.push({ kind: 'text', text: template.slice(at) });
  return top;
}

/** Where the place ends that begins at `at`; 0 if it never does. Braces and strings inside `${ }` are balanced. */
function closing(template: string, at: number, opening: string): number {
  if (opening !== '${') {
    const end = template.indexOf(opening === '{{' ? '}}' : '}}}', at);
    return end < 0 ? 0 : end + opening.length;
  }
  return closingBrace(template, at + 2);
}

/** The place after the `}` that closes JavaScript that begins at `at`. */
function closingBrace(source: string, at: number): number {
  for (let index = at; index < source.length; index += 1) {
    const char = source[index] as string;
    if (char === '}') return index + 1;
    if (char === '{') index = closingBrace(source, index + 1) - 1;
    else if (char === '"' || char === "'" || char === '`') index = closingQuote(source, index + 1, char) - 1;
    if (index < 0) return 0;
  }
  return 0;
}

function closingQuote(source: string, at: number, quote: string): number {
  for (let index = at; index < source.length; index += 1) {
    if (source[index] === '\\') index += 1;
    else if (source[index] === quote) return index + 1;
    else if (quote === '`' && source.startsWith('${', index)) index = closingBrace(source, index + 2) - 1;
    if (index < 0) return 0;
  }
  return 0;
}

function pathOf(source: string): Path | null {
  const up = UP.exec(source)?.[0] ?? '';
  const path: Path = [...up.matchAll(/\.\./g)].map(String);
  FIRST.lastIndex = up.length;
  const first = FIRST.exec(source)?.[1];
  if (first === undefined) return up !== '' && up.length === source.length ? path : null;
  path.push(first);
  STEP.lastIndex = FIRST.lastIndex;
  while (STEP.lastIndex < source.length) {
    const found = STEP.exec(source);
    if (!found) return null;
    path.push((found[1] ?? found[2] ?? found[3] ?? found[4]) as string);
  }
  return path;
}

/** The JavaScript in `parts`. */
export function expressions(parts: Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'expression') return [part.source];
    return part.kind === 'block' ? [...expressions(part.inside), ...expressions(part.otherwise)] : [];
  });
}

type Scope = { value: unknown; own: Record<string, unknown>; outer?: Scope | undefined };

/** `parts` as text. Null is empty, objects are JSON. */
export function fill(parts: Part[], props: Props, evaluate: Evaluate = () => undefined): string {
  return filled(parts, { value: props, own: {} }, (source) => evaluate(source, props));
}

function filled(parts: Part[], scope: Scope, evaluate: (source: string) => unknown): string {
  const texts = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'expression') return textOf(evaluate(part.source), String);
    const value = read(scope, part.path);
    if (part.kind === 'block') return blockText(part, value, scope, evaluate);
    const text = textOf(value, JSON.stringify);
    return part.escape ? text.replace(/[&<>"']/g, (char) => ESCAPES[char] as string) : text;
  });
  return texts.join('');
}

function blockText(part: Part & { kind: 'block' }, value: unknown, scope: Scope, evaluate: (source: string) => unknown): string {
  // Handlebars: an empty list is false.
  const holds = Array.isArray(value) ? value.length > 0 : Boolean(value);
  if (part.name === 'if' || part.name === 'unless') {
    return filled(holds === (part.name === 'if') ? part.inside : part.otherwise, scope, evaluate);
  }
  if (!holds) return filled(part.otherwise, scope, evaluate);
  if (part.name === 'with') return filled(part.inside, { value, own: {}, outer: scope }, evaluate);
  const entries = typeof value === 'object' && value ? Object.entries(value) : [];
  const texts = entries.map(([key, item], index) => {
    const own = { '@key': key, '@index': index, '@first': index === 0, '@last': index === entries.length - 1 };
    return filled(part.inside, { value: item, own, outer: scope }, evaluate);
  });
  return texts.join('');
}

/** Steps go through own properties only: no prototype is reached. */
function read(scope: Scope, path: Path): unknown {
  let [first, ...rest] = path as [string, ...string[]];
  let from = scope;
  while (first === '..') {
    from = from.outer ?? from;
    [first, ...rest] = (rest.length > 0 ? rest : ['this']) as [string, ...string[]];
  }
  const start = first === 'this' ? from.value : Object.hasOwn(from.own, first) ? from.own[first] : step(from.value, first);
  return rest.reduce(step, start);
}

function step(value: unknown, key: string): unknown {
  if (value === null || value === undefined) return undefined;
  if (key === 'length' && (typeof value === 'string' || Array.isArray(value))) return value.length;
  return typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function textOf(value: unknown, ofObject: (value: object) => string): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? ofObject(value) : String(value);
}
