/**
 * Which page of an app is shown, and its address: `#/about` behind the URL of the HTML page, so that a static host needs to know
 * nothing of it. Links, the back button and a reload work by the browser's own history.
 *
 * One app of an HTML page has the hash: the one whose element has the attribute `hash-routes`, else the first that has pages. Others
 * remember their page for themselves.
 */

/** The app that has the hash. */
let owner: Address | null = null;

export class Address {
  /** Calls back when the browser has gone to another page. */
  onMove: (path: string) => void = () => {};
  private own = '';

  /** @param root an element of the app. */
  constructor(root: HTMLElement) {
    const marked = root.closest('[hash-routes]') ?? hostOf(root)?.closest('[hash-routes]');
    if (marked || (!owner && !document.querySelector('[hash-routes]'))) {
      owner = this;
      addEventListener('hashchange', this.moved);
    }
  }

  /** Whether this app has the hash. */
  get isOwner(): boolean {
    return owner === this;
  }

  get path(): string {
    return this.isOwner ? pathIn(location.hash) : this.own;
  }

  /** The link to a page; null where the app does not have the hash. */
  href(path: string): string | null {
    return this.isOwner ? `${location.pathname}${location.search}#/${path}` : null;
  }

  /** The whole URL of a page, for Python. */
  url(path: string): string {
    return `${location.href.replace(/#.*$/, '')}#/${path}`;
  }

  /** Goes to a page, where there is no link to follow. */
  go(path: string): void {
    this.own = path;
    this.onMove(path);
  }

  release(): void {
    removeEventListener('hashchange', this.moved);
    if (this.isOwner) owner = null;
  }

  // An anchor of the page around the app (`#chapter-2`) is none of ours.
  private moved = (): void => {
    if (this.isOwner && /^(#\/.*)?$/.test(location.hash)) this.onMove(this.path);
  };
}

/** The path of a page in a hash; "" for what names none. */
export function pathIn(hash: string): string {
  if (!hash.startsWith('#/')) return '';
  const path = hash.slice(2).replace(/\?.*$/, '').replace(/\/+$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // `%` alone: no page is called so, and the message about it shows what was asked for
  }
}

function hostOf(element: HTMLElement): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
