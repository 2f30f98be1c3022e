/**
 * Style sheets that arrive after the page: of lazy components, of the app's author, of the theme.
 *
 * They are constructed and adopted by the root's tree (document or shadow root), which a page's CSP allows without
 * `'unsafe-inline'`. Browsers without that get a `<style>` in the root.
 */
import { ownNonce } from './nonce.js';

type Tree = Document | ShadowRoot;

const treeOf = (root: HTMLElement): Tree => {
  const tree = root.getRootNode();
  return tree instanceof ShadowRoot ? tree : root.ownerDocument;
};

const canAdopt = (tree: Tree): boolean =>
  'adoptedStyleSheets' in tree && typeof CSSStyleSheet === 'function' && 'replaceSync' in CSSStyleSheet.prototype;

/**
 * Adds a style sheet to the tree that `root` is in.
 *
 * @returns removes it again.
 */
export function addStyle(root: HTMLElement, css: string): () => void {
  const tree = treeOf(root);
  // Constructed sheets ignore @import.
  if (!canAdopt(tree) || /@import/i.test(css)) return addElement(root, css);
  const sheet = constructed(css);
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  return () => {
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  };
}

function constructed(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

function addElement(root: HTMLElement, css: string): () => void {
  const style = root.ownerDocument.createElement('style');
  const nonce = ownNonce();
  if (nonce) style.nonce = nonce;
  style.textContent = css;
  root.prepend(style);
  return () => style.remove();
}

const shared = new WeakMap<Tree, Set<string>>();

/**
 * Adds a component's style sheet once per tree; it stays, since several apps may use it.
 *
 * It comes before the sheets of authors, though it may arrive after them: theirs must win.
 */
export function shareStyle(root: HTMLElement, css: string): void {
  const tree = treeOf(root);
  const known = shared.get(tree) ?? new Set<string>();
  shared.set(tree, known);
  if (known.has(css)) return;
  known.add(css);
  // Where sheets cannot be adopted, the element must outlive this app: it goes to the tree's top, not into the root.
  if (!canAdopt(tree)) addElement(tree instanceof ShadowRoot ? (tree.firstElementChild as HTMLElement) : tree.head, css);
  else tree.adoptedStyleSheets = [...tree.adoptedStyleSheets].toSpliced(known.size - 1, 0, constructed(css));
}

/** A sheet of custom properties for elements under `selector`. Values cannot break out: they are set as properties. */
export function addVariables(root: HTMLElement, selector: string, { light, dark }: Variables): () => void {
  const removals = [addRule(root, selector, light), addRule(root, `.dark ${selector}, .dark${selector}`, dark)];
  return () => {
    for (const remove of removals) remove();
  };
}

type Variables = { light: Record<string, string>; dark: Record<string, string> };

function addRule(root: HTMLElement, selector: string, variables: Record<string, string>): () => void {
  const probe = root.ownerDocument.createElement('div').style;
  for (const [name, value] of Object.entries(variables ?? {}))
    probe.setProperty(`--${name.replace(/^--/, '').replaceAll('_', '-')}`, value);
  return addStyle(root, `${selector}{${probe.cssText}}`);
}
