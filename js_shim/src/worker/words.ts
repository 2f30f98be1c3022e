/** What went wrong with a file of the boot, and what to do about it, in words; loaded when that happens. */
import { makeFailure } from '../protocol/failure.js';
import type { Failure } from '../protocol/host.js';
import { fileName } from './downloads.js';

const RUNTIME_HINT = 'Copy the whole runtime folder beside lite.js, with its names unchanged, and reload.';

/** The request itself failed. */
export function unreachable(url: string, error: unknown): Failure {
  return makeFailure('download', `The file ${fileName(url)} could not be loaded.`, {
    message: `${url}: ${error instanceof Error ? error.message : String(error)}.`,
    hint: 'Check the network connection. If the file is on another server, that server must allow this page to read it (CORS).',
  });
}

/** The file came, and is not what it should be. */
export function damaged(url: string, message: string): Failure {
  return makeFailure('download', `The file ${fileName(url)} is damaged.`, { message: `${url}: ${message}`, hint: RUNTIME_HINT });
}

/** WebAssembly did not take it. */
export function notCompiled(url: string, error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (/content security policy|unsafe-eval|csp/i.test(message)) return wasmBlocked(message);
  return damaged(url, `WebAssembly could not compile it: ${message}`);
}

/** The page's Content Security Policy forbids WebAssembly. */
function wasmBlocked(message: string): Failure {
  return makeFailure('python', 'This page does not allow WebAssembly, so Python cannot run.', {
    message,
    hint: "Add 'wasm-unsafe-eval' to script-src in the page's Content-Security-Policy.",
  });
}

/** The server refused it; `ours` if it is a file of the runtime. */
export function refused(url: string, status: number, ours: boolean): Failure {
  const advice = ours ? RUNTIME_HINT : "Check the file's address in the page; it is taken relative to the page.";
  return makeFailure('download', `The file ${fileName(url)} could not be loaded.`, {
    message: `The server answered ${status} for ${url}.`,
    hint: status === 404 ? `The file is not there. ${advice}` : advice,
  });
}

/**
 * A fetch threw. A missing file and one with another hash look alike to a fetch with `integrity`: `ask` finds out which it is.
 */
export async function notFetched(url: string, error: unknown, ask: typeof fetch | undefined, ours: boolean): Promise<Failure> {
  const again = await ask?.(url, { method: 'HEAD' }).catch(() => undefined);
  if (again === undefined) return unreachable(url, error);
  return again.ok ? damaged(url, 'Its content is not what wheels.json says (sha256).') : refused(url, again.status, ours);
}

/** A module could not be imported. */
export function notImported(url: string, error: unknown): Failure {
  return makeFailure('download', `The file ${url.split('/').at(-1)} could not be loaded.`, {
    message: `${url}: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'Check that the whole runtime folder was copied beside lite.js, and that the server sends .mjs files as JavaScript.',
  });
}

/** The page's policy blocked something: `tell` hears of it if the worker needs it. */
export function blocked(
  { blockedURI, effectiveDirective, disposition }: SecurityPolicyViolationEvent,
  tell: (failure: Failure) => void,
): void {
  if (disposition === 'report') return;
  const what = `The page's Content-Security-Policy blocked ${blockedURI} (${effectiveDirective}).`;
  if (blockedURI === 'wasm-eval') tell(wasmBlocked(what));
  else if (effectiveDirective === 'connect-src' || effectiveDirective.startsWith('script-src'))
    tell(
      makeFailure('download', 'This page does not allow a file the app needs.', {
        message: what,
        hint: `Allow it by ${effectiveDirective} in the page's Content-Security-Policy.`,
      }),
    );
}
