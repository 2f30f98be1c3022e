/** Tags that models write and HTML does not know (`<thinking>`): shown as text instead of vanishing. */

/** What is HTML, MathML or SVG, and so is markup in a markdown text. */
const KNOWN = new Set(
  (
    'a abbr address area article aside audio b bdi bdo big blockquote br button canvas caption center cite code col colgroup data dd del ' +
    'details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head body i ' +
    'iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav noscript object ol optgroup option output p ' +
    'picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg ' +
    'table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr math mrow mi mo mn ms mtext mfrac msqrt ' +
    'mroot msup msub msubsup munder mover munderover mtable mtr mtd mspace mstyle merror mpadded mphantom mmultiscripts mprescripts ' +
    'semantics annotation g path circle rect line ellipse polygon polyline text tspan defs use clippath mask pattern lineargradient ' +
    'radialgradient stop filter symbol marker'
  ).split(' '),
);

/** Code first: in it, a tag is text already. */
const CODE_OR_TAG =
  /(^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\2[`~]*[^\S\n]*$|$(?![\s\S]))|(`+)[^`][\s\S]*?\3(?!`))|<(\/?)([a-zA-Z][\w-]*)((?:\s[^<>]*)?)>/gm;

/**
 * `text` with the angle brackets of some tags escaped.
 *
 * @param tags true for all that HTML does not know, or a list of names; false for none (the sanitiser drops them).
 */
export function showTags(text: string, tags: boolean | string[]): string {
  if (tags === false || !text.includes('<')) return text;
  const listed = tags === true ? null : new Set(tags.map((tag) => tag.toLowerCase()));
  return text.replace(CODE_OR_TAG, (whole, code, _fence, _ticks, slash, name: string | undefined, rest) => {
    if (code !== undefined || name === undefined) return whole;
    const shown = listed ? listed.has(name.toLowerCase()) : !KNOWN.has(name.toLowerCase());
    return shown ? `&lt;${slash}${name}${rest}&gt;` : whole;
  });
}
