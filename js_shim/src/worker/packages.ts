/**
 * Finds and installs what an app asks for, and what it imports without asking.
 *
 *     importable already → the page's lock (wheels.json) → Pyodide's lock → micropip
 *
 * Nothing of the later places is downloaded while an earlier one has the package. This module is a chunk of its own: an app
 * that needs no package never loads it.
 */
import type { PyodideAPI } from 'pyodide';
import { FailureError, makeFailure } from '../protocol/failure.js';
import type { Boot } from '../protocol/host.js';
import type { BootSinks } from './boot.js';
import { type Downloads, fileName } from './downloads.js';
import { type PyodideLock, useLock } from './pyodide_lock.js';
import { isOurs, normalise, parseRequirement, type Requirement, satisfies } from './requirements.js';
import { integrity, type Wheel, type WheelIndex } from './wheels.js';

type Places = { wheels: string; pyodide: string; packages: string; page: string };
type Note = (text: string) => void;
type Step = (label: string) => void;

/** The packages of a runtime that was booted by `boot`. */
export function packagesOf(pyodide: PyodideAPI, downloads: Downloads, boot: Boot, index: WheelIndex, sinks: BootSinks): Packages {
  const step = (label: string) => sinks.progress({ step: 'packages', label, loaded: null, total: null });
  const note = (text: string) => sinks.console('stdout', `${text}\n`);
  return new Packages(pyodide, downloads, { ...boot, wheels: `${boot.base}wheels/` }, index, step, note);
}

export class Packages {
  private pyodide: PyodideAPI;
  private downloads: Downloads;
  private places: Places;
  private index: WheelIndex;
  private step: Step;
  private note: Note;
  private lock: Promise<PyodideLock> | undefined;
  private unpacked = new Set<string>();
  private micropip: Promise<MicropipInstall> | undefined;

  constructor(pyodide: PyodideAPI, downloads: Downloads, places: Places, index: WheelIndex, step: Step, note: Note) {
    this.pyodide = pyodide;
    this.downloads = downloads;
    this.places = places;
    this.index = index;
    this.step = step;
    this.note = note;
  }

  /** @throws {FailureError} naming the requirement that could not be had. */
  async install(lines: string[]): Promise<void> {
    const rest: Requirement[] = [];
    for (const line of lines) {
      const requirement = parseRequirement(line, this.places.page);
      if (requirement === undefined) throw new FailureError(unreadable(line));
      if (isOurs(requirement)) {
        this.note(`Lite: the requirement "${line}" is part of the runtime already; it was skipped.`);
      } else if (!(await this.known(requirement))) {
        rest.push(requirement);
      }
    }
    if (rest.length > 0) await this.installByMicropip(rest);
  }

  /**
   * Installs what provides `modules` (names of top-level imports).
   *
   * @returns the names of the packages that were installed; modules nobody provides are left for Python to report.
   */
  async provide(modules: string[]): Promise<string[]> {
    const names: string[] = [];
    const unknown: string[] = [];
    for (const module of modules) {
      const locked = Object.entries(this.index.lock).find(([, wheel]) => wheel.imports.includes(module));
      if (locked === undefined) unknown.push(module);
      else names.push(locked[0]);
    }
    for (const name of names) await this.unpackLocked(name);
    if (unknown.length === 0) return names;
    const lock = await this.pyodideLock().catch((error: unknown) => {
      this.note(`Lite: Pyodide's list of packages could not be read (${String(error)}).`);
    });
    const providers = Object.entries(lock?.packages ?? {});
    const wanted = unknown.flatMap((module) => providers.find(([, entry]) => entry.imports.includes(module))?.[0] ?? []);
    await this.loadFromPyodide([...new Set(wanted)]);
    return [...names, ...wanted];
  }

  /** The same for what an app can start without: what can't be had is noted, and Python says so when it is needed. */
  async wish(modules: string[]): Promise<string[]> {
    try {
      return await this.provide(modules);
    } catch (error) {
      this.note(`Lite: ${error instanceof Error ? error.message : String(error)} The app goes on without it.`);
      return [];
    }
  }

  /** Whether a lock or the interpreter itself has settled `requirement`. */
  private async known(requirement: Requirement): Promise<boolean> {
    if (requirement.kind === 'url' || !requirement.plain) return false;
    const name = normalise(requirement.name);
    const installed = this.installedVersion(name);
    if (installed !== null && satisfies(installed, requirement.specifier) === true) return true;
    const locked = this.index.lock[name];
    if (locked !== undefined && (locked.version === undefined || satisfies(locked.version, requirement.specifier) !== false)) {
      await this.unpackLocked(name);
      return true;
    }
    const lock = await this.pyodideLock().catch(() => undefined); // micropip reports it if it matters
    const entry = lock?.packages[name];
    if (entry === undefined || satisfies(entry.version, requirement.specifier) !== true) return false;
    await this.loadFromPyodide([name]);
    return true;
  }

  private installedVersion(name: string): string | null {
    const find = this.pyodide.runPython(FIND_VERSION) as (name: string) => string | null | undefined;
    return find(name) ?? null;
  }

  private async unpackLocked(name: string): Promise<void> {
    const wheel = this.index.lock[name];
    if (wheel === undefined || this.unpacked.has(name)) return;
    this.unpacked.add(name);
    await Promise.all(wheel.depends.map((dependency) => this.unpackLocked(normalise(dependency))));
    await this.unpack(wheel, name);
  }

  private async unpack(wheel: Wheel, name: string): Promise<void> {
    this.step(`Loading ${name}`);
    const bytes = await this.downloads.bytes(`${this.places.wheels}${wheel.file}`, { integrity: integrity(wheel.sha256) });
    this.pyodide.unpackArchive(bytes, 'wheel', { extractDir: this.pyodide.runPython(SITE_PACKAGES) as string });
  }

  private pyodideLock(): Promise<PyodideLock> {
    this.lock ??= this.downloads.json<PyodideLock>(`${this.places.pyodide}pyodide-lock.json`).then((lock) => {
      useLock(this.pyodide, this.place(lock, this.places.packages));
      return lock;
    });
    return this.lock;
  }

  /** Points the lock's files at `base`. */
  private place(lock: PyodideLock, base: string): PyodideLock {
    for (const entry of Object.values(lock.packages)) entry.file_name = `${base}${fileName(entry.file_name)}`;
    return lock;
  }

  private async loadFromPyodide(names: string[]): Promise<void> {
    if (names.length === 0) return;
    const lock = await this.pyodideLock();
    const problems: string[] = [];
    for (const base of [this.places.packages, ...(this.index.packages ?? [])]) {
      const left = names.filter((name) => !this.loaded(name));
      if (left.length === 0) return;
      this.place(lock, base);
      this.step(`Loading ${left.join(', ')}`);
      const options = { messageCallback: () => {}, errorCallback: (text: string) => void problems.push(text) };
      await this.pyodide.loadPackage(left, options).catch((error: unknown) => void problems.push(String(error)));
    }
    const failed = names.filter((name) => !this.loaded(name));
    if (failed.length > 0) throw new FailureError(notLoaded(failed, lock, problems.at(-1) ?? ''));
  }

  private loaded(name: string): boolean {
    return normalise(name) in Object.fromEntries(Object.keys(this.pyodide.loadedPackages).map((key) => [normalise(key), true]));
  }

  private async installByMicropip(requirements: Requirement[]): Promise<void> {
    const wanted = requirements.map((requirement) => (requirement.kind === 'url' ? requirement.url : requirement.text));
    this.step(`Installing ${requirements.map((requirement) => short(requirement)).join(', ')}`);
    const install = await this.loadMicropip(requirements);
    try {
      await install(wanted);
    } catch (error) {
      throw new FailureError(unresolved(requirements, error));
    }
  }

  private loadMicropip(requirements: Requirement[]): Promise<MicropipInstall> {
    const wheel = this.index.micropip;
    if (wheel === undefined) throw new FailureError(unresolved(requirements, new Error('This runtime was built without micropip.')));
    this.micropip ??= (async () => {
      await this.pyodideLock().catch(() => undefined); // micropip reads it when it is imported
      await this.unpack(wheel, 'micropip');
      return this.pyodide.runPython(MICROPIP_INSTALL) as MicropipInstall;
    })();
    return this.micropip;
  }
}

type MicropipInstall = (requirements: string[]) => Promise<void>;

/** Where wheels go; without it they would land in the working directory. */
const SITE_PACKAGES = `
import importlib, sys
importlib.invalidate_caches()
f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
`;

const MICROPIP_INSTALL = `
import micropip
async def _install(requirements):
    await micropip.install(requirements.to_py())
_install
`;

const FIND_VERSION = `
def _version(name):
    from importlib import metadata
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
_version
`;

function short(requirement: Requirement): string {
  return requirement.kind === 'url' ? fileName(requirement.url.replace(/^emfs:/, '')) : requirement.name;
}

function unreadable(line: string) {
  return makeFailure('packages', `The requirement ${JSON.stringify(line)} could not be read.`, {
    hint: 'Write one requirement per line: a name ("pandas", "jinja2>=3"), a URL of a wheel, or a path beside the page ("./my-1.0-py3-none-any.whl").',
  });
}

function notLoaded(names: string[], lock: PyodideLock, problem: string) {
  const first = names[0]!;
  const url = lock.packages[first]?.file_name ?? first;
  return makeFailure('packages', `The package "${first}" could not be loaded.`, {
    message: `It belongs to Pyodide's distribution, and was looked for at ${url}. ${problem}`.trim(),
    hint: `Copy ${fileName(url)} there, or name the place that has Pyodide's packages by the attribute packages-url of the element.`,
    missing: first,
  });
}

function unresolved(requirements: Requirement[], error: unknown) {
  const text = error instanceof Error ? error.message : String(error);
  const guilty = requirements.find((requirement) => text.toLowerCase().includes(short(requirement).toLowerCase())) ?? requirements[0]!;
  return makeFailure('packages', `The requirement "${guilty.text}" could not be installed.`, {
    message: text.trimEnd().split('\n').at(-1) ?? text,
    hint:
      guilty.kind === 'url'
        ? 'Check that the wheel is at this address and is a pure-Python wheel (its name ends in "-none-any.whl") or was built for Pyodide.'
        : "It was looked for in the page's own lock, in Pyodide's distribution and on the package index. Check the spelling and the network, " +
          'or put a pure-Python wheel beside the page and require it by its path, e.g. "./name-1.0-py3-none-any.whl".',
    traceback: text,
  });
}
