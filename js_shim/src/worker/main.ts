/** The worker's module file: connects a `Host` to the worker's global scope. */
import { Host, type Port } from './host.js';

const host = new Host(self as unknown as Port);
self.onmessage = ({ data }) => host.receive(data);

self.addEventListener('securitypolicyviolation', async (event) => {
  const { blocked } = await import('./words.js');
  blocked(event, (failure) => host.blocked(failure));
});
