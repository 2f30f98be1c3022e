/**
 * Author's CSS kept inside one element. The browser parses it, so no brace or comment in it can break out; then each rule is
 * made to match only below the element.
 */

/** `css` as rules under `scope`, a selector of one element. `&` and `:scope` stand for that element. */
export function scoped(css: string, scope: string): CSSStyleSheet | null {
  if (css.trim() === '' || typeof CSSStyleSheet !== 'function' || !('replaceSync' in CSSStyleSheet.prototype)) return null;
  // Nested in a rule, so that declarations outside of any rule are the element's own.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`&{${css}\n}`);
  const rules = [...sheet.cssRules].map((rule) => under(rule, scope));
  // These have no selectors, and can't be nested.
  const flat = new CSSStyleSheet();
  flat.replaceSync(css);
  for (const rule of flat.cssRules) if (rule instanceof CSSKeyframesRule || rule instanceof CSSFontFaceRule) rules.push(rule.cssText);
  const result = new CSSStyleSheet();
  result.replaceSync(rules.join('\n'));
  return result;
}

function under(rule: CSSRule, scope: string): string {
  if (rule instanceof CSSStyleRule) return `${scope} { ${nested(rule)} }`;
  if (rule instanceof CSSMediaRule || rule instanceof CSSSupportsRule) return `${head(rule)} { ${inside(rule, scope)} }`;
  // @container, @layer
  if ('cssRules' in rule && !(rule instanceof CSSKeyframesRule)) return `${head(rule)} { ${inside(rule as CSSGroupingRule, scope)} }`;
  return '';
}

const head = (rule: CSSRule): string => rule.cssText.slice(0, rule.cssText.indexOf('{')).trim();
const inside = (rule: { cssRules: CSSRuleList }, scope: string): string => [...rule.cssRules].map((one) => under(one, scope)).join('\n');

/** `a, b { … }` as it is nested; `:scope` and `&` mean the element itself. */
function nested(rule: CSSStyleRule): string {
  return rule.cssText.replaceAll(':scope', '&');
}

/** Lets `sheet` apply in the tree of `root`. @returns takes it out again. */
export function adopt(sheet: CSSStyleSheet, root: HTMLElement): () => void {
  const tree = root.getRootNode() as Document | ShadowRoot;
  if (!('adoptedStyleSheets' in tree)) return () => {};
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  return () => {
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  };
}
