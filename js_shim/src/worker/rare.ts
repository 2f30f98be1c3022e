/** What few apps ask of the worker, loaded by the first that does: texts that outlive the page, the engine of models, a pool. */
export { engine } from './engines/client.js';
export { PoolWorker } from './pool.js';
export { keep, kept } from './store.js';
