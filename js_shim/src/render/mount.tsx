/**
 * Puts an app into a page: `mountApp` draws a config into `root` and runs its events through `client`.
 *
 * Inside `root` there is one element with class `gradio-container`, which carries the theme. `root` itself is the caller's: put
 * class `dark` on it (or on anything around it) for the dark look.
 */
import '../theme/base.css';
import '../theme/kit.css';
import '../theme/layouts.css';
import '../theme/status.css';
import '../components/textbox/textbox.css';
import { render, type VNode } from 'preact';
import type { Client } from '../bridge/client.js';
import type { AppConfig } from '../protocol/config.js';
import { App } from '../state/app.js';
import type { AppServices, Node } from './contract.js';
import { later } from './kit/later.js';
import { load } from './registry.js';
import { type HostServices, makeNodes, makeServices } from './services.js';
import { addStyle, addVariables } from './styles.js';
import { ToastList, Toasts } from './toasts.js';
import { Children, Nodes } from './tree.js';

export type { HostServices };

export type Mounted = {
  /** What is drawn and runs. */
  readonly app: App;
  /** Draws another config in place of this one; `carry` may take something over from the old app. */
  update(config: AppConfig, carry: (old: App, now: App) => void): void;
  /** Dresses what is drawn as another config of the same blocks says: its theme, css, title. */
  restyle(config: AppConfig): void;
  /** Takes everything out of the page again. */
  unmount(): void;
  /** Shows a toast in this app. */
  toast: AppServices['toast'];
};

let mounts = 0;

/**
 * Draws an app and starts it. Events work at once: those that need Python wait in `client` until it is open.
 *
 * @param root an element of the page, or inside a shadow root; its content is replaced.
 */
export function mountApp(root: HTMLElement, config: AppConfig, client: Client, host: HostServices): Mounted {
  const prefix = `lite${++mounts}`;
  const toasts = new ToastList();
  const services = makeServices(root, prefix, toasts, host);
  const frame = chooseFrame(root);
  let app: App;
  let find: (uid: number) => Node | undefined;
  let undress: (() => void) | undefined;
  let version = 0;

  const begin = (next: AppConfig) => {
    version++;
    for (const { type } of next.components) load(type);
    // A click must not wait for the chunk that runs its function.
    const scripted = next.dependencies.filter(({ js, js_implementation: own }) => js || own);
    if (scripted.length) void import('./author.js').then(({ prepare }) => prepare(scripted)).catch(() => {});
    const scrollTo = (uid: number) => scrollToBlock(root, `${prefix}-${uid}`);
    const restore = next.components.some(isKept) ? (app: App) => restoreKept(app, services) : undefined;
    app = new App(next, client, { author: services.author, toast: services.toast, scrollTo, ...(restore && { restore }) });
    find = makeNodes(app, services);
  };
  const show = (next: AppConfig) => {
    undress?.();
    undress = dress(services, next, undress !== undefined);
    render(
      <Page
        app={app}
        config={next}
        find={find}
        toasts={toasts}
        services={services}
        host={host}
        prefix={prefix}
        version={version}
        frame={frame}
      />,
      root,
    );
  };

  begin(config);
  show(config);
  return {
    get app() {
      return app;
    },
    update(next, carry) {
      const old = app;
      old.dispose();
      begin(next);
      carry(old, app);
      show(next);
    },
    restyle: show,
    unmount() {
      app.dispose();
      undress?.();
      render(null, root);
    },
    toast: services.toast,
  };
}

const isKept = ({ type }: { type: string }): boolean => /^(brow|deepl)/.test(type);

async function restoreKept(app: App, services: AppServices): Promise<void> {
  try {
    await (await import('./restore.js')).restore(app, services);
  } catch (error) {
    console.error('Lite: a part of the page could not be loaded.', error);
  }
}

/** Few apps have more than one page. */
const Pages = later(() => import('./pages.js').then((module) => module.Pages));

type PageProps = {
  app: App;
  config: AppConfig;
  find: (uid: number) => Node | undefined;
  toasts: ToastList;
  services: AppServices;
  host: HostServices;
  prefix: string;
  version: number;
  frame: Frame;
};

/** The app's landmark: a page has one `main`, and everything in it is in some landmark. */
type Frame = { tag: 'main' | 'section' | 'div'; name: string | undefined };

function chooseFrame(root: HTMLElement): Frame {
  if (root.closest('main, [role="main"]')) return { tag: 'div', name: undefined };
  if (!root.ownerDocument.querySelector('main, [role="main"], .lite-main')) return { tag: 'main', name: undefined };
  return { tag: 'section', name: `App ${mounts}` };
}

/** `version` keys the tree, so that another app's blocks are new blocks. */
function Page({ app, config, find, toasts, services, host, prefix, version, frame: { tag: Frame, name } }: PageProps): VNode {
  const classes = ['gradio-container', config.fill_width && 'lite-fill-width', config.fill_height && 'lite-fill-height'];
  return (
    <div class={classes.filter(Boolean).join(' ')} data-lite={prefix}>
      <Frame class="lite-main app fillable" aria-label={name} key={version}>
        <Nodes.Provider value={find}>
          <div class="lite-column column lite-root">
            {config.pages?.[1] ? (
              <Pages app={app} config={config} services={services} host={host} find={find} />
            ) : (
              <Children places={config.layout.children} />
            )}
          </div>
        </Nodes.Provider>
      </Frame>
      <Toasts list={toasts} style={services.style} />
    </div>
  );
}

/** Applies the config's theme, css, head and js. @returns takes them off again. */
function dress({ root, prefix, author, style }: AppServices, config: AppConfig, again: boolean): () => void {
  const { head } = config;
  const removals: (() => void)[] = [];
  let worn = true;
  // `:where` keeps the selector as weak as the default look's: a theme's light colour must not win over the default dark one.
  if (config.theme_vars) removals.push(addVariables(root, `.gradio-container:where([data-lite="${prefix}"])`, config.theme_vars));
  if (config.css) removals.push(addStyle(root, config.css));
  // What an author writes may use any variable.
  if (config.css || head || Object.keys(config.theme_vars?.light ?? {})[0])
    void import('./kit/more.css?inline').then((more) => style(more.default));
  const script = async () => {
    if (head) {
      const { addHead } = await import('./head.js');
      if (worn) removals.push(addHead(head));
    }
    // A repaint of the same app must not run its script twice.
    if (config.js && worn && !again) await (await author(config.js))?.();
  };
  script().catch((error) => console.error("The app's head= or js= failed.", error));
  return () => {
    worn = false;
    for (const remove of removals) remove();
  };
}

function scrollToBlock(root: HTMLElement, id: string): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  root.querySelector(`[data-block="${id}"]`)?.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'nearest' });
}
