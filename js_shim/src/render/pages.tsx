/** An app of several pages: the navigation bar, and the page that the address names. A chunk of its own: most apps have one page. */
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AppConfig } from '../protocol/config.js';
import type { App } from '../state/app.js';
import { Address } from './address.js';
import type { AppServices, Node } from './contract.js';
import kitCss from './kit/more.css?inline';
import css from './pages.css?inline';
import type { HostServices } from './services.js';
import { Children } from './tree.js';

type PagesProps = { app: App; config: AppConfig; services: AppServices; host: HostServices; find: (uid: number) => Node | undefined };

export function Pages({ app, config, services, host, find }: PagesProps): VNode {
  services.style(kitCss);
  services.style(css);
  const address = useMemo(() => new Address(services.root), [services]);
  const [path, show] = useState(address.path);
  const shown = useRef<string | null>(null);
  // At once, not after the paint: until it has run a click would go unheard.
  useLayoutEffect(() => {
    address.onMove = show;
    return () => address.release();
  }, [address]);
  const page = config.page && Object.hasOwn(config.page, path) ? config.page[path] : undefined;
  useLayoutEffect(() => {
    const moved = shown.current !== null && shown.current !== path;
    shown.current = path;
    if (!page) return;
    const request = host.request?.();
    app.enter(path, moved && request ? { ...request, url: address.url(path) } : undefined);
    if (moved) services.root.scrollIntoView({ block: 'nearest' });
    if (address.isOwner) retitle(config, path);
  }, [app, config, path]);
  const go = { address, current: path };
  return (
    <>
      <Navigation config={config} bar={barOf(page?.components ?? [], find)} go={go} />
      {page ? <Children key={path} places={page.layout.children} /> : <NoPage path={path} go={go} />}
    </>
  );
}

type Go = { address: Address; current: string };
type BarProps = { visible?: boolean | 'hidden'; main_page_name?: string | false; value?: [string, string][] | null };

/** The Navbar that a page has, if any. */
function barOf(uids: number[], find: (uid: number) => Node | undefined): Node | undefined {
  return uids.map(find).find((node) => node?.type === 'navbar');
}

function Navigation({ config, bar, go }: { config: AppConfig; bar: Node | undefined; go: Go }): VNode | null {
  const { visible = true, main_page_name: main = 'Home', value, ...rest } = (bar?.props.value ?? {}) as BarProps & Record<string, string>;
  if (visible !== true) return null;
  const shown = (config.pages ?? []).filter(([path, , inBar]) => (path === '' ? main !== false : inBar));
  const classes = ([] as string[]).concat(rest['elem_classes'] ?? []).join(' ');
  return (
    <nav aria-label="Pages" id={rest['elem_id']} class={classes || undefined}>
      <ul class="lite-pages">
        {shown.map(([path, name]) => (
          <li key={path}>
            <PageLink path={path} go={go}>
              {path === '' ? main || name : name}
            </PageLink>
          </li>
        ))}
        {(value ?? []).map(([name, target]) => (
          <li key={target}>
            <OtherLink config={config} target={target} go={go}>
              {name}
            </OtherLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PageLink({ path, go: { address, current }, children }: { path: string; go: Go; children: ComponentChildren }): VNode {
  const here = path === current ? ('page' as const) : undefined;
  const href = address.href(path);
  if (href !== null) {
    return (
      <a class="lite-page-link" href={href} aria-current={here}>
        {children}
      </a>
    );
  }
  return (
    <button type="button" class="lite-page-link" aria-current={here} onClick={() => address.go(path)}>
      {children}
    </button>
  );
}

/** A link that the author added: to a page of the app, or to anywhere on the web. */
function OtherLink({ config, target, go, children }: { config: AppConfig; target: string; go: Go; children: ComponentChildren }): VNode {
  const path = target.replace(/^\/|\/$/g, '');
  if (config.page && Object.hasOwn(config.page, path)) {
    return (
      <PageLink path={path} go={go}>
        {children}
      </PageLink>
    );
  }
  return (
    <a class="lite-page-link" href={webAddress(target)} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** The target as a URL of the web, `#` for what is none: a link may not run a script. */
function webAddress(target: string): string {
  try {
    const url = new URL(target, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : '#';
  } catch {
    return '#';
  }
}

function NoPage({ path, go }: { path: string; go: Go }): VNode {
  return (
    <div class="lite-no-page" role="alert">
      <h2>This app has no page “/{path}”</h2>
      <PageLink path="" go={go}>
        Go to its first page
      </PageLink>
    </div>
  );
}

/** Puts the page's name before the app's, where the HTML page has the app's title. */
function retitle({ title, pages }: AppConfig, path: string): void {
  const name = path === '' ? undefined : pages?.find(([known]) => known === path)?.[1];
  if (title && document.title.endsWith(title)) document.title = name ? `${name} · ${title}` : title;
}
