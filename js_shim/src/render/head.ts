/**
 * The author's `head` HTML, put into the page's head by DOM calls.
 *
 * It is parsed in an inert document, where nothing loads or runs; then `meta`, `link`, `style` and `script` elements are made anew
 * from it. Everything else is left out. Inline scripts are the author's code like `js=`: the page's CSP decides.
 */
import { ownNonce } from './nonce.js';

const ALLOWED = new Set(['META', 'LINK', 'STYLE', 'SCRIPT']);

/** @returns takes the elements out again (what a script did stays). */
export function addHead(html: string): () => void {
  const parsed = new DOMParser().parseFromString(`<head>${html}</head>`, 'text/html');
  const added = [...parsed.querySelectorAll('*')].filter(({ tagName }) => ALLOWED.has(tagName)).map(remake);
  document.head.append(...added);
  return () => {
    for (const element of added) element.remove();
  };
}

/** A parsed script never runs; one made by `createElement` does. */
function remake(source: Element): Element {
  const element = document.createElement(source.tagName);
  for (const { name, value } of source.attributes) {
    if (!name.startsWith('on')) element.setAttribute(name, value);
  }
  if (source.textContent) element.textContent = source.textContent;
  const nonce = ownNonce();
  if (nonce) (element as HTMLElement).nonce = nonce;
  // As written: scripts of `head` that depend on each other run in order.
  if (element instanceof HTMLScriptElement) element.async = source.hasAttribute('async');
  return element;
}
