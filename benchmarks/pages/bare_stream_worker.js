/** A Python generator on bare Pyodide: the whole text is made at each step, what is new of it is posted. */
import { loadPyodide } from './runtime/pyodide/pyodide.mjs';

const pyodide = await loadPyodide({ packages: [] });
const stream = pyodide.runPython(`
import json

def grow(steps):
    text = ""
    for step in range(int(steps)):
        text += f"{step:09d} "
        yield text

def stream(packet, post):
    sent = 0
    for text in grow(json.loads(packet)):
        post(json.dumps(text[sent:]))
        sent = len(text)
    post(json.dumps(None))

stream
`);
const post = (text) => postMessage(text);
onmessage = ({ data }) => stream(data, post);
postMessage({ type: 'ready', timings: {} });
