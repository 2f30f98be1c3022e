/**
 * One Python runtime as the page sees it: a worker, its boot, its commands, its packets.
 *
 *     idle ── boot() ──> booting ── ready ──> ready
 *                          │  └── failed_boot, worker error, blocked, stall ──> failed
 *     any ── restart() ──> booting        any ── terminate() ──> idle
 *
 * A stall is only a suspicion: a runtime that reports `ready` after it is ready all the same.
 */
import { FailureError, makeFailure } from '../protocol/failure.js';
import { type AppSource, type Boot, type BootProgress, type Command, type Failure, type FromHost, lifeLock } from '../protocol/host.js';
import type { Packet } from './packet.js';
import { spawnWorker, workerUrl } from './spawn.js';

export type RuntimeState = 'idle' | 'booting' | 'ready' | 'failed';

/** Where the runtime is and what it should know of the page; everything in `Boot` but the app. */
export type RuntimePlace = Omit<Boot, 'type' | 'app'>;

/** Who hears of what the runtime does. */
export type RuntimeListener = {
  progress?: (progress: BootProgress) => void;
  /** The app runs; `config` is JSON text. */
  ready?: (config: string, details: { timings: Record<string, number>; jspi: boolean }) => void;
  /** Python is up and waits for `run_code` or `run_file`. */
  idle?: () => void;
  failed?: (failure: Failure) => void;
  /** A worker that was ready has ended, and not by us. */
  died?: () => void;
  console?: (stream: 'stdout' | 'stderr', text: string) => void;
  packagesLoaded?: (names: string[]) => void;
  packet?: (packet: Packet) => void;
};

export type RuntimeOptions = {
  /** Seconds without any boot progress after which the boot counts as stalled. */
  stallSeconds?: number;
  spawn?: (() => Worker) | undefined;
};

/** How often the watchdog may be quiet, as a multiple of `stallSeconds`: an app's own start may take its time. */
const PATIENCE: Record<BootProgress['step'], number> = { download: 1, python: 1, packages: 3, app: 5 };

/** Failures after which no Python is there. */
const HOPELESS: ReadonlySet<Failure['stage']> = new Set(['download', 'python', 'worker']);

/** A command without its number. */
export type CommandBody = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never;
type Advice = typeof import('./advice.js');
type Pending = { resolve: (value: unknown) => void; reject: (error: FailureError) => void };

export class WorkerRuntime {
  state: RuntimeState = 'idle';
  /** Packets that crossed the port, by direction: a click is one out and one in. */
  readonly counters = { out: 0, in: 0 };
  private worker: Worker | undefined;
  private app: AppSource | undefined;
  private pending = new Map<number, Pending>();
  private lastId = 0;
  private explaining = false;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private step: BootProgress['step'] = 'download';
  readonly place: RuntimePlace;
  private listener: RuntimeListener;
  private stallSeconds: number;
  /** Makes the next worker. */
  spawn: () => Worker;

  constructor(place: RuntimePlace, listener: RuntimeListener, options: RuntimeOptions = {}) {
    this.place = place;
    this.listener = listener;
    this.stallSeconds = options.stallSeconds ?? 60;
    this.spawn = options.spawn ?? spawnWorker;
  }

  /** Starts the worker and, in it, Python and `app`. What comes of it is told to the listener. */
  boot(app: AppSource): void {
    this.terminate();
    this.app = app;
    this.state = 'booting';
    this.step = 'download';
    this.explaining = false;
    globalThis.document?.addEventListener('securitypolicyviolation', this.violated);
    try {
      this.worker = this.spawn();
    } catch (error) {
      this.unstarted(error instanceof Error ? error.message : String(error));
      return;
    }
    this.worker.onmessage = ({ data }) => this.receive(data as Packet | FromHost);
    this.worker.onerror = (event) => this.workerError(event);
    this.worker.onmessageerror = () => this.workerError(undefined);
    this.worker.postMessage({ ...this.place, type: 'boot', app });
    this.watch();
  }

  /** The same app again, in a new worker. */
  restart(): void {
    if (this.app !== undefined) this.boot(this.app);
  }

  /** Ends the worker at once; commands under way are rejected. */
  terminate(): void {
    clearTimeout(this.watchdog);
    globalThis.document?.removeEventListener('securitypolicyviolation', this.violated);
    this.state = 'idle';
    this.end(makeFailure('worker', 'The Python runtime was ended.', { hint: 'Reload the page, or start the app again.' }));
  }

  /** Sends one packet; before Python is up it waits in the worker. */
  send(packet: Packet): void {
    this.counters.out += 1;
    this.worker?.postMessage(packet);
  }

  /** Asks the host for something; rejects with a `FailureError`. */
  command(body: CommandBody): Promise<unknown> {
    const { worker } = this;
    if (worker === undefined) {
      return Promise.reject(new FailureError(makeFailure('worker', 'Python is not running.', { hint: 'Start the app first.' })));
    }
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      worker.postMessage({ ...body, id });
    });
  }

  private receive(message: Packet | FromHost): void {
    if (typeof message === 'string' || !('type' in message)) {
      this.counters.in += 1;
      this.listener.packet?.(message);
    } else if (message.type === 'result' || message.type === 'result_error') {
      this.settle(message);
    } else if (message.type === 'console') {
      this.listener.console?.(message.stream, message.text);
    } else {
      this.bootMessage(message);
    }
  }

  private bootMessage(message: Exclude<FromHost, { type: 'result' | 'result_error' | 'console' }>): void {
    if (message.type === 'packages_loaded') this.listener.packagesLoaded?.(message.names);
    else if (message.type === 'failed_boot') this.fail(message.failure);
    else if (message.type === 'ready') {
      this.up();
      this.listener.ready?.(message.config, { timings: message.timings, jspi: message.jspi });
    } else if (message.type === 'idle') {
      this.up();
      this.listener.idle?.();
    } else {
      this.step = message.step;
      this.listener.progress?.(message);
      if (this.state === 'booting') this.watch();
    }
  }

  /** Python is there; from now on we want to know if it goes. */
  private up(): void {
    this.state = 'ready';
    this.unwatch();
    const { worker } = this;
    const gone = () => {
      if (this.worker !== worker) return;
      this.terminate();
      this.listener.died?.();
    };
    globalThis.navigator?.locks?.request(lifeLock(this.place.session), gone).catch(() => {});
  }

  private settle(message: Extract<FromHost, { type: 'result' | 'result_error' }>): void {
    const pending = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.type === 'result') pending?.resolve(message.value);
    else pending?.reject(new FailureError(message.failure));
  }

  private watch(): void {
    clearTimeout(this.watchdog);
    const seconds = this.stallSeconds * PATIENCE[this.step];
    const { step } = this;
    const plain = makeFailure('stall', 'The app does not start.');
    this.watchdog = setTimeout(() => this.explain(({ stalled }) => stalled(plain, step, seconds), plain), seconds * 1000);
  }

  /** Fails with `plain`, and with what a chunk of its own adds to it if that can be had. What fails meanwhile says less. */
  private explain(add: (advice: Advice) => Failure, plain: Failure): void {
    this.explaining = true;
    import('./advice.js').then(add).then(
      (failure) => this.fail(failure, true),
      () => this.fail(plain, true),
    );
  }

  private unwatch(): void {
    clearTimeout(this.watchdog);
    globalThis.document?.removeEventListener('securitypolicyviolation', this.violated);
  }

  private fail(failure: Failure, explained = false): void {
    if (this.state !== 'booting' || (this.explaining && !explained)) return;
    this.explaining = false;
    this.state = 'failed';
    this.unwatch();
    // Without Python there is nothing to repair: end the downloads. An app that failed may still be replaced by run_code.
    if (HOPELESS.has(failure.stage)) this.end(failure);
    this.listener.failed?.(failure);
  }

  private end(failure: Failure): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const { reject } of this.pending.values()) reject(new FailureError(failure));
    this.pending.clear();
  }

  private workerError(event: ErrorEvent | undefined): void {
    event?.preventDefault();
    const where = event?.filename ? ` (${event.filename}:${event.lineno})` : '';
    const message = event === undefined ? 'A message could not be read.' : `${event.message ?? ''}${where}`;
    if (this.state === 'booting') this.unstarted(message);
    else if (this.state === 'ready') this.listener.console?.('stderr', `Lite: an error in the Python worker: ${message}\n`);
  }

  private unstarted(message: string): void {
    const plain = makeFailure('worker', 'The worker that runs Python could not be started.', { message, file: workerUrl });
    // A policy that is found to block it says more.
    import('./advice.js').then(
      ({ unstarted }) => this.fail(unstarted(plain)),
      () => this.fail(plain),
    );
  }

  private violated = (event: SecurityPolicyViolationEvent): void => {
    const ours = event.blockedURI === workerUrl || event.blockedURI === 'blob' || event.blockedURI.startsWith(this.place.base);
    if (event.disposition === 'report' || !ours) return;
    const { blockedURI, effectiveDirective } = event;
    const plain = makeFailure('worker', 'This page does not allow the worker that runs Python.');
    this.explain(({ blocked }) => blocked(plain, blockedURI, effectiveDirective), plain);
  };
}
