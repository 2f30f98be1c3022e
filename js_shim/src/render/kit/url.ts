/** Which URLs that data carries may become links. */

const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * A URL that is safe as a link's `href`: http(s), mailto, tel or relative. Anything else (`javascript:`, `data:`, …) is undefined.
 *
 * @param href as written by an app's author or a model.
 */
export function safeUrl(href: unknown): string | undefined {
  if (typeof href !== 'string' || href === '') return undefined;
  try {
    // Parsing as the browser does defeats tricks with control characters and entities.
    return LINK_SCHEMES.has(new URL(href, 'https://relative.invalid/').protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
