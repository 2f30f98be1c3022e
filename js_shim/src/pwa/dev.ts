/**
 * `lite dev` in the page: hears of every save, gives the app's files to the Python that runs, and draws the app again with the values
 * that the page had. Only a change of packages loads the page again.
 *
 * An app that can't be started leaves the one before it as it is, and says so.
 */

/** What the server tells after a save (lite/cli/dev.py). */
type Saved = {
  /** The file that runs. */
  entry: string;
  /** The app's files that have changed, below `app/`. */
  changed: string[];
  removed: string[];
  /** The page itself has to be loaded again. */
  reload: boolean;
  /** Why the app can't be built; nothing else is told then. */
  error: string | null;
};

type Props = Record<string, unknown>;
type Component = { id: number; type: string; props: Props };
type Config = { title: string; components: Component[] };
/** The inside of an app's controller, as far as it matters here. */
type Running = {
  config: Config;
  store: { blocks: Map<number, { type: string; props: { peek(): Props } }>; patch(uid: number, patch: Props): void };
  touched: Set<number>;
};
type Mounted = {
  readonly app: Running;
  update(config: Config, carry: (old: Running, now: Running) => void): void;
  toast(level: 'error' | 'info' | 'success', message: string, options?: object): void;
};
type Controller = EventTarget & {
  mounted?: Mounted;
  config: Config | undefined;
  runtime: { state: string; command(body: object): Promise<unknown> };
  write(path: string, data: Uint8Array): Promise<void>;
  unlink(path: string): Promise<void>;
  run_file(path: string): Promise<void>;
  inLanguage?: (config: Config) => Config;
};

const root = new URL('../', import.meta.url);
/** Where values wait while the page is loaded again. */
const VALUES = `lite-dev ${root.pathname}`;
let work: Promise<void> = Promise.resolve();

new EventSource(new URL('lite-dev/events', root)).onmessage = ({ data }) => {
  const saved = JSON.parse(data as string) as Saved;
  // One after the other, however fast somebody saves.
  work = work.then(() => renew(saved)).catch((error: unknown) => tell(String(error instanceof Error ? error.message : error)));
};

// The element reads its source at this event too, and was there first.
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => setTimeout(giveAfterReload));
else setTimeout(giveAfterReload);

async function renew({ entry, changed, removed, reload, error }: Saved): Promise<void> {
  const app = controller();
  if (error !== null) return tell(error);
  if (reload || app?.runtime.state !== 'ready') return reloadWith(app?.mounted?.app);
  for (const name of changed) {
    const answer = await fetch(new URL(`app/${name.split('/').map(encodeURIComponent).join('/')}`, root), { cache: 'no-store' });
    await app.write(name, new Uint8Array(await answer.arrayBuffer()));
  }
  for (const name of removed) await app.unlink(name);
  if (!app.mounted) return app.run_file(entry);
  const config = JSON.parse(String(await app.runtime.command({ type: 'run_file', path: entry }))) as Config;
  app.mounted.update(app.inLanguage?.(config) ?? config, (old, now) => give(now, valuesOf(old)));
  app.config = config;
}

function tell(problem: string): void {
  console.warn(`Lite: ${problem}`);
  controller()?.mounted?.toast('error', problem, { title: 'The app was not renewed', duration: 10 });
}

function controller(): Controller | undefined {
  return (document.querySelector('lite-app') as (Element & { controller?: unknown }) | null)?.controller as Controller | undefined;
}

/** Values that are not the ones a block began with. Blocks are the same if type and name are: their ids move as code does. */
function valuesOf({ config, store }: Running): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, { id, props }] of named(config.components)) {
    const value = store.blocks.get(id)?.props.peek()['value'];
    if (JSON.stringify(value) !== JSON.stringify(props['value'])) values.set(name, value);
  }
  return values;
}

function give({ config, store, touched }: Running, values: Map<string, unknown>): void {
  for (const [name, { id }] of named(config.components)) {
    if (!values.has(name)) continue;
    touched.add(id);
    store.patch(id, { value: values.get(name) ?? null });
  }
}

/** Loads the page again; what is plain text or numbers in it stays. Files are with the Python that ends. */
function reloadWith(app: Running | undefined): void {
  const plain = app && [...valuesOf(app)].filter(([, value]) => !JSON.stringify(value ?? null).includes('{'));
  if (plain) sessionStorage.setItem(VALUES, JSON.stringify(plain));
  location.reload();
}

function giveAfterReload(): void {
  const plain = sessionStorage.getItem(VALUES);
  const app = controller();
  sessionStorage.removeItem(VALUES);
  if (plain === null || app === undefined) return;
  const values = new Map(JSON.parse(plain) as [string, unknown][]);
  app.addEventListener('ready', () => app.mounted && give(app.mounted.app, values), { once: true });
}

/** Each component under its type and its `elem_id`, else its label, numbered where several have the same. */
function named(components: Component[]): [string, Component][] {
  const seen = new Map<string, number>();
  return components.map((component) => {
    const { type, props } = component;
    const name = `${type} ${String(props['elem_id'] ?? props['label'] ?? '')}`;
    const number = seen.get(name) ?? 0;
    seen.set(name, number + 1);
    return [`${name} ${number}`, component];
  });
}
