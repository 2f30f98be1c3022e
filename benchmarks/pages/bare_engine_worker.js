/** ONNX Runtime Web called from plain JavaScript, in a worker as lite's engine is, with the same files and as many threads. */
import * as ort from './ort.wasm.min.mjs';

const folder = new URL('runtime/engines/onnxruntime/ort-wasm-simd-threaded', import.meta.url).href;
ort.env.wasm.wasmPaths = { mjs: `${folder}.mjs`, wasm: `${folder}.wasm` };
const sessions = new Map();

postMessage({ type: 'ready', timings: {} });
onmessage = async ({ data: [name, shape, runs, threads] }) => {
  ort.env.wasm.numThreads = threads;
  if (!sessions.has(name)) sessions.set(name, await ort.InferenceSession.create(`models/${name}.onnx`, { executionProviders: ['wasm'] }));
  const session = sessions.get(name);
  const elements = new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(0.5);
  const ms = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const { y } = await session.run({ x: new ort.Tensor('float32', elements, shape) });
    await y.getData(true);
    ms.push(performance.now() - start);
  }
  postMessage({ ms });
};
