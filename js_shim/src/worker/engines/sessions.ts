/**
 * Inference sessions: models that are loaded, by number.
 *
 * | operation | head | buffers | answer's head |
 * |---|---|---|---|
 * | `open` | `{url: string or null, providers, options}` | the model, unless there is a url | `{session, inputs, outputs, providers, threads}` |
 * | `run` | `{session, outputs: names, feeds: TensorHead[]}` | of the feeds | `TensorHead[]`, with their buffers |
 * | `close` | `{session}` | | `null` |
 *
 * One run at a time: the runtime has one set of threads, and refuses a session that is running already.
 */
import type * as Ort from 'onnxruntime-web';
import { fetchModel } from './fetching.js';
import { loadRuntime } from './ort.js';
import { ofHead, toHead } from './tensors.js';
import { EngineError, type TensorHead } from './wire.js';

type Result = { head: unknown; buffers?: ArrayBuffer[] };
export type Tell = (told: unknown) => void;

const sessions = new Map<number, Ort.InferenceSession>();
let last = 0;

type Open = { url: string | null; providers: string[] | null; options: Record<string, unknown> };

/** Loads a model. */
export async function open(head: Open, [bytes]: ArrayBuffer[], tell: Tell): Promise<Result> {
  const { ort, providers, threads } = await loadRuntime();
  const model = head.url === null ? new Uint8Array(bytes ?? new ArrayBuffer(0)) : await fetchModel(head.url, tell);
  if (model.length === 0) throw new EngineError('model', 'The model is empty: it has no bytes.');
  const wanted = providers.filter((name) => head.providers?.includes(name) ?? true);
  const used = wanted.length > 0 ? wanted : providers;
  const session = await ort.InferenceSession.create(model, { ...head.options, executionProviders: used });
  last++;
  sessions.set(last, session);
  const about = { inputs: session.inputMetadata.map(described), outputs: session.outputMetadata.map(described) };
  return { head: { session: last, ...about, providers: used, threads } };
}

/** What is known of an input or output; the runtime says -1, unsigned, where any size fits. */
export function described(value: Ort.InferenceSession.ValueMetadata) {
  if (!value.isTensor) return { name: value.name, type: '', shape: [] };
  const shape = value.shape.map((size) => (size === '' || (typeof size === 'number' && (size < 0 || size >= 2 ** 31)) ? null : size));
  return { name: value.name, type: value.type, shape };
}

type Run = { session: number; outputs: string[]; feeds: TensorHead[] };

/** Runs a model once. */
export async function run(head: Run, buffers: ArrayBuffer[]): Promise<Result> {
  const session = find(head.session);
  const { ort } = await loadRuntime();
  const left = [...buffers];
  const feeds = Object.fromEntries(head.feeds.map((each) => [each.name, ofHead(ort, each, left)]));
  const results = await session.run(feeds, head.outputs);
  const answer: TensorHead[] = [];
  const data: ArrayBuffer[] = [];
  for (const name of head.outputs) answer.push(await toHead(name, results[name]!, data));
  return { head: answer, buffers: data };
}

/** Frees a model. Closing it again does nothing. */
export async function close({ session }: { session: number }): Promise<Result> {
  const found = sessions.get(session);
  sessions.delete(session);
  await found?.release();
  return { head: null };
}

function find(number: number): Ort.InferenceSession {
  const session = sessions.get(number);
  if (session === undefined)
    throw new EngineError('missing', 'This session is closed, or its engine was started anew; make the session again.');
  return session;
}
