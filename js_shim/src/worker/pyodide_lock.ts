/** Pyodide's lock: the packages of its own distribution. What we know of its insides is told in `pyodide_private.ts`. */
import type { PyodideAPI } from 'pyodide';

/** One entry of Pyodide's lock. */
export type LockEntry = { name: string; version: string; file_name: string; depends: string[]; imports: string[]; sha256: string };
/** Pyodide's lock file, as far as we read it. */
export type PyodideLock = { info: Record<string, string>; packages: Record<string, LockEntry> };

/** Makes Pyodide's own packages known to `loadPackage` and micropip. */
export function useLock(pyodide: PyodideAPI, lock: PyodideLock): void {
  const api = (pyodide as unknown as { _api: Record<string, unknown> })._api;
  const names = new Map<string, string>();
  for (const [name, entry] of Object.entries(lock.packages)) for (const module of entry.imports) names.set(module, name);
  api['lockfile'] = lock;
  api['lockfile_info'] = lock.info;
  api['lockfile_packages'] = lock.packages;
  api['_import_name_to_package_name'] = names;
}
