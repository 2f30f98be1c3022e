/**
 * Makes one element's content that of another, and keeps the elements that are the same: what an author's script listens to, what has
 * the focus and what is scrolled stay where they are.
 */

/** Gives `target` the children of `source`, which is used up. */
export function morph(target: Node, source: Node): void {
  const wanted = [...source.childNodes];
  for (const [index, next] of wanted.entries()) {
    const now = target.childNodes[index];
    if (!now) target.appendChild(next);
    else if (now instanceof Element && next instanceof Element && now.nodeName === next.nodeName && now.id === next.id) {
      attributes(now, next);
      morph(now, next);
    } else if (now.nodeType === next.nodeType && !(now instanceof Element)) {
      if (now.nodeValue !== next.nodeValue) now.nodeValue = next.nodeValue;
    } else target.replaceChild(next, now);
  }
  while (target.childNodes.length > wanted.length) target.lastChild?.remove();
}

function attributes(now: Element, next: Element): void {
  for (const { name } of [...now.attributes]) if (!next.hasAttribute(name)) now.removeAttribute(name);
  for (const { name, value } of next.attributes) if (now.getAttribute(name) !== value) now.setAttribute(name, value);
}
