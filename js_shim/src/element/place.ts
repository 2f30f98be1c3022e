/** Where the runtime's files are, and what Python may know of the page. */
import type { RuntimePlace } from '../bridge/runtime.js';
import type { AppOptions } from './options.js';

/** @param base the folder of lite.js, absolute, ending in `/`. */
export function runtimePlace(base: string, options: Pick<AppOptions, 'pyodideUrl' | 'packagesUrl'>, session: string): RuntimePlace {
  const pyodide = folder(options.pyodideUrl) ?? `${base}pyodide/`;
  return {
    base,
    pyodide,
    packages: folder(options.packagesUrl) ?? pyodide,
    page: document.baseURI,
    session,
    interrupt: globalThis.crossOriginIsolated ? new SharedArrayBuffer(12) : null,
    request: pageRequest(),
  };
}

/** What Python may know of the page. */
export function pageRequest() {
  return {
    url: location.href,
    query: location.search.replace(/^\?/, ''),
    headers: {
      host: location.host,
      'user-agent': navigator.userAgent,
      'accept-language': navigator.languages?.join(',') ?? navigator.language,
      referer: document.referrer,
    },
  };
}

/** Names a session; works on pages without a secure context too, where `randomUUID` is missing. */
export function newSession(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');
}

function folder(url: string | null): string | null {
  return url === null ? null : new URL(url.endsWith('/') ? url : `${url}/`, document.baseURI).href;
}
