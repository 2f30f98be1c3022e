/**
 * transformers.js, from our own folder: its names, and whatever objects they make, by number.
 *
 * | operation | head | answer's head |
 * |---|---|---|
 * | `hub_do` | `{object, path, how, args, models}`, all of them values (values.ts) but the first three | a value |
 * | `hub_about` | | `{version, devices, threads}` |
 * | `hub_free` | `{object}` | `null` |
 *
 * `object` is a number, a picture, or null for the library itself; `path` names a member of it; `how` is `call`, `new` or `get`. `models` is where the
 * page has models of its own: a folder with `config.json` there is taken before the hub is asked.
 */
import type * as Transformers from '@huggingface/transformers';
import { fetchMeasured } from './fetching.js';
import { loadRuntime } from './ort.js';
import type { Tell } from './sessions.js';
import { fromWire, Objects, toWire, type Wire } from './values.js';
import { EngineError } from './wire.js';

type Result = { head: unknown; buffers?: ArrayBuffer[] };
type Do = { object: Wire; path: string[]; how: 'call' | 'new' | 'get'; args: Wire[]; models: string };

const objects = new Objects();
let library: Promise<typeof Transformers> | undefined;

function loadHub(): Promise<typeof Transformers> {
  library ??= load().catch((error: unknown) => {
    library = undefined;
    throw error;
  });
  return library;
}

async function load(): Promise<typeof Transformers> {
  const hub = await import('@huggingface/transformers');
  // The runtime's files lie beside the page; to cache them once more would make a script of a blob.
  hub.env.useWasmCache = false;
  hub.env.allowLocalModels = true;
  hub.env.fetch = fetchMeasured;
  return hub;
}

/** Calls, makes or reads what `path` names. `signal` ends a generation at its next token. */
export async function hubDo(head: Do, buffers: ArrayBuffer[], tell: Tell, signal: AbortSignal): Promise<Result> {
  const hub = await loadHub();
  const given = { hub, objects, buffers: [...buffers], tell };
  const found = find(head.path, head.object === null ? hub : owner(head.object, given));
  const args = head.args.map((each) => fromWire(each, given));
  const place = head.how === 'get' ? null : await choosePlace(hub, head, args);
  const value = await done(hub, head.how, found, args, signal).catch((error: unknown) => {
    throw place === null ? error : unreachable(place, error);
  });
  const out: ArrayBuffer[] = [];
  return { head: await toWire(value, { objects, buffers: out }), buffers: out };
}

type Found = { owner: unknown; member: unknown; name: string };

/** An object that stays here is named by its number; a picture comes along. */
const owner = (object: Wire, given: Parameters<typeof fromWire>[1]): unknown =>
  typeof object === 'number' ? objects.get(object) : fromWire(object, given);

function find(path: string[], object: unknown): Found {
  let owner: unknown;
  let member = object;
  for (const name of path) {
    owner = member;
    member = (member as Record<string, unknown> | null | undefined)?.[name];
  }
  const name = path.join('.');
  if (member === undefined) throw new EngineError('argument', `transformers.js has no ${name} here.`);
  return { owner, member, name };
}

async function done(hub: typeof Transformers, how: Do['how'], { owner, member, name }: Found, args: unknown[], signal: AbortSignal) {
  if (how === 'get') return member;
  if (typeof member !== 'function') throw new EngineError('argument', `${name} is nothing that can be called.`);
  if (how === 'new') return Reflect.construct(member, args);
  return await Reflect.apply(member, owner, stoppable(hub, member, name, args, signal));
}

/** The arguments of a generation, with what ends it when `signal` says so. */
function stoppable(hub: typeof Transformers, member: object, name: string, args: unknown[], signal: AbortSignal): unknown[] {
  const generates =
    name.endsWith('generate') || ('task' in member && /generation|summarization|translation|to-text/.test(String(member.task)));
  if (!generates) return args;
  const criteria = new hub.InterruptableStoppingCriteria();
  signal.addEventListener('abort', () => criteria.interrupt(), { once: true });
  const options = args.at(-1);
  const has = args.length > 1 || name.endsWith('generate');
  const given = has && typeof options === 'object' && options !== null && !Array.isArray(options) ? (options as object) : undefined;
  if (given && 'stopping_criteria' in given) return args;
  const rest = given ? args.slice(0, -1) : args;
  return [...rest, { ...given, stopping_criteria: criteria }];
}

type Place = { name: string; isHere: boolean; folder: string };

/** Lets a model be loaded from where it is: beside the page, or the hub. Null for a call that loads none. */
async function choosePlace(hub: typeof Transformers, { path, models }: Do, args: unknown[]): Promise<Place | null> {
  const last = path.at(-1);
  const name = last === 'from_pretrained' ? args[0] : last === 'pipeline' ? args[1] : undefined;
  if (typeof name !== 'string') return null;
  const folder = new URL(`${name}/`, models).href;
  // A server may answer anything with its front page: only JSON is a model's.
  const isHere = await fetch(`${folder}config.json`)
    .then(async (response) => response.ok && typeof (await response.json()) === 'object')
    .catch(() => false);
  hub.env.localModelPath = new URL(models).pathname;
  hub.env.allowLocalModels = isHere;
  hub.env.allowRemoteModels = !isHere;
  return { name, isHere, folder };
}

/** A model that could not be fetched, in words that say where it was looked for. */
function unreachable({ name, isHere, folder }: Place, error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (isHere ? !/locate file|not found locally|404/i.test(message) : !/fetch|network|locate file|access|40[134]/i.test(message))
    return error;
  const hub = isHere ? '' : ` There is no ${folder}config.json, and the hub gave none either.`;
  return new EngineError('missing', `The model ${JSON.stringify(name)} could not be loaded: ${message.replace(/[. ]+$/, '')}.${hub}`);
}

/** What runs here. */
export async function hubAbout(): Promise<Result> {
  const [hub, { providers, threads }] = [await loadHub(), await loadRuntime()];
  return { head: { version: hub.env.version, devices: providers, threads } };
}

/** Lets an object go, and frees what it holds of the engine's memory. */
export async function hubFree({ object }: { object: number }): Promise<Result> {
  const found = objects.take(object) as { dispose?: () => unknown } | undefined;
  await found?.dispose?.();
  return { head: null };
}
