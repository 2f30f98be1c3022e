/**
 * A spare worker: Python that is up and has no app. Whoever had to end a worker may have to again, and then nobody waits for
 * Python. It takes as much memory as the first one, so it is made after a worker was ended, not before.
 */
import type { WorkerRuntime } from '../bridge/runtime.js';
import { spawnWorker } from '../bridge/spawn.js';
import type { Boot, FromHost } from '../protocol/host.js';

/** GB. Browsers that don't say how much there is are taken to have enough. */
const LEAST_MEMORY = 4;
const NO_APP: Boot['app'] = { files: {}, entrypoint: null, code: null, requirements: [] };

const spares = new WeakMap<WorkerRuntime, Worker>();

/** Sees to it that the next worker of `runtime` is one whose Python is up. */
export function keepSpare(runtime: WorkerRuntime, spawn: () => Worker = spawnWorker): void {
  const { deviceMemory = LEAST_MEMORY } = globalThis.navigator as { deviceMemory?: number };
  if (deviceMemory < LEAST_MEMORY || spares.has(runtime)) return;
  const worker = spawn();
  spares.set(runtime, worker);
  const drop = () => {
    if (spares.get(runtime) === worker) dropSpare(runtime);
  };
  worker.onerror = drop;
  worker.onmessage = ({ data }: MessageEvent<FromHost>) => {
    if (data.type === 'failed_boot') drop();
  };
  // A name of its own: its life lock is not the app's.
  worker.postMessage({ ...runtime.place, type: 'boot', session: `${runtime.place.session}-spare`, app: NO_APP } satisfies Boot);
  const plain = runtime.spawn;
  runtime.spawn = () => {
    runtime.spawn = plain;
    if (!spares.has(runtime)) return plain();
    spares.delete(runtime);
    return worker;
  };
}

/** Ends the spare worker of `runtime`, if it has one. */
export function dropSpare(runtime: WorkerRuntime): void {
  spares.get(runtime)?.terminate();
  spares.delete(runtime);
}
