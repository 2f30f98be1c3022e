/**
 * The app's UI before Python: drawn from a config that the page carries or the browser has kept, live at once. A chunk of its own,
 * loaded when there is something to paint, else some time after the app runs, to keep its config for the next visit.
 *
 *     painted ── ready ──────────────▶ Python's config compared, queued events sent: from now on an app like any other
 *        │ └──── failed (the app) ───▶ its panel, the kept config dropped
 *        └────── failed (the rest) ──▶ inert, the panel above it ── Retry ──▶ painted
 *                                                                └─ ready (a stall was none) ─▶ as above
 */
import { type Client, lost } from '../bridge/client.js';
import { encode } from '../bridge/packet.js';
import type { CommandBody, RuntimeListener, WorkerRuntime } from '../bridge/runtime.js';
import { Arriving, css } from '../panels/arriving.js';
import type { Panels } from '../panels/panels.js';
import { percent } from '../panels/progress.js';
import type { AppConfig } from '../protocol/config.js';
import type { AppSource, BootProgress, Failure } from '../protocol/host.js';
import type { Json, Reply } from '../protocol/messages.js';
import type { Mounted } from '../render/mount.js';
import { shareStyle } from '../render/styles.js';
import { equal } from '../state/equal.js';
import { namesOfFiles, withShownFiles } from '../state/files.js';
import { readConfig } from './config_shape.js';
import type { Frame } from './frame.js';
import { drop, keyOf, read, withoutObjectUrls, write } from './kept.js';
import type { AppOptions } from './options.js';

/** What painting needs of the app: a controller, whose inside this is. */
export type Paintable = {
  readonly source: AppSource;
  readonly options: AppOptions;
  readonly frame: Pick<Frame, 'top' | 'app'>;
  readonly panels: Pick<Panels, 'showApp' | 'showProgress'>;
  readonly runtime: WorkerRuntime;
  /** What the runtime tells; painting listens in between. */
  readonly heard: RuntimeListener;
  readonly client: Client;
  readonly changes: CommandBody[];
  readonly ended: boolean;
  mounted: Mounted | undefined;
  config: AppConfig | undefined;
  inLanguage?: (config: AppConfig) => AppConfig;
  /** Draws a config's text, in the reader's language. */
  draw(text: string): void;
  show(config: AppConfig): void;
  showTracebacks(): void;
  open(): void;
  retry(): void;
  tell(name: 'ready', detail: unknown): void;
};

const WAITING: BootProgress = { type: 'boot_progress', step: 'download', label: 'Starting Python', loaded: null, total: null };

/** Keeping a config must not get in the way of who uses the app at once. */
const KEEP_MS = 2000;

/** Paints `app` from `baked`, the config in its page, or from what the browser has kept; shows the way of the boot if there is neither. */
export async function paint(app: Paintable, baked?: string): Promise<void> {
  const key = baked === undefined ? await keyOf(app.source, app.options) : null;
  // An author who has thought better of it.
  if (key && app.options.noCache) drop(key);
  const text = baked ?? (key && read(key));
  if (app.ended || app.mounted || app.runtime.state === 'failed') return;
  const config = text ? readConfig(text) : undefined;
  if (config) {
    new Painting(app, withoutObjectUrls(config), key).begin();
    return;
  }
  if (baked) console.warn('Lite: the config in this page has not the shape of one; the app is shown when Python is up.');
  if (text && key) drop(key);
  app.panels.showProgress(null);
}

/** Keeps the config that Python gave for `app`, unless its author does not want that or a script has changed the app since. */
export async function keep({ source, options, changes }: Paintable, text: string): Promise<void> {
  if (options.noCache || changes.some(({ type }) => type !== 'mount')) return;
  const key = await keyOf(source, options);
  if (key) write(key, text.includes('"blob:') ? JSON.stringify(withoutObjectUrls(JSON.parse(text))) : text);
}

class Painting {
  private app: Paintable;
  private config: AppConfig;
  private key: string | null;
  private progress = WAITING;
  private mounted: Mounted | undefined;
  private sign: Arriving | undefined;
  /** Puts back what was listened in on. */
  private leave = () => {};
  private reconciler = import('../state/reconcile.js');

  constructor(app: Paintable, config: AppConfig, key: string | null) {
    this.app = app;
    this.config = config;
    this.key = key;
    this.reconciler.catch(() => {}); // dealt with when it is wanted
  }

  begin(): void {
    const { app, key } = this;
    const { show } = app;
    app.show = (config) => {
      app.show = show;
      if (app.ended || app.mounted) return; // Python was faster than the chunk with the reader's language
      try {
        app.show(config);
        this.listen();
      } catch (error) {
        console.error('Lite: this config could not be painted; the app is shown when Python is up.', error);
        if (key) drop(key);
        this.takeOut();
        app.panels.showProgress(null);
      }
    };
    app.draw(JSON.stringify(this.config));
  }

  private listen(): void {
    const { app } = this;
    const { heard, client } = app;
    const before = { ...heard };
    const { retry } = app;
    const { call } = client;
    this.mounted = app.mounted;
    shareStyle(app.frame.top, css);
    this.sign = new Arriving(app.frame.app, app.frame.top.className);
    this.tell(WAITING);
    heard.progress = (progress) => this.tell(progress);
    heard.ready = (text, details) => {
      this.end();
      // A script may have put another app in its place.
      if (app.mounted !== this.mounted) before.ready?.(text, details);
      else void this.ready(text).then(() => app.tell('ready', details));
    };
    heard.failed = (failure) => this.failed(failure, (failure) => before.failed?.(failure));
    app.retry = () => {
      this.revive();
      app.runtime.restart();
    };
    client.call = (...given) => {
      const id = call.apply(client, given);
      queueMicrotask(() => this.tellCalls()); // once its outputs know of it
      return id;
    };
    this.leave = () => {
      Object.assign(heard, before);
      app.retry = retry;
      client.call = call;
    };
  }

  private end(): void {
    this.leave();
    this.sign?.remove();
    this.app.frame.app.inert = false;
  }

  private takeOut(): void {
    this.app.mounted?.unmount();
    this.app.mounted = undefined;
  }

  private tell(progress: BootProgress): void {
    this.progress = progress;
    this.sign?.show(progress);
    this.tellCalls();
  }

  /** What waits for Python says so at its outputs. */
  private tellCalls(): void {
    const desc = this.progress.label;
    this.stepOf([{ desc, unit: '', index: null, length: null, progress: percent(this.progress) / 100 }]);
  }

  private stepOf(steps: Json[]): void {
    for (const { id } of this.calls()) this.app.client.pending.get(id)?.onReply({ type: 'progress', id, steps });
  }

  private calls() {
    return this.app.client.waiting.filter((request) => request.type === 'call');
  }

  /** Python could not be started. */
  private failed(failure: Failure, tell: (failure: Failure) => void): void {
    const { app } = this;
    const queue = app.client;
    const ended = queue.waiting.flatMap((request) => ('id' in request ? lost(request.id, failure) : []));
    queue.waiting = [];
    app.client.receive(JSON.stringify(ended));
    if (failure.stage === 'app' || app.mounted !== this.mounted) {
      if (this.key) drop(this.key);
      this.end();
      tell(failure);
      return;
    }
    // What was typed must survive a network that went away for a minute.
    app.mounted = undefined;
    tell(failure);
    app.mounted = this.mounted;
    app.frame.app.inert = true;
    this.sign?.remove();
  }

  private revive(): void {
    const { app } = this;
    app.frame.app.inert = false;
    app.panels.showApp();
    this.sign = new Arriving(app.frame.app, app.frame.top.className);
    this.tell(WAITING);
  }

  /** Python's config wins, and what was queued runs. */
  private async ready(text: string): Promise<void> {
    const { app, key } = this;
    app.panels.showApp();
    this.stepOf([]);
    const next = JSON.parse(text) as AppConfig;
    if (key) setTimeout(() => void keep(app, text), KEEP_MS);
    if (!equal(this.config as unknown as Json, next as unknown as Json)) {
      try {
        this.reconcile(await this.reconciler, next);
      } catch (error) {
        console.error('Lite could not bring the painted app up to date; it is drawn anew.', error);
        this.takeOut();
        app.client.reset();
        app.draw(text);
        return;
      }
    }
    if (app.ended) return;
    this.visit();
    this.spareTyped();
    app.open();
  }

  private reconcile({ sameShape, bring, adopt }: Awaited<Painting['reconciler']>, next: AppConfig): void {
    const { app, config } = this;
    const { mounted } = app;
    if (!mounted) return;
    showAsPainted(next, config);
    const said = app.inLanguage?.(next) ?? next;
    app.config = next;
    if (app.options.controlPageTitle && next.title !== config.title) document.title = next.title;
    if (sameShape(config, next)) {
      bring(mounted.app, said);
      this.completeFiles(next);
      if (!equal(rest(config), rest(next))) mounted.restyle(said);
      return;
    }
    const queued = this.calls().length;
    const refocus = focusIn(app.frame.app);
    mounted.update(said, adopt);
    app.showTracebacks();
    refocus();
    if (queued > 0)
      mounted.toast('warning', 'What you started was meant for how it was before. Please start it again.', {
        title: 'The app has changed',
      });
  }

  /** A painted file is where it was for another Python; who clicked meanwhile gets the file as Python has it now. */
  private completeFiles(next: AppConfig): void {
    const [painted, whole] = [valuesOf(this.config), valuesOf(next)];
    for (const request of this.calls()) {
      const { inputs = [] } = next.dependencies.find(({ id }) => id === request.dep) ?? {};
      inputs.forEach((uid, i) => {
        const [was, now] = [painted.get(uid) ?? null, whole.get(uid) ?? null];
        const moved = !equal(was, now) && equal(namesOfFiles(was), namesOfFiles(now));
        if (moved && equal(request.inputs[i], was)) request.inputs[i] = now;
      });
    }
  }

  /** Where the reader has gone meanwhile, Python hears before it runs that page's `load` events. */
  private visit(): void {
    const queue = this.app.client;
    const visits = queue.waiting.filter(({ type }) => type === 'open');
    queue.waiting = queue.waiting.filter(({ type }) => type !== 'open');
    if (visits.length > 0) this.app.runtime.send(encode(visits.slice(-1)));
  }

  /** `load` events are older than what was typed before they could run: they leave those values alone. */
  private spareTyped(): void {
    const { client, mounted } = this.app;
    if (!mounted) return;
    const { store, touched, config } = mounted.app;
    const typed = new Set([...touched].filter((uid) => store.blocks.get(uid)?.type !== 'browserstate'));
    const isLoad = ([uid, event]: [number | null, string]) => event === 'load' && uid !== null && !store.blocks.has(uid);
    const loads = new Set(config.dependencies.filter(({ targets }) => targets.some(isLoad)).map(({ id }) => id));
    if (typed.size === 0 || loads.size === 0) return;
    const spare = (reply: Reply): Reply => {
      const request = 'id' in reply && reply.id !== null ? client.pending.get(reply.id)?.request : undefined;
      if (request?.type !== 'call' || !loads.has(request.dep)) return reply;
      if (reply.type === 'done' || reply.type === 'failed') loads.delete(request.dep); // only the first time
      return reply.type === 'update' ? withoutValues(reply, typed) : reply;
    };
    const { deliver } = client;
    client.deliver = (replies, route) => deliver(loads.size > 0 ? replies.map(spare) : replies, route);
  }
}

const valuesOf = ({ components }: AppConfig) => new Map(components.map(({ id, props }) => [id, props['value'] ?? null]));

/** Lets the files of `next` be shown from where they are shown already. */
function showAsPainted(next: AppConfig, painted: AppConfig): void {
  const before = new Map(painted.components.map(({ id, props }) => [id, props]));
  for (const block of next.components) block.props = withShownFiles(block.props, before.get(block.id)) as typeof block.props;
}

/** A config without what blocks and events it has, and without its title. */
function rest({ components: _c, dependencies: _d, layout: _l, page: _p, title: _t, ...others }: AppConfig): Json {
  return others as unknown as Json;
}

/** An update that leaves the values of some blocks alone. */
function withoutValues(update: Extract<Reply, { type: 'update' }>, uids: Set<number>): Reply {
  const spared = <T>(all: Record<string, T>, without: (one: T) => T) =>
    Object.fromEntries(Object.entries(all).map(([uid, one]) => [uid, uids.has(Number(uid)) ? without(one) : one]));
  return {
    ...update,
    patch: spared(update.patch, ({ value: _, ...props }) => props),
    edits: spared(update.edits, (edits) => edits.filter(([, path]) => path[0] !== 'value')),
  };
}

/** Remembers where the focus and the caret are in `root`; the function that it returns puts them back after a new drawing. */
function focusIn(root: HTMLElement): () => void {
  const active = document.activeElement as HTMLInputElement | null;
  const block = active && root.contains(active) ? active.closest('[data-block]') : null;
  if (!active || !block) return () => {};
  const { tagName } = active;
  const at = [...block.querySelectorAll(tagName)].indexOf(active);
  const selection = [active.selectionStart, active.selectionEnd] as const;
  return () => {
    const again = root.querySelector(`[data-block="${block.getAttribute('data-block')}"]`)?.querySelectorAll<HTMLInputElement>(tagName)[at];
    again?.focus({ preventScroll: true });
    if (again && selection[0] != null) again.setSelectionRange(...selection);
  };
}
