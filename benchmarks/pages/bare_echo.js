/** The floor of a click: JSON text out, JSON text in, one property of the page set. */
const [input, output] = document.querySelectorAll('textarea');
const worker = new Worker('bare_echo_worker.js', { type: 'module' });
worker.onmessage = ({ data }) => {
  if (typeof data === 'string') output.value = JSON.parse(data);
};
document.querySelector('button').onclick = () => worker.postMessage(JSON.stringify(input.value));
