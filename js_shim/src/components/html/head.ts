/** The author's `head=`: scripts and style sheets that `js_on_load` needs, put into the page's head once per text. */

const ALLOWED = 'script, link[rel="stylesheet"], style, meta';
const loaded = new Map<string, Promise<void>>();

/** Resolves when its scripts have arrived, or failed to. */
export function loadHead(html: string): Promise<void> {
  const ready = loaded.get(html) ?? add(html);
  loaded.set(html, ready);
  return ready;
}

async function add(html: string): Promise<void> {
  // An inert document: nothing in it loads or runs.
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  const waits = [...parsed.querySelectorAll(ALLOWED)].map((source) => {
    const element = document.createElement(source.tagName);
    for (const { name, value } of source.attributes) if (!name.startsWith('on')) element.setAttribute(name, value);
    if (source.textContent) element.textContent = source.textContent;
    if (nonce) element.nonce = nonce;
    // As written: scripts that depend on each other run in order.
    if (element instanceof HTMLScriptElement) element.async = source.hasAttribute('async');
    const waits = element instanceof HTMLScriptElement && element.src !== '';
    const ready = waits ? settled(element) : undefined;
    document.head.append(element);
    return ready;
  });
  await Promise.all(waits);
}

const settled = (element: HTMLElement): Promise<void> =>
  new Promise((resolve) => {
    element.addEventListener('load', () => resolve(), { once: true });
    element.addEventListener('error', () => resolve(), { once: true });
  });
