/** A Python echo on bare Pyodide, called as plainly as can be. */
import { loadPyodide } from './runtime/pyodide/pyodide.mjs';

const pyodide = await loadPyodide({ packages: [] });
const answer = pyodide.runPython(`
import json

def echo(text):
    return text

def answer(packet):
    return json.dumps(echo(json.loads(packet)))

answer
`);
onmessage = ({ data }) => postMessage(answer(data));
postMessage({ type: 'ready', timings: {} });
