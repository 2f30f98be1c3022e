/** What few apps ask of the worker, loaded by the first that does: texts that outlive the page, and the engine of models. */
export { engine } from './engines/client.js';
export { keep, kept } from './store.js';
