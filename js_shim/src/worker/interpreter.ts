/**
 * Python itself: its files, its snapshot or its plain start, and what it may ask of the worker. Knows nothing of an app but whose
 * it is at the moment.
 */
import type { loadPyodide, PyodideAPI } from 'pyodide';
import { FailureError, toFailure } from '../protocol/failure.js';
import type { Boot } from '../protocol/host.js';
import type { BootSinks } from './boot.js';
import { Downloads, trouble } from './downloads.js';
import { Files } from './files.js';
import type { Unkept } from './kept.js';
import { fetchPartNow } from './parts.js';
import { EMPTY_LOCK, type Options, onFatal } from './pyodide_private.js';
import { hasJspi, Python } from './python.js';
import { type AsmModule, fetchSnapshot, Library, restore } from './snapshot.js';
import { integrity, type WheelIndex } from './wheels.js';

/** Python that is up, with the core in it; `restored` if it came from the snapshot. */
export type Started = { pyodide: PyodideAPI; restored: boolean };
/** Whose Python it is at the moment. */
export type Active = { boot: Boot; sinks: Pick<BootSinks, 'progress' | 'line' | 'post'> };

export const CORE_WHEEL = '/lib/lite.whl';
/** A download moves the bar at most this often. */
const PROGRESS_INTERVAL_MS = 50;

export class Interpreter {
  readonly timings: Record<string, number> = {};
  readonly downloads: Downloads;
  readonly index: Promise<WheelIndex>;
  readonly library: Library;
  /** Where it comes from. */
  private boot: Boot;
  private active: () => Active;
  private lastReport = Number.NEGATIVE_INFINITY;
  private downloading = true;
  private started: Promise<Started> | undefined;
  /** A snapshot that the browser has not kept yet: where it was downloaded from, and what it held. */
  private unkept: Unkept | undefined;

  /** @param active whose it is, now and whenever it is asked. */
  constructor(active: () => Active) {
    const { boot } = active();
    this.boot = boot;
    this.active = active;
    this.downloads = new Downloads((loaded, total) => this.downloaded(loaded, total), boot.base);
    this.index = this.downloads.json(`${boot.base}wheels/wheels.json`);
    this.library = new Library(this.index, `${boot.base}wheels/`, this.downloads);
  }

  /** Starts Python with the core, once. What fails in `others` meanwhile fails this. @throws {FailureError} */
  start(others: Promise<unknown>): Promise<Started> {
    this.started ??= this.begin(others);
    return this.started;
  }

  private async begin(others: Promise<unknown>): Promise<Started> {
    const { boot, downloads, index, library } = this;
    const wheels = `${boot.base}wheels/`;
    const core = index.then(({ lite }) => downloads.bytes(`${wheels}${lite.file}`, { integrity: integrity(lite.sha256) }));
    const started = await this.loadPython(Promise.all([core, others]));
    const { pyodide, restored } = started;
    this.mark('pyodide');
    pyodide.FS.writeFile(CORE_WHEEL, await core, { canOwn: true });
    exposeHost(pyodide, await index, wheels, this.active);
    if (restored) library.wake(pyodide, await index);
    onFatal(pyodide, () => self.close()); // the page sees it die, and starts another
    return started;
  }

  /** The only app's end. */
  connect({ pyodide, restored }: Started): Python {
    return connected(() => new Python(pyodide, CORE_WHEEL, this.active().sinks.post, restored));
  }

  files(pyodide: PyodideAPI): Files {
    return new Files(pyodide.FS);
  }

  /** The first thing that a reader does comes before what may be needed some day. */
  idle(): void {
    const { library, unkept } = this;
    this.unkept = undefined;
    const later = import('./kept.js').then(({ settle }) => settle(library, unkept));
    later.catch(() => {}); // Python asks for the library when it needs it, and the next visit keeps the snapshot
  }

  private mark(name: string): void {
    this.timings[name] = Math.round(performance.now());
  }

  /** Python from the snapshot, or else in the plain way. */
  private async loadPython(others: Promise<unknown>): Promise<{ pyodide: PyodideAPI; restored: boolean }> {
    const { downloads, index, library } = this;
    const { base, pyodide: indexURL } = this.boot;
    const at = index.then(({ snapshot }) => snapshot && `${base}wheels/${snapshot.file}`);
    const image = at.then((url) => (url === undefined ? url : fetchSnapshot(url, downloads)));
    const module = downloads.wasm(`${indexURL}pyodide.asm.wasm`);
    const script = importModule<{ loadPyodide: typeof loadPyodide }>(`${indexURL}pyodide.mjs`);
    const asm = importModule<AsmModule>(`${indexURL}pyodide.asm.mjs`); // loadPyodide imports it again, from the module cache
    for (const promise of [module, image, asm, others]) promise.catch(() => {}); // awaited below; the first failure wins
    void Promise.all([module, image.catch(() => {})]).then(
      () => this.downloadsEnded(),
      () => {},
    );
    const firstFailure = Promise.all([others, asm, module]).then(() => new Promise<never>(() => {}));
    const options: Options = {
      indexURL,
      lockFileContents: EMPTY_LOCK as never,
      packageBaseUrl: this.boot.packages,
      enableRunUntilComplete: hasJspi, // without JSPI it has been seen to crash the browser
      env: { HOME: '/home/pyodide', PYTHONDONTWRITEBYTECODE: '1' },
      stdout: (line: string) => this.active().sinks.line('stdout', line),
      stderr: (line: string) => this.active().sinks.line('stderr', line),
    };
    const { loadPyodide: load } = await Promise.race([script, firstFailure]);
    const { snapshot } = await Promise.race([index, firstFailure]);
    if (snapshot !== undefined) {
      try {
        const url = (await at)!;
        const unpacked = (held: Uint8Array<ArrayBuffer>) => (this.unkept = { url, image: held });
        const given = { module, asm, image: image as Promise<Uint8Array<ArrayBuffer>>, unpacked };
        return { pyodide: await Promise.race([restore(load, options, snapshot, given), firstFailure]), restored: true };
      } catch (error) {
        await Promise.race([firstFailure, module]); // what failed there fails here as well
        this.unkept = undefined;
        void import('./kept.js').then(async ({ forget }) => forget((await at)!, error));
      }
    }
    const { loadPlain } = await import('./plain.js');
    return { pyodide: await loadPlain(load, options, { module, index, library, downloads, firstFailure }), restored: false };
  }

  /** Python starts, and until it has, this thread says nothing more. */
  private downloadsEnded(): void {
    this.mark('compiled');
    this.downloading = false;
    this.active().sinks.progress({ step: 'python', label: 'Starting Python', loaded: null, total: null });
  }

  private downloaded(loaded: number, total: number): void {
    const now = performance.now();
    if (!this.downloading || (now - this.lastReport < PROGRESS_INTERVAL_MS && loaded < total)) return;
    this.lastReport = now;
    this.active().sinks.progress({ step: 'download', label: 'Downloading Python', loaded, total });
  }
}

/** Python's end of an app, made by `make`. @throws {FailureError} */
export function connected(make: () => Python): Python {
  try {
    return make();
  } catch (error) {
    throw new FailureError(toFailure('python', error, 'The core of Lite could not be imported.'));
  }
}

const importModule = <T>(url: string): Promise<T> => told<T>(url, import(/* @vite-ignore */ url));

/** A module that is being imported; why it can't be, in words for people. */
export function told<T>(url: string, module: Promise<T>): Promise<T> {
  return module.catch(async (error: unknown) => {
    throw await trouble(({ notImported }) => notImported(url, error), url);
  });
}

/** What Python's platform module may ask of the worker: URLs of its files, parts of lite, what few apps ask for, shared memory. */
function exposeHost(pyodide: PyodideAPI, index: WheelIndex, wheels: string, active: () => Active): void {
  const { interrupt, page } = active().boot;
  const liteHost = {
    // Pyodide makes None of undefined; null would be a thing of its own, and Python would take it for memory.
    interrupt: interrupt ?? undefined,
    part(name: string, path: string): boolean {
      const bytes = fetchPartNow(index, name, wheels);
      if (bytes !== undefined) pyodide.FS.writeFile(path, bytes, { canOwn: true });
      return bytes !== undefined;
    },
    objectUrl(path: string, mime: string): string {
      const bytes = pyodide.FS.readFile(path) as Uint8Array<ArrayBuffer>;
      return URL.createObjectURL(new Blob([bytes], { type: mime }));
    },
    revoke(url: string): void {
      URL.revokeObjectURL(url);
    },
    page,
    /** Says what an app that has not started yet is waiting for; later nobody looks. */
    loading: (label: string, loaded: number, total: number) => active().sinks.progress({ step: 'app', label, loaded, total }),
    boot: () => active().boot,
    worker: import.meta.url,
    rare: () => import('./rare.js'),
  };
  Object.assign(globalThis, { liteHost });
}
