/** Bare Pyodide. It says `ready` when Python can run, and how long `loadPyodide` alone took. */
import { loadPyodide } from './runtime/pyodide/pyodide.mjs';

const started = performance.now();
await loadPyodide({ packages: [] });
const ended = performance.now();
postMessage({ type: 'ready', timings: { imported: started, pyodide: ended } });
