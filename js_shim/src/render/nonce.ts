/** The nonce by which a page's CSP allows what we insert. */

let nonce: string | undefined;

/** The nonce of our own script tag, if it has one. */
export function ownNonce(): string | undefined {
  nonce ??= [...document.querySelectorAll<HTMLScriptElement>('script[nonce]')].find((script) => script.nonce)?.nonce ?? '';
  return nonce || undefined;
}
