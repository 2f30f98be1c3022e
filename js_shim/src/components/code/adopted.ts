/**
 * Stands in for `style-mod`, by which CodeMirror brings its styles (vite.config.ts puts it there).
 *
 * The original writes a `<style>` element into documents, which a page's Content-Security-Policy may forbid, and adopts sheets in
 * shadow roots only. Here they are adopted everywhere, behind nothing and before everything else, so that authors' styles win.
 */
import { StyleModule as Rules } from 'style-mod';

type Root = Document | ShadowRoot | DocumentOrShadowRoot;
type Mounted = { sheet: CSSStyleSheet; modules: readonly Rules[] };

const mounted = new WeakMap<Root, Mounted>();

export class StyleModule extends Rules {
  static override mount(root: Root, modules: Rules | readonly Rules[], options?: { nonce?: string }): void {
    if (!('adoptedStyleSheets' in root)) {
      Rules.mount(root, modules, options);
      return;
    }
    const wanted = [modules].flat() as Rules[];
    const known = mounted.get(root) ?? { sheet: new CSSStyleSheet(), modules: [] };
    if (mounted.has(root) && wanted.every((module) => known.modules.includes(module))) return;
    known.modules = [...known.modules.filter((module) => !wanted.includes(module)), ...wanted];
    known.sheet.replaceSync(known.modules.map((module) => module.getRules()).join('\n'));
    if (!mounted.has(root)) root.adoptedStyleSheets = [known.sheet, ...root.adoptedStyleSheets];
    mounted.set(root, known);
  }
}
