/** The floor of the engine: its worker, which is asked for timed runs. */
const worker = new Worker('bare_engine_worker.js', { type: 'module' });
window.timed = (asked) =>
  new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(asked);
  });
