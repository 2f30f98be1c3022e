/**
 * Configs that the browser keeps, so that the next visit is painted before Python is up. In `localStorage`, because nothing else is
 * there as early (docs/design/boot.md has the figures): bounded in number and size, the oldest go, and whatever a browser refuses is
 * done without.
 *
 *     lite-paint:<SHA-256 of the sources and of this build> = <milliseconds> <the config's text>
 */
import type { AppSource } from '../protocol/host.js';

/** What a key begins with; `controller.ts` looks for it too, before it loads this. */
export const PREFIX = 'lite-paint:';
/** Apps of one origin: an index page may have a dozen. */
export const MOST = 20;
/** A longer config is read no faster than Python starts, and would crowd out an app's own data. */
export const MOST_CHARACTERS = 400_000;
/** Of all together; a browser gives an origin some 5,000,000. */
export const MOST_IN_ALL = 1_500_000;

/** What of the options may change a config: where packages come from. */
type Places = { pyodideUrl: string | null; packagesUrl: string | null };

/**
 * The key of an app's config: what it is made of, and this build of lite. null where the browser can't say (a page on plain http has no
 * digests) or a file can't be had.
 *
 * Python files that have a URL are fetched for it, from the browser's cache if that has them. Other files with a URL count by that URL: they
 * may be large, and what Python makes of them is seen when it is up.
 *
 * @param version changes with every build; by default the address of this chunk, whose name has a hash of all it needs.
 */
export async function keyOf(source: AppSource, { pyodideUrl, packagesUrl }: Places, version = import.meta.url): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  try {
    const files = Object.entries(source.files).map(async ([path, data]) => [path, await identity(path, data)]);
    const sorted = (await Promise.all(files)).sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
    const { code, entrypoint, requirements } = source;
    const all = JSON.stringify([version, pyodideUrl, packagesUrl, code, entrypoint, requirements, sorted]);
    return PREFIX + (await digest(new TextEncoder().encode(all)));
  } catch {
    return null;
  }
}

async function identity(path: string, data: AppSource['files'][string]): Promise<unknown> {
  if (typeof data === 'string') return data;
  if (ArrayBuffer.isView(data)) return { bytes: await digest(data as Uint8Array<ArrayBuffer>) };
  if (data instanceof Blob) return { bytes: await digest(await data.arrayBuffer()) };
  if (!path.endsWith('.py')) return { url: data.url };
  const answer = await fetch(data.url);
  if (!answer.ok) throw new Error(`${data.url} answers ${answer.status}`);
  return { url: data.url, text: await answer.text() };
}

async function digest(bytes: BufferSource): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The config's text that is kept under `key`, if any. It comes from storage: check it before use. */
export function read(key: string): string | undefined {
  try {
    return /^\d+ (.*)$/s.exec(localStorage.getItem(key) ?? '')?.[1];
  } catch {
    return undefined;
  }
}

/** Keeps a config's text, as the newest; older ones make room for it. One that is too long is not kept. */
export function write(key: string, text: string): void {
  try {
    localStorage.removeItem(key);
    if (text.length > MOST_CHARACTERS) return;
    const others = kept();
    let room = MOST_IN_ALL - text.length - others.reduce((sum, { size }) => sum + size, 0);
    const evict = () => {
      const oldest = others.shift();
      if (!oldest) return false;
      localStorage.removeItem(oldest.key);
      room += oldest.size;
      return true;
    };
    while (others.length >= MOST || room < 0) evict();
    // The origin's other data may leave less than our own bound.
    while (!fits(key, `${Date.now()} ${text}`) && evict());
  } catch {
    // No storage for this page: it is painted when Python is up.
  }
}

/** Forgets what is kept under `key`. */
export function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // There is no storage, so there is nothing in it.
  }
}

function fits(key: string, entry: string): boolean {
  try {
    localStorage.setItem(key, entry);
    return true;
  } catch {
    return false;
  }
}

/** What is kept, the oldest first. */
function kept(): { key: string; size: number; at: number }[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const entries = keys.map((key) => {
    const entry = localStorage.getItem(key) ?? '';
    return { key, size: entry.length, at: Number.parseInt(entry, 10) || 0 };
  });
  return entries.sort((a, b) => a.at - b.at);
}

/** A config's data or a part of it without object URLs: those are of one page's life. */
export function withoutObjectUrls<T>(data: T): T {
  if (!JSON.stringify(data)?.includes('"blob:')) return data;
  return JSON.parse(JSON.stringify(data), (_key, value) =>
    typeof value === 'string' && /^blob:(https?:\/\/|null\/)/.test(value) ? null : value,
  );
}
