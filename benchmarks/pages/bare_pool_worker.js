/** The loop of apps/pool.py on bare Pyodide. */
import { loadPyodide } from './runtime/pyodide/pyodide.mjs';

const pyodide = await loadPyodide({ packages: [] });
const compute = pyodide.runPython(`
def compute(text):
    total = 0
    for step in range(3_000_000):
        total += step * step % 7
    return text

compute
`);
onmessage = ({ data: { place, text } }) => postMessage({ place, text: compute(text) });
postMessage({ type: 'ready', timings: {} });
