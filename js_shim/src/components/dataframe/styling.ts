/** CSS of cells, as pandas' Styler writes it: only what colours and sets type, and nothing that could load or cover anything. */

const ALLOWED =
  /^(color|background|background-color|font-weight|font-style|font-family|font-size|text-decoration(-[a-z]+)?|text-align|opacity|border(-[a-z]+)*|letter-spacing|text-transform)$/;
const HARMFUL = /url\(|image\(|image-set\(|element\(|expression|var\(|@|\\/i;

/** A declaration list for `style`, or undefined when nothing of it is allowed. */
export function safeStyle(css: string): string | undefined {
  const kept = css.split(';').filter((declaration) => {
    const [name = '', ...value] = declaration.split(':');
    return ALLOWED.test(name.trim().toLowerCase()) && !HARMFUL.test(value.join(':'));
  });
  return kept.length > 0 ? kept.map((one) => one.trim()).join('; ') : undefined;
}
