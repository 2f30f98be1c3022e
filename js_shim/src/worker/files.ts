/**
 * The app's own files in Python's file system: where they may be, and how they get there.
 *
 * A path from the page is relative to the app's home and stays in it. Uploads are mounted, never copied.
 */
import type { PyodideAPI } from 'pyodide';
import { FailureError, makeFailure } from '../protocol/failure.js';
import type { AppFiles } from '../protocol/host.js';

/** Where an app is that has a Python of its own. */
export const HOME = '/home/pyodide/app';
/** Below this its uploads are mounted. */
const UPLOADS = '/tmp/lite/uploads';

type FS = PyodideAPI['FS'];

/**
 * The absolute path of `path` inside the app's `home`.
 *
 * @throws {FailureError} for a path that is empty, has a NUL, or leaves the home.
 */
export function resolvePath(path: string, home: string = HOME): string {
  const inside = path.startsWith(`${home}/`) ? path.slice(home.length + 1) : path;
  const parts = inside.split('/').filter((part) => part !== '' && part !== '.');
  const bad = inside.startsWith('/') || inside.includes('\0') || inside.includes('\\') || parts.length === 0 || parts.includes('..');
  if (bad) {
    throw new FailureError(
      makeFailure('app', `The file name ${JSON.stringify(path)} is not allowed.`, {
        hint: 'Name files relative to the app, e.g. "data/words.txt".',
      }),
    );
  }
  return `${home}/${parts.join('/')}`;
}

/** The top-level modules that files at `paths` are, or are in. */
export const modulesOf = (paths: string[]): string[] => paths.map((path) => path.split('/')[0]!.replace(/\.py$/, ''));

/** The bytes or text of what the page sent; a `{url}` is fetched. */
export async function content(data: AppFiles[string], fetchBytes: (url: string) => Promise<Uint8Array>): Promise<string | Uint8Array> {
  if (typeof data === 'string' || data instanceof Uint8Array) return data;
  if (data instanceof Blob) return new Uint8Array(await data.arrayBuffer());
  return fetchBytes(data.url);
}

export class Files {
  readonly fs: FS;
  readonly home: string;
  readonly uploads: string;
  /** How many folders of uploads there are. */
  mounts = 0;

  constructor(fs: FS, home: string = HOME, uploads: string = UPLOADS) {
    this.fs = fs;
    this.home = home;
    this.uploads = uploads;
    fs.mkdirTree(home);
  }

  /** @throws {FailureError} for a path outside of the app's home. */
  resolve(path: string): string {
    return resolvePath(path, this.home);
  }

  write(path: string, data: string | Uint8Array): void {
    const full = this.resolve(path);
    this.fs.mkdirTree(full.slice(0, full.lastIndexOf('/')));
    this.fs.writeFile(full, data);
  }

  readText(path: string): string {
    return this.fs.readFile(this.resolve(path), { encoding: 'utf8' }) as string;
  }
}
