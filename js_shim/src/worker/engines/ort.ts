/**
 * ONNX Runtime Web, from our own folder: on the graphics card where there is one, else on the processor.
 *
 * Both builds have the processor's operators. The one with WebGPU waits by JSPI, so browsers without that stay on the processor.
 */
import type * as Ort from 'onnxruntime-web';

export type Runtime = {
  ort: typeof Ort;
  /** Which processors a model may run on, best first; in the runtime's words. */
  providers: ('webgpu' | 'wasm')[];
  threads: number;
};

/** More threads than this are no faster for models of a page's size, and starve the page. */
const MOST_THREADS = 4;

let runtime: Promise<Runtime> | undefined;

/** The runtime, loaded by the first call. A failed load may be tried again. */
export function loadRuntime(): Promise<Runtime> {
  runtime ??= load().catch((error: unknown) => {
    runtime = undefined;
    throw error;
  });
  return runtime;
}

async function load(): Promise<Runtime> {
  const gpu = 'Suspending' in WebAssembly && (await hasAdapter());
  const ort = gpu ? ((await import('onnxruntime-web/jspi')) as typeof Ort) : ((await import('onnxruntime-web/wasm')) as typeof Ort);
  const here = import.meta.url;
  const folder = new URL('../engines/onnxruntime/', here).href;
  const name = gpu ? 'ort-wasm-simd-threaded.jspi' : 'ort-wasm-simd-threaded';
  const threads = self.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1) : 1;
  ort.env.wasm.wasmPaths = { mjs: `${folder}${name}.mjs`, wasm: `${folder}${name}.wasm` };
  ort.env.wasm.numThreads = threads;
  ort.env.logLevel = 'error';
  return { ort, providers: gpu ? ['webgpu', 'wasm'] : ['wasm'], threads };
}

async function hasAdapter(): Promise<boolean> {
  try {
    const { gpu } = navigator as unknown as { gpu?: { requestAdapter(): Promise<unknown> } };
    return (await gpu?.requestAdapter()) != null;
  } catch {
    return false;
  }
}
