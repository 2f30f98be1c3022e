/**
 * One app on the page: its runtime, its panels, its drawing. What `createGradioApp` returns.
 *
 *     waiting ── near the viewport, eager, or a command ──> booting ──> running | failed ── Retry ──> booting
 *     any ── unmount() ──> ended
 */
import { Client } from '../bridge/client.js';
import { type CommandBody, WorkerRuntime } from '../bridge/runtime.js';
import { Panels } from '../panels/panels.js';
import type { AppConfig } from '../protocol/config.js';
import { FailureError, toFailure } from '../protocol/failure.js';
import type { AppSource, Failure } from '../protocol/host.js';
import { type Mounted, mountApp } from '../render/mount.js';
import { shareStyle } from '../render/styles.js';
import { type Frame, makeFrame } from './frame.js';
import type { Speaking } from './language.js';
import type { AppOptions } from './options.js';
import type { Paintable } from './paint.js';
import { newSession, pageRequest, runtimePlace } from './place.js';
import type { Rescue, Rescued } from './rescue.js';
import type { Sharer } from './shared.js';
import type { SourceFile } from './source.js';
import type { Uploader } from './uploads.js';

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

/** How long the list of changes may get before the old ones are put together. */
const MOST_CHANGES = 1000;
/** The chunk that keeps a config must not get in the way of who uses the app at once. */
const KEEP_MS = 2000;

export class AppController extends EventTarget {
  readonly session = newSession();
  readonly runtime: WorkerRuntime;
  /** What the runtime tells, and who hears it. */
  private heard = this.listener();
  private client = new Client(this.session);
  private frame: Frame;
  private panels: Panels;
  private source: AppSource;
  private options: AppOptions;
  private mounted: Mounted | undefined;
  private observer: IntersectionObserver | undefined;
  private ended = false;
  /** What is drawn. */
  config: AppConfig | undefined;
  /** What was done to the app since its start, for a start in another worker. */
  private changes: CommandBody[] = [];
  private rescue: Promise<Rescue> | undefined;
  /** Whether the browser keeps the config for the next visit: the page has none. */
  private keeps: boolean;

  constructor(target: HTMLElement, source: AppSource, options: AppOptions, environment: Environment) {
    super();
    this.source = source;
    this.options = options;
    const baked = target.querySelector(':scope > [data-lite-config]')?.textContent ?? undefined;
    this.keeps = baked === undefined;
    target.replaceChildren();
    this.frame = makeFrame(target, options);
    this.panels = new Panels(this.frame.top, this.frame.bottom, {
      initialHeight: options.initialHeight,
      retry: () => this.retry(),
      style: (css) => shareStyle(target, css),
    });
    this.runtime = new WorkerRuntime(runtimePlace(environment.base, options, this.session), this.heard, {
      stallSeconds: options.stallSeconds,
      spawn: options.sharedWorkerMode ? this.joinShared : undefined,
    });
    if (options.playground) void import('./notes.js').then(({ notes }) => notes(options).map((note) => console.info(`Lite: ${note}`)));
    this.client.onCancel = (...given) => this.withRescue((rescue) => rescue.cancelled(...given));
    addEventListener('pagehide', this.leave);
    if (baked !== undefined || hasKept()) this.withPaint(({ paint }) => paint(this as unknown as Paintable, baked));
    else this.panels.showProgress(null);
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

  /** Ends Python and starts the app again in a new worker; the page stays as it is. */
  restart = (): void => this.withRescue((rescue) => rescue.restart('You asked for it.'));

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
    const running = this.client.isOpen;
    this.client.close();
    const end = () => this.runtime.terminate();
    // What it was doing is cancelled first, so that its `finally` blocks run.
    if (running) import('./rescue.js').then(({ leave }) => leave(this.runtime)).then(end, end);
    else end();
    this.mounted?.unmount();
    this.panels.unmount();
    this.frame.remove();
  };

  /** A port to the worker that several apps share, in the place of a worker of its own. */
  private joinShared = (): Worker => {
    const { port1, port2 } = new MessageChannel();
    const leave = import('./shared.js').then(({ join }) => join(this as unknown as Sharer, port1, port2));
    return Object.assign(port1, { terminate: () => void leave.then((go) => go()) }) as unknown as Worker;
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

  private async command(body: CommandBody): Promise<unknown> {
    this.boot();
    const answer = await this.runtime.command(body);
    if (this.changes.push(body) > MOST_CHANGES) this.withRescue((rescue) => rescue.shorten());
    return answer;
  }

  /** What to do when Python hangs or dies is a chunk of its own: it seldom does. */
  private withRescue(act: (rescue: Rescue) => void): void {
    this.rescue ??= import('./rescue.js').then(({ Rescue }) => new Rescue(this as unknown as Rescued));
    this.rescue.then((rescue) => this.ended || act(rescue), console.error);
  }

  /** The same for what paints before Python: there may be nothing to paint. */
  private withPaint(act: (paint: typeof import('./paint.js')) => Promise<void>): void {
    import('./paint.js').then(act).catch(() => this.mounted || this.runtime.state === 'failed' || this.panels.showProgress(null));
  }

  private async rerun(body: CommandBody, event: EventName): Promise<void> {
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
        // An app that is drawn already is started again: it says so itself.
        if (this.runtime.state !== 'ready' && !this.mounted) this.panels.showProgress(progress);
      },
      ready: (config, { timings, jspi }) => {
        if (this.mounted) this.withRescue((rescue) => rescue.redraw(config));
        else {
          this.draw(config);
          if (this.keeps) setTimeout(() => this.withPaint(({ keep }) => keep(this as unknown as Paintable, config)), KEEP_MS);
        }
        this.tell('ready', { timings, jspi });
      },
      idle: () => this.panels.showApp(),
      failed: (failure) => this.fail(failure, 'initialization-error'),
      died: () => this.withRescue((rescue) => rescue.died()),
      console: (stream, text) => this.print(stream, text),
      packagesLoaded: (names) => this.tell('modules-auto-loaded', names),
      packet: (packet) => this.client.receive(packet),
    };
  }

  private draw(text: string): void {
    if (this.ended) return;
    const config = JSON.parse(text) as AppConfig;
    this.config = config;
    if (config.i18n_translations)
      import('./language.js').then(
        ({ speak }) => speak(this as unknown as Speaking, config),
        () => this.show(config),
      );
    else this.show(config);
  }

  private show(config: AppConfig): void {
    if (this.ended) return;
    const again = this.mounted !== undefined;
    this.mounted?.unmount();
    if (again) this.client.reset();
    this.panels.showApp();
    this.mounted = mountApp(this.frame.app, config, this.client, {
      upload: async (...given) => (await import('./uploads.js')).upload(this as unknown as Uploader, ...given),
      request: pageRequest,
    });
    this.showTracebacks();
    // Painted before Python is up, it waits for it.
    if (!/idle|booting/.test(this.runtime.state)) this.open();
    if (this.options.controlPageTitle && config.title) document.title = config.title;
    if (this.options.autoScroll && !again) this.frame.app.scrollIntoView({ behavior: 'smooth', block: 'start' });
  }

  private open(): void {
    this.client.open((packet) => this.runtime.send(packet));
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

/** Whether the browser has kept configs (`kept.ts`): one may be this app's. */
function hasKept(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('lite-paint:'));
  } catch {
    return false; // a page without storage
  }
}
