/**
 * What transformers.js imports as `onnxruntime-web/webgpu` (vite.config.ts): the runtime that was chosen for this browser, from our own
 * folder, and the one that sessions of `onnxruntime` run on as well.
 *
 * A model that writes runs its session for each token, in one turn of the event loop from the first to the last: nobody could stop it.
 * So a session lets messages in now and then.
 */
import type * as Ort from 'onnxruntime-web';
import { loadRuntime } from './ort.js';

const { ort } = await loadRuntime();

/** How long a session may run again and again before messages are let in. */
const PATIENCE_MS = 10;
const turn = new MessageChannel();
let last = performance.now();

async function letIn(): Promise<void> {
  if (performance.now() - last < PATIENCE_MS) return;
  await new Promise((resolve) => {
    turn.port1.onmessage = resolve; // a timer would wait for 4 ms
    turn.port2.postMessage(null);
  });
  last = performance.now();
}

async function create(...given: [Uint8Array, Ort.InferenceSession.SessionOptions?]): Promise<Ort.InferenceSession> {
  const session = await ort.InferenceSession.create(...given);
  const run = session.run.bind(session) as (...args: unknown[]) => ReturnType<Ort.InferenceSession['run']>;
  const running = async (...args: unknown[]) => {
    const results = await run(...args);
    await letIn();
    return results;
  };
  return Object.assign(session, { run: running });
}

export const InferenceSession = { create };
export const { Tensor, env } = ort;
