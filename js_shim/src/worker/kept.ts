/**
 * What is done when an app is up and nobody waits: the library comes, and the snapshot is kept, unpacked, in the browser's own file system: a later visit reads it there, and unpacks nothing.
 *
 * One file for each build of lite, named as its download; two of an origin stay,
 * since pages of two builds may be visited in turn.
 */
import { fileName } from './downloads.js';
import type { Library } from './snapshot.js';

const NAME = /^lite-.*\.snapshot\.(?:gz|zst)(?:\.part)?$/;
const MOST = 2;
/** Files take room on the visitor's disk: some 11 MB each, and only where the origin may have many times that. */
const ROOM = 300_000_000;

/** What only workers have, and TypeScript's `lib.dom` doesn't name. */
type KeptFile = FileSystemFileHandle & {
  createSyncAccessHandle(): Promise<{
    write(bytes: Uint8Array, options: { at: number }): number;
    truncate(size: number): void;
    flush(): void;
    close(): void;
  }>;
  move(name: string): Promise<void>;
};

/** A snapshot that was downloaded, from where, and what it held. */
export type Unkept = { url: string; image: Uint8Array<ArrayBuffer> };

/** Gets what a restored Python may need some day, and keeps what the next visit will need. Never rejects. */
export async function settle(library: Library, unkept: Unkept | undefined): Promise<void> {
  await Promise.all([
    library.wanting &&
      library.fetch().then(
        (bytes) => library.put(bytes),
        () => {}, // Python asks again when it needs it
      ),
    unkept && keep(unkept.url, unkept.image),
  ]);
}

/** Writes what the download at `url` held into a file. Never rejects: where there is no room, none is kept. */
async function keep(url: string, image: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    if (quota - usage < ROOM) throw new DOMException('There is too little room.', 'QuotaExceededError');
    const folder = await navigator.storage.getDirectory();
    const name = fileName(url);
    if (await isThere(folder, name)) return; // another worker was first
    const part = (await folder.getFileHandle(`${name}.part`, { create: true })) as KeptFile;
    try {
      await write(part, image);
      await part.move(name); // whole, or not there
    } catch (error) {
      await folder.removeEntry(part.name).catch(() => {}); // another page may be writing it
      throw error;
    }
    await evict(folder, name);
  } catch {
    // The next visit downloads and unpacks it again. Pages that were opened as files, for one, may keep nothing.
  }
}

const isThere = (folder: FileSystemDirectoryHandle, name: string): Promise<boolean> =>
  folder.getFileHandle(name).then(
    () => true,
    () => false,
  );

/** Python could not start from the snapshot at `url`: it is not taken from here again. */
export async function forget(url: string, why: unknown): Promise<void> {
  console.info('Lite: Python starts without its snapshot:', why);
  const folder = await navigator.storage.getDirectory();
  await folder.removeEntry(fileName(url)).catch(() => {}); // it was never kept
}

async function write(part: KeptFile, image: Uint8Array<ArrayBuffer>): Promise<void> {
  const target = await part.createSyncAccessHandle();
  try {
    target.truncate(0);
    if (target.write(image, { at: 0 }) < image.length) throw new DOMException('The disk is full.', 'QuotaExceededError');
    target.flush();
  } finally {
    target.close();
  }
}

/** Removes what other builds have left, the oldest first. */
async function evict(folder: FileSystemDirectoryHandle, current: string): Promise<void> {
  const others: { name: string; written: number }[] = [];
  for await (const [name, handle] of folder.entries()) {
    if (name === current || handle.kind !== 'file' || !NAME.test(name)) continue;
    others.push({ name, written: (await handle.getFile()).lastModified });
  }
  others.sort((a, b) => b.written - a.written);
  for (const { name } of others.slice(MOST - 1)) await folder.removeEntry(name).catch(() => {});
}
