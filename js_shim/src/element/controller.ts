/**
 * One app on the page: its runtime, its panels, its drawing. What `createGradioApp` returns.
 *
 *     waiting ── near the viewport, eager, or a command ──> booting ──> running | failed ── Retry ──> booting
 *     any ── unmount() ──> ended
 */
import { Client } from '../bridge/client.js';
import { WorkerRuntime } from '../bridge/runtime.js';
import { Panels } from '../panels/panels.js';
import type { AppConfig, FileData } from '../protocol/config.js';
import { FailureError, toFailure } from '../protocol/failure.js';
import type { AppSource, Failure } from '../protocol/host.js';
import { type Mounted, mountApp } from '../render/mount.js';
import { shareStyle } from '../render/styles.js';
import { type Frame, makeFrame } from './frame.js';
import { type AppOptions, notes } from './options.js';
import { newSession, runtimePlace } from './place.js';
import type { SourceFile } from './source.js';

/** Where lite.js is: its folder, absolute, ending in `/`. */
export type Environment = { base: string };

/** Whatever goes wrong on a page is told by these, as Gradio-Lite told it. */
type EventName =
  | 'ready'
  | 'error'
  | 'initialization-error'
  | 'python-error'
  | 'init-code-run-error'
  | 'init-file-run-error'
  | 'modules-auto-loaded'
  | 'stdout'
  | 'stderr';

export class AppController extends EventTarget {
  readonly session = newSession();
  readonly runtime: WorkerRuntime;
  private client = new Client(this.session);
  private frame: Frame;
  private panels: Panels;
  private source: AppSource;
  private options: AppOptions;
  private mounted: Mounted | undefined;
  private observer: IntersectionObserver | undefined;
  private ended = false;

  constructor(target: HTMLElement, source: AppSource, options: AppOptions, environment: Environment) {
    super();
    this.source = source;
    this.options = options;
    this.frame = makeFrame(target, options);
    this.panels = new Panels(this.frame.top, this.frame.bottom, {
      initialHeight: options.initialHeight,
      retry: () => this.retry(),
      style: (css) => shareStyle(target, css),
    });
    this.runtime = new WorkerRuntime(runtimePlace(environment.base, options, this.session), this.listener(), {
      stallSeconds: options.stallSeconds,
    });
    for (const note of notes(options)) console.info(`Lite: ${note}`);
    addEventListener('pagehide', this.leave);
    this.panels.showProgress(null);
    if (options.eager) this.boot();
    else this.bootWhenNear(target);
  }

  /** Replaces the app by one that runs `code`. */
  run_code = (code: string): Promise<void> => this.rerun({ type: 'run_code', code }, 'init-code-run-error');

  /** Replaces the app by one that runs the file at `path`. */
  run_file = (path: string): Promise<void> => this.rerun({ type: 'run_file', path }, 'init-file-run-error');

  /** Writes a file of the app. */
  write = async (path: string, data: string | ArrayBufferView): Promise<void> => {
    await this.command({ type: 'write', path, data: typeof data === 'string' ? data : bytesOf(data) });
  };

  rename = async (oldPath: string, newPath: string): Promise<void> => {
    await this.command({ type: 'rename', from: oldPath, to: newPath });
  };

  unlink = async (path: string): Promise<void> => {
    await this.command({ type: 'unlink', path });
  };

  /** Installs packages: names, URLs of wheels, or paths beside the page. */
  install = async (requirements: string[]): Promise<void> => {
    await this.command({ type: 'install', requirements });
  };

  /** Ends Python and removes the app from the page. */
  unmount = (): void => {
    if (this.ended) return;
    this.ended = true;
    this.observer?.disconnect();
    removeEventListener('pagehide', this.leave);
    this.client.close();
    this.runtime.terminate();
    this.mounted?.unmount();
    this.panels.unmount();
    this.frame.remove();
  };

  private boot(): void {
    if (this.ended || this.runtime.state !== 'idle') return;
    this.observer?.disconnect();
    this.runtime.boot(this.source);
  }

  private retry(): void {
    this.mounted?.unmount();
    this.mounted = undefined;
    this.client.reset();
    this.panels.showProgress(null);
    this.runtime.restart();
  }

  private bootWhenNear(target: HTMLElement): void {
    if (typeof IntersectionObserver === 'undefined') {
      this.boot();
      return;
    }
    this.observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.boot(), {
      rootMargin: '200px',
    });
    this.observer.observe(target);
  }

  private command(body: Parameters<WorkerRuntime['command']>[0]): Promise<unknown> {
    this.boot();
    return this.runtime.command(body);
  }

  private async rerun(body: Parameters<WorkerRuntime['command']>[0], event: EventName): Promise<void> {
    try {
      this.draw(String(await this.command(body)));
    } catch (error) {
      this.fail(toFailure('app', error, 'The app could not be started.'), event);
      throw error;
    }
  }

  private listener(): ConstructorParameters<typeof WorkerRuntime>[1] {
    return {
      progress: (progress) => {
        if (this.runtime.state !== 'ready') this.panels.showProgress(progress);
      },
      ready: (config, { timings, jspi }) => {
        this.draw(config);
        this.tell('ready', { timings, jspi });
      },
      idle: () => this.panels.showApp(),
      failed: (failure) => this.fail(failure, 'initialization-error'),
      console: (stream, text) => this.print(stream, text),
      packagesLoaded: (names) => this.tell('modules-auto-loaded', names),
      packet: (packet) => this.client.receive(packet),
    };
  }

  private draw(text: string): void {
    if (this.ended) return;
    const config = JSON.parse(text) as AppConfig;
    const again = this.mounted !== undefined;
    this.mounted?.unmount();
    if (again) this.client.reset();
    this.panels.showApp();
    this.mounted = mountApp(this.frame.app, config, this.client, { upload: (files) => this.upload(files) });
    this.showTracebacks();
    this.client.open((packet) => this.runtime.send(packet));
    if (this.options.controlPageTitle && config.title) document.title = config.title;
    if (this.options.autoScroll && !again) this.frame.app.scrollIntoView({ behavior: 'smooth', block: 'start' });
  }

  /** A handler that failed shows its traceback in the page's console; the browser's has it from the app itself. */
  private showTracebacks(): void {
    const { deliver } = this.client;
    this.client.deliver = (replies, route) => {
      for (const reply of replies) {
        if (reply.type !== 'failed' || reply.traceback === '') continue;
        this.panels.print('stderr', `${reply.traceback.trimEnd()}\n`);
        this.tell('python-error', new Error(reply.traceback));
      }
      deliver(replies, route);
    };
  }

  /** Mounting copies no bytes, so there is no progress to tell. */
  private async upload(files: File[]): Promise<FileData[]> {
    const paths = (await this.command({ type: 'mount', files })) as string[];
    return files.map((file, index) => ({
      path: paths[index]!,
      url: URL.createObjectURL(file),
      size: file.size,
      orig_name: file.name,
      mime_type: file.type || null,
      meta: { _type: 'gradio.FileData' },
    }));
  }

  private fail(failure: Failure, event: EventName): void {
    if (this.ended) return;
    this.mounted?.unmount();
    this.mounted = undefined;
    this.client.fail(failure);
    this.panels.showFailure(failure);
    console.error(`Lite: ${failure.title} ${failure.message}${failure.traceback === null ? '' : `\n${failure.traceback}`}`);
    const error = new FailureError(failure);
    this.tell(event, error);
    this.tell('error', error);
  }

  private print(stream: 'stdout' | 'stderr', text: string): void {
    if (this.ended) return;
    const line = text.replace(/\n$/, '');
    if (stream === 'stderr') console.error(line);
    else console.log(line);
    this.panels.print(stream, text);
    this.tell(stream, text);
  }

  private tell(name: EventName, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** A page that the browser keeps for going back to (`persisted`) isn't gone. */
  private leave = (event: PageTransitionEvent): void => {
    if (!event.persisted) this.client.close();
  };
}

/** An app's source as the worker takes it; URLs are relative to the page. */
export function toAppSource(source: {
  code?: string | null | undefined;
  files?: Record<string, SourceFile> | null | undefined;
  entrypoint?: string | null | undefined;
  requirements?: string[] | null | undefined;
}): AppSource {
  const files = Object.entries(source.files ?? {}).map(([name, file]) => {
    if ('url' in file) return [name, { url: new URL(file.url, document.baseURI).href }] as const;
    return [name, typeof file.data === 'string' ? file.data : bytesOf(file.data)] as const;
  });
  return {
    code: source.code ?? null,
    entrypoint: source.entrypoint ?? null,
    requirements: source.requirements ?? [],
    files: Object.fromEntries(files),
  };
}

function bytesOf(data: ArrayBufferView): Uint8Array {
  return data instanceof Uint8Array ? data : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
