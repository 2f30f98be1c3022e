/** What to do about a boot that comes to no end, in words; loaded when that happens. */
import type { BootProgress, Failure } from '../protocol/host.js';

/** The page's policy blocked the worker. */
export function blocked(plain: Failure, uri: string, directive: string): Failure {
  return {
    ...plain,
    message: `The page's Content-Security-Policy blocked ${uri} by the directive ${directive}.`,
    hint: `Allow it: add ${uri === 'blob' ? 'blob:' : "'self'"} to ${directive}.`,
  };
}

/** There is no worker: its file is missing, or is no script to this browser. */
export function unstarted(plain: Failure): Failure {
  return {
    ...plain,
    message: plain.message.trim() || `The browser gave no reason. Its file is ${plain.file}.`,
    hint: 'Check that the folder assets lies beside lite.js, that its files are served as JavaScript, and that the page is opened by http(s), not as a file.',
  };
}

/** @param seconds how long nothing has been heard. */
export function stalled(plain: Failure, step: BootProgress['step'], seconds: number): Failure {
  const doing = { download: 'downloading Python', python: 'starting Python', packages: 'loading packages', app: 'starting the app' }[step];
  const early = step === 'download' || step === 'python';
  return {
    ...plain,
    message: `Nothing has happened for ${Math.round(seconds)} seconds while ${doing}.`,
    hint: early
      ? "WebAssembly may be blocked: if the page has a Content-Security-Policy, script-src needs 'wasm-unsafe-eval'. Otherwise check the network and try again."
      : 'The app may be waiting for something or working very long before it launches. Wait, or look at the console below and try again.',
  };
}
