/**
 * JavaScript that the app's author wrote as text (`js=`, `head=`), and Python that was translated (`js=True`).
 *
 * The text runs as an inserted `<script>`, never by `eval` or `new Function`, so the page's CSP decides: it needs `'unsafe-inline'`
 * or a nonce. If our own script tag has a nonce, the inserted one carries it.
 */
import type { DependencyConfig } from '../protocol/config.js';
import { ownNonce } from './nonce.js';

const REMEDY =
  "The page's Content-Security-Policy forbids inline scripts, so the JavaScript of this app (js=, head=) did not run. " +
  "Give lite.js's script tag a nonce that script-src allows, or put that code in a file of the page.";

const functions = new Map<string, unknown>();

/** The function that `source`, a JavaScript expression, stands for; undefined, with a word in the console, when it cannot run. */
export async function author(source: string): Promise<((...args: unknown[]) => unknown) | undefined> {
  if (!functions.has(source)) functions.set(source, (await program(source)) ?? constant(source) ?? evaluate(source));
  const value = functions.get(source);
  if (typeof value === 'function') return value as (...args: unknown[]) => unknown;
  functions.delete(source);
  return undefined;
}

/** Brings what runs authors' functions and translated ones, before the first one is wanted. */
export async function prepare(dependencies: Pick<DependencyConfig, 'js_implementation'>[]): Promise<void> {
  void import('../state/script.js');
  await Promise.all(dependencies.map(({ js_implementation: own }) => own && author(own)));
}

/** A Python function that was translated (`js=True`) is data: no CSP can forbid it. */
async function program(source: string): Promise<unknown> {
  return source.startsWith('{"python":') ? (await import('./python/index.js')).compile(source) : undefined;
}

/** A function without arguments that gives a JSON list, such as a ClearButton's, is read, not run: no CSP can forbid it. */
function constant(source: string): (() => unknown) | undefined {
  const json = /^\(\) => (\[.*\])$/s.exec(source)?.[1];
  if (json === undefined) return undefined;
  try {
    JSON.parse(json);
    return () => JSON.parse(json);
  } catch {
    return undefined;
  }
}

function evaluate(source: string): unknown {
  const expression = source.trim().replace(/;+$/, '');
  const key = `__lite_${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
  const scope = window as unknown as Record<string, unknown>;
  try {
    runScript(`window["${key}"] = (${expression}\n);`);
    if (key in scope) return scope[key];
    // Did the page refuse, or is the source wrong? A script that cannot fail tells.
    runScript(`window["${key}"] = 1;`);
    console.error(key in scope ? `This JavaScript of the app is not an expression that gives a function:\n${source}` : REMEDY);
    return undefined;
  } finally {
    delete scope[key];
  }
}

/** Runs statements at once, as an inline script. */
export function runScript(text: string): void {
  const script = document.createElement('script');
  const own = ownNonce();
  if (own) script.nonce = own;
  script.textContent = text;
  document.head.append(script);
  script.remove();
}
