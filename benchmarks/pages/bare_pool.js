/** The floor of a pool: two workers on bare Pyodide, and a loop of Python in both, or twice in the first. */
const [input, ...outputs] = document.querySelectorAll('textarea');
const workers = outputs.map(() => new Worker('bare_pool_worker.js', { type: 'module' }));
for (const worker of workers) {
  worker.onmessage = ({ data }) => {
    if ('text' in data) outputs[data.place].value = data.text;
  };
}
const [run, one] = document.querySelectorAll('button');
const give = (worker, place) => worker.postMessage({ place, text: input.value });
run.onclick = () => workers.forEach(give);
one.onclick = () => outputs.forEach((_, place) => give(workers[0], place));
