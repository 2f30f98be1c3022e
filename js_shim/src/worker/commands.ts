/**
 * What may be asked of a runtime once it is up: files, packages, uploads, other file names, other code by a page, jobs by the Python that has it in its
 * pool. Loaded by the first such command.
 */
import { FailureError, makeFailure } from '../protocol/failure.js';
import type { Command } from '../protocol/host.js';
import type { BootSequence, Runtime } from './boot.js';
import { content, type Files } from './files.js';

type Other = Extract<Command, { type: 'write' | 'install' | 'mount' | 'release' | 'rename' | 'unlink' | 'job' | 'ping' }>;

/** All but what the host does itself. @throws {FailureError} */
export async function others(runtime: Runtime, command: Other): Promise<unknown> {
  const { files, packages, downloads } = runtime;
  if (command.type === 'write') return files.write(command.path, await content(command.data, (url) => downloads.bytes(url)));
  if (command.type === 'install') return (await packages()).install(command.requirements);
  if (command.type === 'mount') return mount(files, command.files, command.place);
  if (command.type === 'release') return release(files, command.place);
  if (command.type === 'rename') return rename(files, command.from, command.to);
  if (command.type === 'unlink') return unlink(files, command.path);
  if (command.type === 'job') await (await import('./pool.js')).work(runtime, command.bytes);
  return null;
}

/** Mounts `files` in a folder of their own, the next or that numbered `place`; answers their paths, in order. */
export function mount(into: Files, files: File[], place: number = into.mounts + 1): string[] {
  into.mounts = Math.max(into.mounts, place);
  const folder = `${into.uploads}/${place}`;
  into.fs.mkdirTree(folder);
  const names = uploadNames(files.map((file) => file.name));
  const blobs = files.map((data, index) => ({ name: names[index]!, data }));
  into.fs.mount(into.fs.filesystems.WORKERFS, { blobs }, folder);
  return names.map((name) => `${folder}/${name}`);
}

/** Takes back the folder of uploads numbered `place`; one that isn't there is as good as taken back. */
export function release({ fs, uploads }: Files, place: number): void {
  const folder = `${uploads}/${place}`;
  if (!Number.isInteger(place) || !fs.analyzePath(folder).exists) return;
  fs.unmount(folder);
  fs.rmdir(folder);
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

/** @throws {FailureError} for a path that isn't there or isn't allowed. */
export function rename(files: Files, from: string, to: string): void {
  const target = files.resolve(to);
  const source = existing(files, from);
  files.fs.mkdirTree(target.slice(0, target.lastIndexOf('/')));
  files.fs.rename(source, target);
}

/** @throws {FailureError} for a path that isn't there or isn't allowed. */
export function unlink(files: Files, path: string): void {
  files.fs.unlink(existing(files, path));
}

/** The absolute path of one of the app's files. @throws {FailureError} if it isn't there. */
function existing(files: Files, path: string): string {
  const full = files.resolve(path);
  if (files.fs.analyzePath(full).exists) return full;
  const hint = 'Write the file first, or check its name.';
  throw new FailureError(makeFailure('app', `There is no file ${JSON.stringify(path)} in this app.`, { hint }));
}

/** Replaces the app by other code and answers its config; a boot whose own app had failed is thereby repaired. */
export async function rerun(
  runtime: Runtime,
  sequence: BootSequence,
  command: Extract<Command, { type: 'run_code' | 'run_file' }>,
): Promise<string> {
  const path = command.type === 'run_file' ? command.path : 'app.py';
  if (command.type === 'run_code') runtime.files.write(path, command.code);
  else existing(runtime.files, path);
  await sequence.provideImports(runtime, { files: { [path]: '' } });
  return sequence.startFile(runtime, path);
}
