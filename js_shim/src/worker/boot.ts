/**
 * From a `boot` message to a running app. Everything that can be downloaded is asked for at once; Python starts as soon
 * as its own parts are there.
 */
import type { loadPyodide, PyodideAPI } from 'pyodide';
import { FailureError, toFailure } from '../protocol/failure.js';
import type { AppSource, Boot, BootProgress } from '../protocol/host.js';
import { Downloads, trouble } from './downloads.js';
import { content, Files, HOME, modulesOf } from './files.js';
import type { Packages } from './packages.js';
import { fetchPartNow, fetchParts } from './parts.js';
import { EMPTY_LOCK, type Options, onFatal } from './pyodide_private.js';
import { hasJspi, type Packet, Python } from './python.js';
import { type AsmModule, fetchSnapshot, importsMore, Library, restore } from './snapshot.js';
import { integrity, type WheelIndex } from './wheels.js';

/** What the boot tells, and what Python sends. */
export type BootSinks = {
  progress: (progress: Omit<BootProgress, 'type'>) => void;
  console: (stream: 'stdout' | 'stderr', text: string) => void;
  line: (stream: 'stdout' | 'stderr', line: string) => void;
  post: (packet: Packet) => void;
  packagesLoaded: (names: string[]) => void;
};

/** A runtime that is up: the app may still fail to start. */
export type Runtime = {
  python: Python;
  files: Files;
  /** Few apps need any; its code is loaded by the first call. */
  packages: () => Promise<Packages>;
  pyodide: PyodideAPI;
  downloads: Downloads;
};

type Up = Pick<Runtime, 'pyodide' | 'python'>;

const CORE_WHEEL = '/lib/lite.whl';
const IDLE_MS = 2000;
/** A download moves the bar at most this often. */
const PROGRESS_INTERVAL_MS = 50;

export class BootSequence {
  readonly timings: Record<string, number> = {};
  private boot: Boot;
  private sinks: BootSinks;
  private downloads: Downloads;
  private lastReport = Number.NEGATIVE_INFINITY;
  private downloading = true;
  private library: Library;
  private index: Promise<WheelIndex>;
  private up: Promise<Up> | undefined;
  /** Where the snapshot was downloaded from, if the browser had not kept it. */
  private unkept: string | undefined;

  constructor(boot: Boot, sinks: BootSinks) {
    this.boot = boot;
    this.sinks = sinks;
    this.downloads = new Downloads((loaded, total) => this.downloaded(loaded, total), boot.base);
    this.library = new Library(`${boot.pyodide}python_stdlib.zip`, this.downloads);
    this.index = this.downloads.json(`${boot.base}wheels/wheels.json`);
  }

  /** Starts Python, unless an earlier boot did, and puts the app's files in place. @throws {FailureError} */
  async run(boot: Boot): Promise<Runtime> {
    this.boot = boot;
    const { downloads, index, library } = this;
    const wheels = `${boot.base}wheels/`;
    if (boot.app.requirements.length > 0) this.packagesChunk().catch(() => {}); // `launch` awaits it
    const sources = this.readSources(boot.app);
    const parts = Promise.all([index, sources]).then(([each, files]) => fetchParts(each, pythonIn(files), downloads, wheels));
    const foreseen = Promise.all([index, sources]).then(([{ snapshot }, files]) => {
      const more = snapshot && (boot.app.requirements.length > 0 || importsMore(snapshot, pythonIn(files), Object.keys(files)));
      return more ? library.fetch() : undefined;
    });
    this.up ??= this.start(Promise.all([parts, foreseen]));
    const { pyodide, python } = await this.up;
    for (const { path, bytes } of await parts) pyodide.FS.writeFile(path, bytes, { canOwn: true });
    library.put(await foreseen);
    this.mark('core');
    const files = new Files(pyodide.FS);
    for (const [path, data] of Object.entries(await sources)) files.write(path, data);
    let packages: Promise<Packages> | undefined;
    const packagesOnce = () => {
      const made = () => this.packagesChunk().then(async ({ packagesOf }) => packagesOf(pyodide, downloads, boot, await index, this.sinks));
      packages ??= made().catch((error: unknown) => {
        packages = undefined; // the next command may find the network back
        throw error;
      });
      return packages;
    };
    return { python, files, packages: packagesOnce, pyodide, downloads };
  }

  /** Python with the core, connected. What fails in `others` meanwhile fails this. */
  private async start(others: Promise<unknown>): Promise<Up> {
    const { boot, downloads, index, library } = this;
    const wheels = `${boot.base}wheels/`;
    const core = index.then(({ lite }) => downloads.bytes(`${wheels}${lite.file}`, { integrity: integrity(lite.sha256) }));
    const { pyodide, restored } = await this.loadPython(Promise.all([core, others]));
    this.mark('pyodide');
    pyodide.FS.writeFile(CORE_WHEEL, await core, { canOwn: true });
    exposeHost(pyodide, await index, wheels, () => this.boot, this.sinks);
    if (restored) library.wake(pyodide);
    onFatal(pyodide, () => self.close()); // the page sees it die, and starts another
    return { pyodide, python: this.connect(pyodide, restored) };
  }

  /** Installs what the app needs and runs it; answers the config's text, or null without an app. @throws {FailureError} */
  async launch(runtime: Runtime, app: AppSource): Promise<string | null> {
    if (app.requirements.length > 0) await (await runtime.packages()).install(app.requirements);
    await this.provideImports(runtime, app);
    this.mark('packages');
    if (app.entrypoint === null) return null;
    this.sinks.progress({ step: 'app', label: 'Starting the app', loaded: null, total: null });
    const config = await this.startFile(runtime, app.entrypoint);
    this.mark('app');
    setTimeout(() => this.idle(), IDLE_MS);
    return config;
  }

  /** Runs one of the app's files as the app. @throws {FailureError} */
  async startFile(runtime: Runtime, entrypoint: string): Promise<string> {
    const { session, request } = this.boot;
    const answer = await runtime.python.start({ home: HOME, entrypoint, session, request });
    if (!answer.ok) throw new FailureError(answer.failure);
    if (answer.wants?.length) this.sinks.packagesLoaded(await (await runtime.packages()).wish(answer.wants));
    return JSON.stringify(answer.config);
  }

  /** Loads what `app`'s sources import and nobody has installed, as far as a lock knows it. */
  async provideImports(runtime: Runtime, app: Pick<AppSource, 'files'>): Promise<void> {
    const paths = Object.keys(app.files).filter((path) => path.endsWith('.py'));
    const own = new Set(modulesOf(Object.keys(app.files)));
    const sources = paths.map((path) => runtime.files.readText(path));
    const missing = runtime.python.missing(sources).filter((module) => !own.has(module));
    if (missing.length === 0) return;
    const names = await (await runtime.packages()).provide(missing);
    if (names.length > 0) this.sinks.packagesLoaded(names);
  }

  /** The first thing that a reader does comes before what may be needed some day. */
  private idle(): void {
    this.library.complete();
    if (this.unkept) void import('./kept.js').then(({ keep }) => keep(this.unkept!));
  }

  mark(name: string): void {
    this.timings[name] = Math.round(performance.now());
  }

  /** Python from the snapshot, or else in the plain way. */
  private async loadPython(others: Promise<unknown>): Promise<{ pyodide: PyodideAPI; restored: boolean }> {
    const { downloads, index, library } = this;
    const { base, pyodide: indexURL } = this.boot;
    const at = index.then(({ snapshot }) => snapshot && `${base}wheels/${snapshot.file}`);
    const image = at.then((url) => (url === undefined ? url : fetchSnapshot(url, downloads, () => (this.unkept = url))));
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
      stdout: (line: string) => this.sinks.line('stdout', line),
      stderr: (line: string) => this.sinks.line('stderr', line),
    };
    const { loadPyodide: load } = await Promise.race([script, firstFailure]);
    const { snapshot } = await Promise.race([index, firstFailure]);
    if (snapshot !== undefined) {
      try {
        const given = { module, asm, image: image as Promise<Uint8Array<ArrayBuffer>> };
        return { pyodide: await Promise.race([restore(load, options, snapshot, given), firstFailure]), restored: true };
      } catch (error) {
        await Promise.race([firstFailure, module]); // what failed there fails here as well
        console.info('Lite: Python starts without its snapshot:', error);
        void import('./kept.js').then(async ({ forget }) => forget((await at)!));
      }
    }
    const stdlib = library.fetch();
    const { loadPrepared } = await import('./plain.js');
    const pyodide = await Promise.race([loadPrepared(load, options, { module, stdlib }), firstFailure]).catch((error: unknown) => {
      throw new FailureError(toFailure('python', error, 'Python could not be started.'));
    });
    return { pyodide, restored: false };
  }

  private packagesChunk(): Promise<typeof import('./packages.js')> {
    return told('packages-*.js', import('./packages.js'));
  }

  private connect(pyodide: PyodideAPI, restored: boolean): Python {
    try {
      return new Python(pyodide, CORE_WHEEL, this.sinks.post, restored);
    } catch (error) {
      throw new FailureError(toFailure('python', error, 'The core of Lite could not be imported.'));
    }
  }

  private async readSources(app: AppSource): Promise<Record<string, string | Uint8Array>> {
    const read = (url: string) => this.downloads.bytes(url);
    const entries = Object.entries(app.files).map(async ([path, data]) => [path, await content(data, read)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  /** Python starts, and until it has, this thread says nothing more. */
  private downloadsEnded(): void {
    this.mark('compiled');
    this.downloading = false;
    this.sinks.progress({ step: 'python', label: 'Starting Python', loaded: null, total: null });
  }

  private downloaded(loaded: number, total: number): void {
    const now = performance.now();
    if (!this.downloading || (now - this.lastReport < PROGRESS_INTERVAL_MS && loaded < total)) return;
    this.lastReport = now;
    this.sinks.progress({ step: 'download', label: 'Downloading Python', loaded, total });
  }
}

const importModule = <T>(url: string): Promise<T> => told<T>(url, import(/* @vite-ignore */ url));

/** A module that is being imported; why it can't be, in words for people. */
function told<T>(url: string, module: Promise<T>): Promise<T> {
  return module.catch(async (error: unknown) => {
    throw await trouble(({ notImported }) => notImported(url, error), url);
  });
}

/** Puts inline code among the files, so that the app is files and an entrypoint only; null when there is nothing to run. */
export function withEntrypoint(app: AppSource): AppSource {
  const { code, files } = app;
  if (app.entrypoint !== null) return app;
  if (code !== null) {
    const entrypoint = 'app.py' in files ? 'app_code.py' : 'app.py';
    return { ...app, entrypoint, files: { ...files, [entrypoint]: code } };
  }
  const python = Object.keys(files).filter((path) => path.endsWith('.py'));
  return { ...app, entrypoint: python.includes('app.py') ? 'app.py' : python.length === 1 ? python[0]! : null };
}

/** The texts of an app's Python files. */
function pythonIn(files: Record<string, string | Uint8Array>): string[] {
  const python = Object.entries(files).filter(([path]) => path.endsWith('.py'));
  return python.map(([, data]) => (typeof data === 'string' ? data : new TextDecoder().decode(data)));
}

/** What Python's platform module may ask of the worker: URLs of its files, parts of lite, what few apps ask for, shared memory. */
function exposeHost(pyodide: PyodideAPI, index: WheelIndex, wheels: string, boot: () => Boot, sinks: BootSinks): void {
  const { interrupt, page } = boot();
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
    loading: (label: string, loaded: number, total: number) => sinks.progress({ step: 'app', label, loaded, total }),
    boot,
    worker: import.meta.url,
    rare: () => import('./rare.js'),
  };
  Object.assign(globalThis, { liteHost });
}
