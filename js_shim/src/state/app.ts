/**
 * An app as the page runs it: blocks that change, events that fire, calls that go out. It knows no DOM.
 *
 * Every change of props goes through `apply` or `set`; both fire `change` for a `value` that is really different, so a
 * change made by an update cascades like one made by the user.
 */
import { batch } from '@preact/signals';
import type { Client } from '../bridge/client.js';
import type { AppConfig, DependencyConfig } from '../protocol/config.js';
import type { Edits, Failed, Json, Render, Reply } from '../protocol/messages.js';
import { equal } from './equal.js';
import { Graph } from './graph.js';
import type { Renders } from './rerender.js';
import { Runs } from './runs.js';
import { type Arrived, type Clock, Schedule } from './schedule.js';
import type { Author } from './script.js';
import { Statuses } from './statuses.js';
import { type Props, Store } from './store.js';
import type { Stream, StreamListener } from './streams.js';

/** What an app needs of the page around it; the renderer brings it. */
export type AppHost = {
  author: Author;
  toast(level: 'info' | 'warning' | 'success' | 'error', message: string, options?: { title?: string; duration?: number | null }): void;
  /** Scrolls a block into view. */
  scrollTo(uid: number): void;
  /** Gives blocks what the browser keeps of them; load events wait for it. */
  restore?(app: App): Promise<void>;
  clock?: Clock;
};

export class App {
  readonly config: AppConfig;
  readonly store: Store;
  private client: Client;
  private graph: Graph;
  private runs: Runs;
  /** Blocks that the user has changed. */
  readonly touched = new Set<number>();
  /** Path of the page that is shown; null while none is, which the renderer says by `enter`. */
  private page: string | null;
  /** Whether `load` events wait for what the browser has kept. */
  private held = false;
  private stop: () => void;
  private renders: Promise<Renders> | undefined;

  constructor(config: AppConfig, client: Client, host: AppHost) {
    this.config = config;
    this.client = client;
    this.store = new Store(config);
    this.page = config.pages?.[1] ? null : '';
    this.graph = new Graph(config.dependencies);
    this.runs = new Runs({
      client,
      graph: this.graph,
      statuses: new Statuses((uid) => this.store.blocks.get(uid)?.status),
      payload: (uid) => this.store.payload(uid),
      settle: (uids) => this.store.settle(uids),
      apply: (patch, edits) => this.apply(patch, edits),
      render: (reply) => void this.rerender(reply),
      author: host.author,
      scrollTo: host.scrollTo,
      report: ({ message, title, duration }: Failed) => host.toast('error', message, { title, duration }),
    });
    // A first render should not wait for the chunk that applies it.
    if (config.dependencies.some(({ render_id }) => render_id != null))
      this.loadRenders().catch(() => {
        this.renders = undefined;
      });
    this.stop = this.connect(client, host);
  }

  /** Changes props from the page's side; fires `change` if the value changed, and nothing else. */
  set(uid: number, patch: Props): void {
    this.touched.add(uid);
    this.apply({ [uid]: patch });
  }

  /** Fires an event of a block: runs what listens to it. */
  emit(uid: number, event: string, data: Json = null): void {
    for (const dependency of this.graph.listeners(uid, event)) {
      this.guard(() => this.runs.trigger(dependency, { trigger: uid, data }));
    }
  }

  /** Opens a stream of frames from a block; null when nobody listens to its `stream`. */
  async stream(uid: number, listener?: StreamListener): Promise<Stream | null> {
    const listeners = this.graph.listeners(uid, 'stream');
    if (listeners.length === 0) return null;
    const { openStream } = await import('./streams.js');
    return openStream(uid, listeners, this.runs, listener);
  }

  /** Asks the Python side of a block for something beside all events; rejects with why there is no answer. */
  ask(uid: number, name: string, args: Json[], signal?: AbortSignal): Promise<Json> {
    return new Promise((resolve, reject) => {
      const id = this.client.ask(uid, name, args, (reply) => {
        if (reply.type === 'answer') resolve(reply.value);
        else if (reply.type === 'failed') reject(new Error(reply.message));
      });
      signal?.addEventListener('abort', () => {
        this.client.cancel(id);
        reject(signal.reason);
      });
    });
  }

  listens(uid: number, event: string): boolean {
    return this.graph.listeners(uid, event).length > 0;
  }

  /** Shows a page, of an app of several: its `load` events run. `request` is what Python may know of the move to it. */
  enter(path: string, request?: Record<string, Json>): void {
    this.page = path;
    if (request) this.client.visit(request);
    if (this.held) return;
    this.load(false);
    if (this.client.isOpen) this.load(true);
  }

  /** Runs the `load` events of the page that is shown: those in JavaScript only, or those that need Python. */
  load(python: boolean): void {
    const here = this.page === null ? [] : this.config.page?.[this.page]?.dependencies;
    for (const dependency of this.config.dependencies) {
      if (here && !here.includes(dependency.id)) continue;
      const target = dependency.targets.find(([uid, event]) => event === 'load' && uid !== null && !this.store.blocks.has(uid));
      if (target && dependency.backend_fn === python) {
        this.guard(() => this.runs.trigger(dependency, { trigger: target[0], data: null }));
      }
    }
  }

  /** Ends all calls; nothing of this app runs afterwards. */
  dispose(): void {
    this.stop();
    this.runs.dispose();
  }

  private connect(client: Client, host: AppHost): () => void {
    const schedule = new Schedule<Arrived>((packets) => {
      const applyAll = () => {
        for (const { replies, route } of packets) for (const reply of replies) this.guard(() => route(reply));
      };
      // Many packets are drawn as one; one is drawn as its replies come, the result before the end is dealt with.
      if (packets.length > 1) batch(applyAll);
      else applyAll();
    }, host.clock);
    client.deliver = (replies, route) => schedule.push({ replies, route }, replies.some(isUrgent));
    if (this.config.dependencies.some(({ types }) => types?.generator))
      import('./steps.js').then(({ knowSteps }) => knowSteps(client, schedule)).catch(() => {});
    client.onLog = ({ level, message, title, duration, visible }) => {
      if (visible) host.toast(level, message, { title, duration });
    };
    if (host.restore) {
      let live = true;
      this.held = true;
      const restored = host.restore(this).then(() => {
        this.held = false;
        if (live) this.load(false);
      });
      const stop = client.whenOpen(() => void restored.then(() => live && this.opened()));
      return () => {
        live = false;
        stop();
      };
    }
    this.load(false);
    return client.whenOpen(() => this.opened());
  }

  private opened(): void {
    void this.renders?.then((renders) => renders.reopened()).catch(() => {});
    this.load(true);
  }

  private loadRenders(): Promise<Renders> {
    const { config, store, graph, runs, touched } = this;
    const load = (dependency: DependencyConfig) => runs.trigger(dependency, { trigger: null, data: null });
    this.renders ??= import('./rerender.js').then((module) => new module.Renders({ config, store, graph, runs, touched, load }));
    return this.renders;
  }

  private async rerender(reply: Render): Promise<void> {
    try {
      (await this.loadRenders()).apply(reply);
    } catch (error) {
      console.error('Lite could not show what a render made.', error);
    }
  }

  private apply(patch: Record<string, Props>, edits: Edits = {}): void {
    const [only, more] = Object.keys(patch);
    // Nearly every answer: one block, whose change nobody listens to.
    if (only !== undefined && more === undefined && Object.keys(edits).length === 0 && !this.listens(Number(only), 'change')) {
      this.store.patch(Number(only), patch[only] as Props);
      return;
    }
    const uids = new Set([...Object.keys(patch), ...Object.keys(edits)].map(Number));
    const before = [...uids].map((uid) => [uid, this.valueOf(uid)] as const);
    batch(() => {
      for (const uid of uids) {
        const props = patch[uid];
        if (props) this.store.patch(uid, props);
        const changes = edits[uid];
        if (changes) this.store.edit(uid, changes);
      }
    });
    for (const [uid, value] of before) {
      if (this.listens(uid, 'change') && !equal(value, this.valueOf(uid))) this.emit(uid, 'change');
    }
  }

  private valueOf(uid: number): Json | undefined {
    return this.store.blocks.get(uid)?.props.peek()['value'];
  }

  /** Our own mistakes, too, must not end the next event. */
  private guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      console.error('Lite failed while handling an event; the app goes on.', error);
    }
  }
}

/** Ends of calls, answers and toasts are few and somebody waits for them. */
const isUrgent = ({ type }: Reply): boolean => type === 'done' || type === 'failed' || type === 'log' || type === 'answer';
