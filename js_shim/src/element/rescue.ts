/**
 * When Python hangs or dies: what an app does about it, loaded by the first cancel and the first death.
 *
 *     cancel ──▶ ping ──answered──▶ fine
 *                  │ no answer: the worker is computing
 *                  ├─ shared memory? signal until it answers ──▶ fine
 *                  └─ still none ──only the cancelled call can be at work──▶ restart
 *                                ──another call may be─────────────────────▶ ask the user
 *     death ──▶ restart (a second one soon after: the failure panel)
 *
 * Only a cancel begins this: a calculation that takes long is left alone. A restart keeps the page as it is (what it
 * shows, what was typed), the app's files as the page gave them, and events that Python had not begun.
 */
import type { Client } from '../bridge/client.js';
import type { CommandBody, WorkerRuntime } from '../bridge/runtime.js';
import { css, Notice } from '../panels/notice.js';
import type { AppConfig } from '../protocol/config.js';
import { makeFailure } from '../protocol/failure.js';
import { type AppSource, type Failure, SHARED_CALLS } from '../protocol/host.js';
import type { Mounted } from '../render/mount.js';
import { shareStyle } from '../render/styles.js';
import { adopt, sameShape } from '../state/reconcile.js';
import type { Frame } from './frame.js';
import type { Sharing } from './shared.js';
import { dropSpare, keepSpare } from './spare.js';

/** A worker that turns to its messages answers in a fraction of this, on a busy machine too. Ending one that would have is worse. */
const PATIENCE_MS = 2000;
/** Patience is counted in steps of a busy page's own time. */
const STEP_MS = 100;
/** How long before the first signal, and between two. */
const SIGNAL_MS = 150;
/** After two deaths within this time a third start would not help. */
const RELAPSE_MS = 30_000;

/** Uploads that a restart still has. */
const MOST_UPLOADS = 500;

const DEAD = makeFailure('worker', 'Python ended unexpectedly.', {
  message: 'It was started again a moment ago, and ended again.',
  hint: 'It may have run out of memory. Start it again.',
});

/** `Boot.interrupt`; its other side is lite/platform/browser.py. */
const CELL = { signal: 0, call: 1, answer: 2 } as const;
/** SIGUSR1: an app may have a use for SIGINT. */
const SIGNAL = 10;
/** Python's answer to a signal when another call, or none, has the CPU (lite/runtime/stopping.py). */
const ELSEWHERE = 2;

/** What a rescue needs of the app: a controller, whose inside this is. */
export type Rescued = {
  /** The config with the app's texts in the reader's language, where it has any (`language.ts`). */
  inLanguage?: (config: AppConfig) => AppConfig;
  readonly runtime: WorkerRuntime;
  readonly client: Client;
  /** What the app was started from. */
  source: AppSource;
  /** Commands that have changed it since, in order. */
  readonly changes: CommandBody[];
  readonly mounted: Mounted | undefined;
  config: AppConfig | undefined;
  /** What it has to do with the apps whose Python is the same, if it shares one. */
  readonly sharing?: Sharing;
  readonly frame: Pick<Frame, 'top'>;
  /** Shows a failure instead of the app. */
  fail(failure: Failure, event: 'error'): void;
  /** After a new drawing: lets the console show what handlers raise. */
  showTracebacks(): void;
  /** Lets events go to Python. */
  open(): void;
};

export class Rescue {
  private app: Rescued;
  private stuck = new Set<number>();
  /** Cancelled while others were watched, whose calls the worker may begin after it has answered. */
  private late = new Set<number>();
  private newest = 0;
  private watching = false;
  private lastDeath = Number.NEGATIVE_INFINITY;
  private restarted = false;

  constructor(app: Rescued) {
    this.app = app;
  }

  /** Call `id` was cancelled: sees to it that it ends. Calls after `newest` were made later, and can't have begun before it ends. */
  cancelled(id: number, newest: number): void {
    this.stuck.add(id);
    this.newest = newest;
    if (this.watching) this.late.add(id);
    else this.begin();
  }

  private begin(): void {
    this.watching = true;
    void this.watch(this.newest).finally(() => {
      this.watching = false;
      this.stuck = this.late;
      this.late = new Set();
      if (this.stuck.size > 0) this.begin();
    });
  }

  /** The worker has ended by itself. */
  died(): void {
    const now = performance.now();
    const relapse = now - this.lastDeath < RELAPSE_MS;
    this.lastDeath = now;
    if (relapse) {
      dropSpare(this.app.runtime); // memory may be what was missing
      this.app.fail(DEAD, 'error');
    } else this.restart('Python ended unexpectedly and was started again.');
  }

  /** Ends the worker and starts the app again in a new one. `begun` is the last call that may have begun. */
  restart(why: string, begun: number = this.app.client.lastId): void {
    const { runtime, client, mounted, source, changes } = this.app;
    this.restarted = true;
    const failure = makeFailure('worker', 'Python was started again.', { message: why });
    const lost = this.atWork(begun).length;
    this.late.clear(); // their calls go with the worker
    this.app.sharing?.end();
    runtime.terminate();
    client.fail(failure, begun);
    mounted?.toast('warning', `${why} ${losses(lost)}`, { title: 'Python was started again', duration: 20 });
    runtime.boot(changes.reduce(changed, source));
    // Python takes them once it is up, before any event: the paths that the page knows are then there again.
    for (const change of changes) if (change.type === 'mount') runtime.command(change).catch(() => {});
  }

  /**
   * Makes the list of changes short: what was written, renamed or installed goes into the source, and of the uploads the newest stay.
   * A restart after a thousand uploads finds the last five hundred where they were.
   */
  shorten(): void {
    const { app } = this;
    app.source = app.changes.reduce(changed, app.source);
    let place = 0;
    const mounts = app.changes.flatMap((change) => {
      if (change.type !== 'mount') return [];
      place = change.place ?? place + 1;
      return [{ ...change, place }];
    });
    app.changes.splice(0, app.changes.length, ...mounts.slice(-MOST_UPLOADS));
  }

  /** The app runs again: the page stays as it is, unless the app has become another one. */
  redraw(text: string): void {
    const { app } = this;
    const config = JSON.parse(text) as AppConfig;
    if (!app.config || !sameShape(app.config, config)) {
      app.mounted?.update(app.inLanguage?.(config) ?? config, adopt);
      app.showTracebacks();
    }
    app.config = config;
    app.open();
    if (this.restarted && !app.sharing) keepSpare(app.runtime);
  }

  /** From a cancel on until the worker turns to its messages, or has been ended. */
  private async watch(begun: number): Promise<void> {
    const { runtime } = this.app;
    let answered = false;
    const answer = runtime.command({ type: 'ping' }).then(
      () => {},
      () => {}, // the runtime was ended: nothing is stuck any more
    );
    void answer.then(() => {
      answered = true;
    });
    const wait = async (ms: number) => {
      await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, ms))]);
      return answered;
    };
    const { interrupt } = runtime.place;
    if (interrupt === null) {
      for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) if (await wait(STEP_MS)) return;
    } else if (await this.signal(new Int32Array(interrupt), wait)) return;
    if (this.atWork(begun).length === 0 && !this.app.sharing?.atWork()) {
      this.restart('A function did not stop when it was cancelled.', begun);
      return;
    }
    const restart = () => this.restart('It was restarted because it did not answer.', begun);
    shareStyle(this.app.frame.top, css);
    const notice = new Notice(this.app.frame.top, restart);
    await answer;
    notice.remove();
  }

  /** Signals the cancelled calls until one of them gives in; false if Python seems to be out of reach. */
  private async signal(cells: Int32Array, wait: (ms: number) => Promise<boolean>): Promise<boolean> {
    let silent = 0;
    while (silent < PATIENCE_MS) {
      for (const id of this.stuck) {
        if (await wait(SIGNAL_MS)) return true;
        Atomics.store(cells, CELL.answer, 0);
        Atomics.store(cells, CELL.call, id + SHARED_CALLS * (this.app.sharing?.app ?? 0));
        Atomics.store(cells, CELL.signal, SIGNAL);
      }
      if (await wait(SIGNAL_MS)) return true;
      // Another function has the CPU. It takes what it takes; the cancel waits its turn.
      if (Atomics.load(cells, CELL.answer) === ELSEWHERE) silent = 0;
      else silent += (this.stuck.size + 1) * SIGNAL_MS;
    }
    return false;
  }

  /** Calls up to `begun` that nobody has cancelled, and that the worker may be busy with. */
  private atWork(begun: number): number[] {
    return [...this.app.client.pending.keys()].filter((id) => id <= begun);
  }
}

/** Lets a worker that was told to close do what it has to for that, but not for long. */
export async function leave(runtime: WorkerRuntime): Promise<void> {
  dropSpare(runtime);
  const turns = async () => {
    // A cancelled function ends in a later turn than the one that cancels it.
    for (let turn = 0; turn < 3; turn++) await runtime.command({ type: 'ping' });
  };
  await Promise.race([turns(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** What a restart cost, in words. */
function losses(calls: number): string {
  const running = calls === 0 ? '' : calls === 1 ? ' and one more event that was running' : ` and ${calls} more events that were running`;
  return `What it kept in memory (state, variables, files it wrote)${running} is lost. What you see and typed here is kept.`;
}

/** `source` after a command that went well: what a new worker has to start from. */
export function changed(source: AppSource, command: CommandBody): AppSource {
  const files = { ...source.files };
  switch (command.type) {
    case 'run_code':
      return { ...source, files: { ...files, 'app.py': command.code }, code: null, entrypoint: 'app.py' };
    case 'run_file':
      return { ...source, entrypoint: command.path };
    case 'write':
      files[command.path] = command.data;
      break;
    case 'rename':
      if (command.from in files) files[command.to] = files[command.from]!;
      delete files[command.from];
      break;
    case 'unlink':
      delete files[command.path];
      break;
    case 'install':
      return { ...source, requirements: [...source.requirements, ...command.requirements] };
  }
  return { ...source, files };
}
