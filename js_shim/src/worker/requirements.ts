/** Reads requirement lines (PEP 508 names, URLs, paths beside the page). Pure text work, no I/O. */

export type Requirement =
  | { kind: 'name'; text: string; name: string; specifier: string; plain: boolean }
  /** A wheel by URL: absolute, or `emfs:` for one in Python's file system. */
  | { kind: 'url'; text: string; url: string };

/** Ours already, under every name an old page may ask for. */
const OURS = new Set(['gradio', 'gradio-client', 'gradio-lite', 'lite', 'onnxruntime']);

/** Distribution names compare like this (PEP 503). */
export function normalise(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

export function isOurs(requirement: Requirement): boolean {
  return requirement.kind === 'name' && OURS.has(normalise(requirement.name));
}

/**
 * Reads one line; paths are taken relative to `page`. Undefined when it is no requirement (an option such as `-r`).
 *
 * `plain` says that a name has neither extras nor a marker, so that name and version decide alone.
 */
export function parseRequirement(text: string, page: string): Requirement | undefined {
  const [, named, target] = /^([\w.-]+(?:\[[^\]]*\])?)\s*@\s*(\S+)/.exec(text) ?? [];
  const place = named === undefined ? text : target!;
  if (place.startsWith('emfs:') || /^[a-z][a-z0-9+]*:\/\//i.test(place)) return { kind: 'url', text, url: place };
  if (/^\.{0,2}\//.test(place) || /\.whl$/i.test(place)) return { kind: 'url', text, url: new URL(place, page).href };
  const match = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(\[[^\]]*\])?\s*\(?((?:[<>=!~][^;)]*)?)\)?\s*(;.*)?$/.exec(text);
  if (match === null) return undefined;
  const [, name, extras, specifier, marker] = match;
  return { kind: 'name', text, name: name!, specifier: specifier!.trim(), plain: extras === undefined && marker === undefined };
}

/** Whether `version` fits `specifier`; undefined when that takes a real resolver (pre-releases, wildcards, `===`). */
export function satisfies(version: string, specifier: string): boolean | undefined {
  if (specifier === '') return true;
  const actual = release(version);
  let fits = true;
  for (const clause of specifier.split(',')) {
    const match = /^\s*(~=|==|!=|<=|>=|<|>)\s*([\d.]+)\s*$/.exec(clause);
    const wanted = match && release(match[2]!);
    if (!match || !wanted || !actual) return undefined;
    fits &&= holds(match[1]!, actual, wanted);
  }
  return fits;
}

function holds(operator: string, actual: number[], wanted: number[]): boolean {
  const order = compare(actual, wanted);
  if (operator === '==') return order === 0;
  if (operator === '!=') return order !== 0;
  if (operator === '<=') return order <= 0;
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  const compatible = operator === '>=' || wanted.slice(0, -1).every((part, index) => (actual[index] ?? 0) === part);
  return order >= 0 && compatible;
}

function release(version: string): number[] | undefined {
  return /^\d+(\.\d+)*$/.test(version) ? version.split('.').map(Number) : undefined;
}

function compare(a: number[], b: number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
