/**
 * The parts of lite that are not in the core wheel: those an app's source names are downloaded beside Python, others when Python
 * imports them (lite/platform/parts.py).
 */
import type { Downloads } from './downloads.js';
import { integrity, type Part, type WheelIndex } from './wheels.js';

/** Where Python looks for the archive of part `name`. */
const place = (name: string): string => `/lib/lite-${name}.zip`;

type Archive = { path: string; bytes: Uint8Array };

/** Names of the parts that `sources` call for, and of those that these need. */
export function partsFor(parts: Record<string, Part>, sources: string[]): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const other of parts[name]?.needs ?? []) add(other);
  };
  for (const [name, { words }] of Object.entries(parts)) {
    const word = new RegExp(`\\b(?:${words.join('|')})\\b`);
    if (words.length > 0 && sources.some((source) => word.test(source))) add(name);
  }
  return [...found];
}

/** Downloads the parts that `sources` call for. @throws {FailureError} */
export function fetchParts({ parts = {} }: WheelIndex, sources: string[], downloads: Downloads, wheels: string): Promise<Archive[]> {
  return Promise.all(
    partsFor(parts, sources).map(async (name) => {
      const { file, sha256 } = parts[name]!;
      return { path: place(name), bytes: await downloads.bytes(wheels + file, { integrity: integrity(sha256) }) };
    }),
  );
}

/** A part that nobody foresaw, at once: Python waits in the middle of an import. Undefined if it can't be had. */
export function fetchPartNow({ parts = {} }: WheelIndex, name: string, wheels: string): Uint8Array | undefined {
  const part = parts[name];
  if (part === undefined) return undefined;
  return fetchNow(wheels + part.file);
}

/** A file, at once; undefined if it can't be had. */
export function fetchNow(url: string): Uint8Array | undefined {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.send();
  return request.status === 200 ? new Uint8Array(request.response as ArrayBuffer) : undefined;
}
