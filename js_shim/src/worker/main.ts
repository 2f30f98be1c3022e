/** The worker's module file: connects a `Host` to the worker's global scope. */
import type { JoinShared } from '../protocol/host.js';
import { Host, type Port } from './host.js';

const host = new Host(self as unknown as Port);
// Whoever brings a port shares this worker with others.
self.onmessage = ({ data, ports: [port] }) =>
  port ? void import('./shared.js').then(({ share }) => share.join(port, data as JoinShared)) : host.receive(data);

self.addEventListener('securitypolicyviolation', async (event) => {
  const { blocked } = await import('./words.js');
  blocked(event, (failure) => host.blocked(failure));
});
