/**
 * The app's own files in Python's file system: where they may be, and how they get there.
 *
 * A path from the page is relative to the app's home and stays in it. Uploads are mounted, never copied.
 */
import type { PyodideAPI } from 'pyodide';
import { FailureError, makeFailure } from '../protocol/failure.js';
import type { AppFiles } from '../protocol/host.js';

export const HOME = '/home/pyodide/app';
export const UPLOADS = '/tmp/lite/uploads';

type FS = PyodideAPI['FS'];

/**
 * The absolute path of `path` inside the app's home.
 *
 * @throws {FailureError} for a path that is empty, has a NUL, or leaves the home.
 */
export function resolvePath(path: string): string {
  const inside = path.startsWith(`${HOME}/`) ? path.slice(HOME.length + 1) : path;
  const parts = inside.split('/').filter((part) => part !== '' && part !== '.');
  const bad = inside.startsWith('/') || inside.includes('\0') || inside.includes('\\') || parts.length === 0 || parts.includes('..');
  if (bad) {
    throw new FailureError(
      makeFailure('app', `The file name ${JSON.stringify(path)} is not allowed.`, {
        hint: 'Name files relative to the app, with forward slashes and without "..", e.g. "data/words.txt".',
      }),
    );
  }
  return `${HOME}/${parts.join('/')}`;
}

/** The names under which `files` can be mounted side by side: no folders, no dotfiles, no duplicates. */
export function uploadNames(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = sanitise(name);
    const dot = plain.lastIndexOf('.');
    const [stem, suffix] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
    let free = plain;
    for (let n = 1; taken.has(free); n++) free = `${stem}_${n}${suffix}`;
    taken.add(free);
    return free;
  });
}

function sanitise(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const plain = base
    .replace(/[\p{Cc}<>:"|?*]/gu, '_')
    .replace(/^\.+/, '')
    .trim();
  return plain === '' ? 'file' : plain.slice(-200);
}

/** The bytes or text of what the page sent; a `{url}` is fetched. */
export async function content(data: AppFiles[string], fetchBytes: (url: string) => Promise<Uint8Array>): Promise<string | Uint8Array> {
  if (typeof data === 'string' || data instanceof Uint8Array) return data;
  if (data instanceof Blob) return new Uint8Array(await data.arrayBuffer());
  return fetchBytes(data.url);
}

export class Files {
  private fs: FS;
  private mounts = 0;

  constructor(fs: FS) {
    this.fs = fs;
    fs.mkdirTree(HOME);
    fs.mkdirTree(UPLOADS);
  }

  write(path: string, data: string | Uint8Array): void {
    const full = resolvePath(path);
    this.fs.mkdirTree(full.slice(0, full.lastIndexOf('/')));
    this.fs.writeFile(full, data);
  }

  rename(from: string, to: string): void {
    const target = resolvePath(to);
    const source = this.existing(from);
    this.fs.mkdirTree(target.slice(0, target.lastIndexOf('/')));
    this.fs.rename(source, target);
  }

  unlink(path: string): void {
    this.fs.unlink(this.existing(path));
  }

  readText(path: string): string {
    return this.fs.readFile(this.existing(path), { encoding: 'utf8' }) as string;
  }

  /** Mounts `files` in a folder of their own, the next or that numbered `place`; answers their paths, in order. */
  mount(files: File[], place: number = this.mounts + 1): string[] {
    this.mounts = Math.max(this.mounts, place);
    const folder = `${UPLOADS}/${place}`;
    this.fs.mkdirTree(folder);
    const names = uploadNames(files.map((file) => file.name));
    const blobs = files.map((data, index) => ({ name: names[index]!, data }));
    this.fs.mount(this.fs.filesystems.WORKERFS, { blobs }, folder);
    return names.map((name) => `${folder}/${name}`);
  }

  private existing(path: string): string {
    const full = resolvePath(path);
    if (!this.fs.analyzePath(full).exists) {
      throw new FailureError(
        makeFailure('app', `There is no file ${JSON.stringify(path)} in this app.`, { hint: 'Write the file first, or check its name.' }),
      );
    }
    return full;
  }
}
