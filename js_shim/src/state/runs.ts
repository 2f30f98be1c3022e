/**
 * One dependency, running: from its cause to what it fires in turn.
 *
 *     trigger ──dropped (once) or remembered (always_last) while one runs
 *        │
 *     start: cancels ──▶ js? ──▶ one Call? ──▶ Update* ──▶ end(done | failed | cancelled)
 *                                                          │
 *                           `then`, `success` / `failure` ◀┘ then the remembered cause
 */
import type { Client } from '../bridge/client.js';
import type { DependencyConfig } from '../protocol/config.js';
import type { Failed, Json, Log, Render, Reply, Update } from '../protocol/messages.js';
import type { Graph } from './graph.js';
import type { Author, Scripts } from './script.js';
import type { ProgressStep } from './status.js';
import type { Statuses } from './statuses.js';
import type { Props } from './store.js';

/** What made a dependency run. `frame` is the triggering block's payload where it isn't its value: a frame of a stream. */
export type Cause = { trigger: number | null; data: Json; frame?: Json };

/** Hears how a run ended: null for cancelled. */
export type Over = (succeeded: boolean | null) => void;

/** What runs need of the app around them. */
export type RunContext = {
  client: Client;
  graph: Graph;
  statuses: Statuses;
  payload(uid: number): Json;
  /** Brings payloads up to date; null when they are. */
  settle(uids: number[]): Promise<unknown> | null;
  /** Applies props of several blocks, and fires their `change`. */
  apply(patch: Record<string, Props>, edits?: Update['edits']): void;
  /** Puts what a render declared into the app. */
  render(reply: Render): void;
  author: Author;
  scrollTo(uid: number): void;
  /** Shows an error that no block shows. */
  report(failed: Failed): void;
};

export type Run = {
  dependency: DependencyConfig;
  cause: Cause;
  call: number | null;
  ended: boolean;
  scrolled: boolean;
  /** Whether its status says so already: a stream's every step would say it again. */
  streaming: boolean;
  over: Over | undefined;
};
type Slot = { active: Set<Run>; again: Cause | null };

export class Runs {
  private slots = new Map<number, Slot>();
  /** What runs authors' functions, once one has run. */
  private scripts: Scripts | undefined;
  readonly context: RunContext;

  constructor(context: RunContext) {
    this.context = context;
  }

  /** Runs `dependency`, as far as its trigger mode lets it. */
  trigger(dependency: DependencyConfig, cause: Cause): void {
    const slot = this.slot(dependency.id);
    // Frames never queue: a slow function gets the newest (state/streams.ts adds the pace).
    const mode = dependency.connection === 'stream' ? 'always_last' : dependency.trigger_mode;
    if (slot.active.size > 0 && mode !== 'multiple') {
      if (mode === 'always_last') slot.again = cause;
      return;
    }
    this.start(dependency, cause);
  }

  /** Ends everything without telling anyone: the app has been replaced. */
  dispose(): void {
    for (const { active } of this.slots.values()) {
      for (const run of active) {
        run.ended = true;
        if (run.call !== null) this.context.client.cancel(run.call);
      }
    }
    this.slots.clear();
  }

  private slot(id: number): Slot {
    let slot = this.slots.get(id);
    if (!slot) {
      slot = { active: new Set(), again: null };
      this.slots.set(id, slot);
    }
    return slot;
  }

  /** Runs `dependency` whatever else runs, and calls `over` at its end. */
  start(dependency: DependencyConfig, cause: Cause, over?: Over): Run {
    for (const id of dependency.cancels ?? []) this.cancel(id);
    const run: Run = { dependency, cause, call: null, ended: false, scrolled: false, streaming: false, over };
    this.slot(dependency.id).active.add(run);
    const settled = this.context.settle(dependency.inputs);
    if (settled) void settled.then(() => run.ended || this.go(run));
    else this.go(run);
    return run;
  }

  private go(run: Run): void {
    const { dependency } = run;
    if (dependency.js) this.runScript(run);
    else if (dependency.backend_fn) this.send(run, this.inputs(run));
    else this.end(run, true);
  }

  /**
   * Ends the runs of dependencies that are gone which began before call `before`; what began later, of the same cause as the call,
   * runs to its end. Returns those that have such a run.
   */
  forget(ids: number[], before: number): number[] {
    for (const id of ids) this.cancel(id, before);
    const left = ids.filter((id) => this.slots.get(id)?.active.size);
    for (const id of ids) if (!left.includes(id)) this.slots.delete(id);
    return left;
  }

  /** A block is gone: so is what it shows. */
  forgetBlock(uid: number): void {
    this.context.statuses.forget(uid);
  }

  private cancel(id: number, before = Number.POSITIVE_INFINITY): void {
    const slot = this.slots.get(id);
    if (!slot) return;
    slot.again = null;
    for (const run of [...slot.active]) {
      if (run.call !== null && run.call >= before) continue;
      if (run.call !== null) this.context.client.cancel(run.call);
      this.abandon(run);
    }
  }

  /** Whatever the run still brings is dropped. Python is not told: it would have to be stopped in the middle of its work. */
  abandon(run: Run): void {
    run.ended = true;
    this.slots.get(run.dependency.id)?.active.delete(run);
    this.context.statuses.end(run, shownOn(run));
    run.over?.(null);
  }

  inputs({ dependency, cause: { trigger, frame } }: Run): Json[] {
    return dependency.inputs.map((uid) => (uid === trigger && frame !== undefined ? frame : this.context.payload(uid)));
  }

  private runScript(run: Run): void {
    if (this.scripts) void this.scripts.run(run);
    else
      import('./script.js').then(
        ({ Scripts }) => {
          this.scripts ??= new Scripts(this);
          if (!run.ended) void this.scripts.run(run);
        },
        (error) => this.broken(run, error),
      );
  }

  /** The author's function did not run to its end. */
  broken(run: Run, error: unknown, failed?: Failed): void {
    console.error(`The js function of event ${run.dependency.id} failed.`, error);
    if (run.ended) return;
    if (failed) this.fail(run, failed);
    else this.end(run, false);
  }

  send(run: Run, inputs: Json[]): void {
    const { dependency, cause } = run;
    const { client, statuses } = this.context;
    const event = dependency.collects_event_data ? cause.data : null;
    statuses.forgive(dependency.inputs);
    run.call = client.call(dependency.id, inputs, (reply) => this.receive(run, reply), { event, trigger: cause.trigger });
    if (run.ended) return;
    // After the message is on its way: Python works meanwhile.
    statuses.begin(run, shownOn(run), {
      stage: 'pending',
      show: dependency.show_progress ?? 'full',
      message: null,
      progress: [],
      since: performance.now(),
    });
  }

  private receive(run: Run, reply: Exclude<Reply, Log>): void {
    if (run.ended) return;
    switch (reply.type) {
      case 'update':
        this.step(run, reply);
        return;
      case 'render':
        this.context.render(reply);
        return;
      case 'progress':
        run.streaming = false;
        this.context.statuses.update(run, shownOn(run), { progress: reply.steps as ProgressStep[] });
        return;
      case 'queued':
        this.context.statuses.update(run, shownOn(run), { place: reply.position ? { ...reply, at: performance.now() } : null });
        return;
      case 'done':
        this.end(run, true);
        return;
      case 'failed':
        this.fail(run, reply);
    }
  }

  private step(run: Run, { patch, edits }: Update): void {
    const { dependency } = run;
    if (dependency.types?.generator && !run.streaming) {
      run.streaming = true;
      this.context.statuses.update(run, shownOn(run), { stage: 'streaming', progress: [] });
    }
    this.context.apply(patch, edits);
    const [first] = dependency.outputs;
    if (dependency.scroll_to_output && !run.scrolled && first !== undefined) {
      run.scrolled = true;
      this.context.scrollTo(first);
    }
  }

  fail(run: Run, failed: Failed): void {
    if (failed.traceback) console.error(failed.traceback);
    const blocks = shownOn(run);
    // A cancelled call has no follow-ups: whoever cancelled it says what happens next.
    if (failed.code === 'cancelled') {
      this.end(run, null);
      return;
    }
    this.end(run, false, () => {
      const { statuses } = this.context;
      const told = Object.entries(failed.messages);
      for (const [uid, message] of told) statuses.fail(Number(uid), message);
      if (failed.block !== null) statuses.fail(failed.block, failed.message);
      else if (told.length === 0 && run.dependency.show_progress !== 'hidden')
        for (const uid of blocks) statuses.fail(uid, failed.visible ? failed.message : null);
      if (failed.visible) this.context.report(failed);
    });
  }

  /** @param succeeded null for a cancelled run. */
  end(run: Run, succeeded: boolean | null, show: () => void = () => {}): void {
    const { dependency, cause } = run;
    const slot = this.slot(dependency.id);
    run.ended = true;
    slot.active.delete(run);
    this.context.statuses.end(run, shownOn(run));
    show();
    if (succeeded !== null) {
      for (const next of this.context.graph.after(dependency.id, succeeded)) this.trigger(next, cause);
    }
    run.over?.(succeeded);
    const { again } = slot;
    if (again && slot.active.size === 0) {
      slot.again = null;
      this.start(dependency, again);
    }
  }
}

/** Blocks that show a run's status. */
const shownOn = ({ dependency }: Run): readonly number[] => dependency.show_progress_on ?? dependency.outputs;
