/** The floor of a stream: each step's new characters come as JSON text and are put at the end of a text node. */
const input = document.querySelector('textarea');
const button = document.querySelector('button');
const text = document.querySelector('#output').appendChild(new Text());
const worker = new Worker('bare_stream_worker.js', { type: 'module' });
worker.onmessage = ({ data }) => {
  if (typeof data !== 'string') return;
  const grown = JSON.parse(data);
  if (grown === null) button.dispatchEvent(new Event('streamed'));
  else text.appendData(grown);
};
button.onclick = () => {
  text.data = '';
  worker.postMessage(JSON.stringify(Number(input.value)));
};
