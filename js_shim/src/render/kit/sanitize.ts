/**
 * HTML that somebody else wrote, made harmless. DOMPurify is loaded on first use.
 *
 * Beyond DOMPurify's own rules: no `<style>` element unless asked for (in the light DOM it would restyle the page);
 * iframes only from http(s), sandboxed, without `srcdoc`; links and forms that leave the page open a new tab without
 * `opener`.
 */
import type { DOMPurify } from 'dompurify';

let purifier: Promise<DOMPurify> | undefined;

/** An iframe gets its origin back only if that is not ours: with ours it could reach out of the sandbox. */
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-forms allow-presentation';

export type SanitizeOptions = {
  /** Keep `<style>` elements. */
  styles?: boolean;
};

/**
 * HTML without anything that runs or reaches out of its place.
 *
 * @param html untrusted HTML text.
 * @returns HTML text for `dangerouslySetInnerHTML`.
 */
export async function sanitizeHtml(html: string, { styles = false }: SanitizeOptions = {}): Promise<string> {
  purifier ??= import('dompurify').then(({ default: create }) => withHooks(create(window)));
  const purify = await purifier;
  return purify.sanitize(html, {
    ADD_TAGS: ['iframe'],
    ADD_ATTR: ['target', 'allow', 'allowfullscreen', 'frameborder', 'sandbox', 'loading'],
    FORBID_TAGS: styles ? [] : ['style'],
    FORBID_ATTR: ['srcdoc', 'ping'],
    // Otherwise a leading <style> or comment is dropped with the parser's implied head.
    FORCE_BODY: true,
  });
}

function withHooks(purify: DOMPurify): DOMPurify {
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.nodeName === 'IFRAME') guardFrame(node);
    else if (node.nodeName === 'A' || node.nodeName === 'AREA') guardLink(node, 'href');
    else if (node.nodeName === 'FORM') guardLink(node, 'action');
  });
  return purify;
}

function guardFrame(frame: Element): void {
  const url = parse(frame.getAttribute('src'));
  if (!url || !/^https?:$/.test(url.protocol)) {
    frame.remove();
    return;
  }
  frame.setAttribute('sandbox', url.origin === location.origin ? SANDBOX : `${SANDBOX} allow-same-origin`);
  frame.setAttribute('loading', 'lazy');
  frame.setAttribute('referrerpolicy', 'no-referrer');
}

function guardLink(link: Element, place: 'href' | 'action'): void {
  const url = parse(link.getAttribute(place));
  const leaves = url && /^https?:$/.test(url.protocol) && url.origin !== location.origin;
  if (leaves) link.setAttribute('target', '_blank');
  if (link.hasAttribute('target')) link.setAttribute('rel', 'noopener noreferrer');
}

function parse(url: string | null): URL | null {
  try {
    return url === null ? null : new URL(url, document.baseURI);
  } catch {
    return null;
  }
}
