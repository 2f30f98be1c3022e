/**
 * From a `boot` message to a running app. Everything that can be downloaded is asked for at once; Python starts as soon
 * as its own parts are there (`interpreter.ts`).
 */
import type { PyodideAPI } from 'pyodide';
import { FailureError } from '../protocol/failure.js';
import type { AppSource, Boot, BootProgress } from '../protocol/host.js';
import type { Downloads } from './downloads.js';
import { content, type Files, modulesOf } from './files.js';
import { type Started, told } from './interpreter.js';
import type { Packages } from './packages.js';
import { fetchParts } from './parts.js';
import type { Packet, Python } from './python.js';
import { importsMore, type Library } from './snapshot.js';
import type { WheelIndex } from './wheels.js';

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

const IDLE_MS = 2000;

/** What an app asks of the Python it gets; by default one of its own (`Interpreter`). */
export type Ground = {
  readonly timings: Record<string, number>;
  readonly downloads: Downloads;
  readonly index: Promise<WheelIndex>;
  readonly library: Library;
  /** Starts Python, unless that was done. What fails in `others` meanwhile fails this. */
  start(others: Promise<unknown>): Promise<Started>;
  /** The app's end of Python. */
  connect(started: Started): Python;
  /** Where the app's files are. */
  files(pyodide: PyodideAPI): Files;
  /** What has time until the app is up. */
  idle(): void;
};

export class BootSequence {
  private marks: Record<string, number> = {};
  private boot: Boot;
  private sinks: BootSinks;
  private ground: Ground;
  private python: Python | undefined;

  constructor(boot: Boot, sinks: BootSinks, ground: Ground) {
    this.boot = boot;
    this.sinks = sinks;
    this.ground = ground;
  }

  /** Milliseconds since the worker's start. */
  get timings(): Record<string, number> {
    return { ...this.ground.timings, ...this.marks };
  }

  /** Starts Python, unless an earlier boot did, and puts the app's files in place. @throws {FailureError} */
  async run(boot: Boot): Promise<Runtime> {
    this.boot = boot;
    const { ground, sinks } = this;
    const { downloads, index, library } = ground;
    const wheels = `${boot.base}wheels/`;
    if (boot.app.requirements.length > 0) packagesChunk().catch(() => {}); // `launch` awaits it
    const sources = this.readSources(boot.app);
    const parts = Promise.all([index, sources]).then(([each, files]) => fetchParts(each, pythonIn(files), downloads, wheels));
    const foreseen = Promise.all([index, sources]).then(([{ snapshot }, files]) => {
      const more =
        snapshot &&
        ((boot.app.requirements.length > 0 && !snapshot.installs) || importsMore(snapshot, pythonIn(files), Object.keys(files)));
      return more ? library.fetch() : undefined;
    });
    const started = await ground.start(Promise.all([parts, foreseen]));
    const { pyodide } = started;
    this.python ??= ground.connect(started);
    for (const { path, bytes } of await parts) pyodide.FS.writeFile(path, bytes, { canOwn: true });
    library.put(await foreseen);
    this.mark('core');
    const files = ground.files(pyodide);
    for (const [path, data] of Object.entries(await sources)) files.write(path, data);
    let packages: Promise<Packages> | undefined;
    const packagesOnce = () => {
      const made = () => packagesChunk().then(async ({ packagesOf }) => packagesOf(pyodide, downloads, boot, await index, sinks));
      packages ??= made().catch((error: unknown) => {
        packages = undefined; // the next command may find the network back
        throw error;
      });
      return packages;
    };
    return { python: this.python, files, packages: packagesOnce, pyodide, downloads };
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
    setTimeout(() => this.ground.idle(), IDLE_MS);
    return config;
  }

  /** Runs one of the app's files as the app. @throws {FailureError} */
  async startFile(runtime: Runtime, entrypoint: string): Promise<string> {
    const { session, request } = this.boot;
    const answer = await runtime.python.start({ home: runtime.files.home, entrypoint, session, request });
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

  private mark(name: string): void {
    this.marks[name] = Math.round(performance.now());
  }

  private async readSources(app: AppSource): Promise<Record<string, string | Uint8Array>> {
    const read = (url: string) => this.ground.downloads.bytes(url);
    const entries = Object.entries(app.files).map(async ([path, data]) => [path, await content(data, read)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
}

/** Few apps need packages: a chunk of its own. */
const packagesChunk = (): Promise<typeof import('./packages.js')> => told('packages-*.js', import('./packages.js'));

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
