/**
 * Files that the user chose, handed to Python without a copy; loaded by the first upload.
 *
 *     upload ──▶ a folder in Python ──its files stale, in no block and no call──▶ taken back, with their URLs
 *
 * Only what a block calls stale is taken back: an app may keep the path of anything else.
 */
import type { Client } from '../bridge/client.js';
import type { CommandBody, WorkerRuntime } from '../bridge/runtime.js';
import type { FileData } from '../protocol/config.js';
import type { Json } from '../protocol/messages.js';
import type { Mounted } from '../render/mount.js';

/** Uploads whose URLs still load: the newest. A page that is open for a day must not hold every file it was ever given. */
export const MOST_URLS = 1000;

/** What an upload needs of the app: a controller, whose inside this is. */
export type Uploader = {
  readonly runtime: Pick<WorkerRuntime, 'command'>;
  readonly client: Pick<Client, 'pending'>;
  readonly mounted: { app: Pick<Mounted['app'], 'store'> } | undefined;
  /** Commands that a start in another worker repeats. */
  readonly changes: CommandBody[];
  command(body: CommandBody): Promise<unknown>;
};

/** A folder of uploads; `kept` are paths that nobody has called stale. */
type Folder = { place: number; files: FileData[]; kept: Set<string> };

const urls: string[] = [];
const folders = new WeakMap<Uploader, Set<Folder>>();

function urlOf(file: File): string {
  urls.push(URL.createObjectURL(file));
  if (urls.length > MOST_URLS) URL.revokeObjectURL(urls.shift() as string);
  return urls.at(-1) as string;
}

/** Mounts `files` for Python. Mounting copies no bytes, so there is no progress to tell. */
export async function upload(app: Uploader, files: File[], _onProgress?: unknown, stale?: FileData[]): Promise<FileData[]> {
  const body: CommandBody = { type: 'mount', files };
  const paths = (await app.command(body)) as string[];
  const uploaded = files.map(
    (file, index): FileData => ({
      path: paths[index]!,
      url: urlOf(file),
      size: file.size,
      orig_name: file.name,
      mime_type: file.type || null,
      meta: { _type: 'gradio.FileData' },
    }),
  );
  const place = Number(/\/(\d+)\/[^/]*$/.exec(paths[0] ?? '')?.[1]);
  if (place) {
    body.place = place; // what comes before it in `changes` may go
    const known = folders.get(app) ?? new Set();
    folders.set(app, known.add({ place, files: uploaded, kept: new Set(paths) }));
  }
  if (stale) takeBack(app, stale);
  return uploaded;
}

function takeBack(app: Uploader, stale: FileData[]): void {
  const known = folders.get(app) ?? new Set();
  for (const { kept } of known) for (const { path } of stale) kept.delete(path);
  const idle = [...known].filter(({ kept }) => kept.size === 0);
  if (idle.length === 0) return;
  const used = new Set<string>();
  const note = (text: string) => used.add(text);
  for (const { props } of app.mounted?.app.store.blocks.values() ?? []) strings(props.peek(), note);
  for (const { request } of app.client.pending.values()) strings(request as unknown as Json, note);
  for (const folder of idle) {
    if (folder.files.some(({ path }) => used.has(path))) continue;
    known.delete(folder);
    const change = app.changes.findIndex((each) => each.type === 'mount' && each.place === folder.place);
    if (change >= 0) app.changes.splice(change, 1);
    for (const { url } of folder.files) revoke(url as string);
    // A worker that began anew meanwhile has no such folder, or a page that is about to end none at all.
    app.runtime.command({ type: 'release', place: folder.place }).catch(() => {});
  }
}

function revoke(url: string): void {
  const at = urls.indexOf(url);
  if (at < 0) return;
  urls.splice(at, 1);
  URL.revokeObjectURL(url);
}

/** Calls `note` with every string in `value`; bytes have none. */
function strings(value: Json | undefined, note: (text: string) => void): void {
  if (typeof value === 'string') note(value);
  else if (value && typeof value === 'object' && !ArrayBuffer.isView(value)) for (const each of Object.values(value)) strings(each, note);
}
