/** The worker's module file: connects a `Host` to the worker's global scope. */
import { makeFailure } from '../protocol/failure.js';
import { wasmBlocked } from './downloads.js';
import { Host, type Port } from './host.js';

const host = new Host(self as unknown as Port);
self.onmessage = ({ data }) => host.receive(data);

self.addEventListener('securitypolicyviolation', (event) => {
  if (event.disposition === 'report') return;
  const what = `The page's Content-Security-Policy blocked ${event.blockedURI} (${event.effectiveDirective}).`;
  if (event.blockedURI === 'wasm-eval') host.blocked(wasmBlocked(what));
  else if (event.effectiveDirective === 'connect-src' || event.effectiveDirective.startsWith('script-src')) {
    host.blocked(
      makeFailure('download', 'This page does not allow a file the app needs.', {
        message: what,
        hint: `Allow it by ${event.effectiveDirective} in the page's Content-Security-Policy.`,
      }),
    );
  }
});
