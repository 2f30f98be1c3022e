/**
 * Values of transformers.js between their JavaScript form and a head with buffers.
 *
 * JSON stands for itself. What JSON has not is an object with a `$` that says what it is; a tensor's, picture's or array's elements are
 * the next of the buffers.
 *
 * | `$` | other members | in JavaScript |
 * |---|---|---|
 * | `tensor` | `type`, `dims`, of strings `data` | `Tensor` |
 * | `image` | `width`, `height`, `channels` | `RawImage` |
 * | `array` | `type` | a typed array |
 * | `number` | `text` | NaN, an infinity, or an integer beyond 2^53 |
 * | `entries` | `entries` | an object with a `$` of its own |
 * | `object` | `object`, `kind`, `about` | anything else: it stays here, and Python has its number |
 * | `told` | `name` | to here only: a function that tells Python its arguments |
 * | `streamer` | `name`, `pipeline`, `options` | to here only: a `TextStreamer` that tells Python each text |
 */
import type * as Transformers from '@huggingface/transformers';
import type { Tell } from './sessions.js';
import { EngineError } from './wire.js';

export type Wire = null | boolean | number | string | Wire[] | { [key: string]: Wire };
type Marked = { $: string; [key: string]: Wire };

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  float16: Uint16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
} as const;
type Name = keyof typeof ARRAYS;

/** What stays in this worker, by number. */
export class Objects {
  private objects = new Map<number, unknown>();
  private last = 0;

  add(object: unknown): number {
    this.last++;
    this.objects.set(this.last, object);
    return this.last;
  }

  /** @throws {EngineError} if it is gone. */
  get(number: number): unknown {
    if (this.objects.has(number)) return this.objects.get(number);
    throw new EngineError('missing', 'This model is closed, or its engine was started anew; make it again.');
  }

  take(number: number): unknown {
    const object = this.objects.get(number);
    this.objects.delete(number);
    return object;
  }
}

type Given = { hub: typeof Transformers; objects: Objects; buffers: ArrayBuffer[]; tell: Tell };

/** What Python gave; buffers are taken from the front of `given.buffers`. */
export function fromWire(wire: Wire, given: Given): unknown {
  if (Array.isArray(wire)) return wire.map((each) => fromWire(each, given));
  if (typeof wire !== 'object' || wire === null) return wire;
  if ('$' in wire) return unmarked(wire as Marked, given);
  return Object.fromEntries(Object.entries(wire).map(([key, value]) => [key, fromWire(value, given)]));
}

function unmarked(wire: Marked, given: Given): unknown {
  const { hub, objects, tell } = given;
  switch (wire.$) {
    case 'tensor': {
      const data = wire['data'] ?? elements(wire, given);
      return new hub.Tensor(wire['type'] as 'float32', data as Float32Array, wire['dims'] as number[]);
    }
    case 'image':
      return new hub.RawImage(
        new Uint8ClampedArray((elements(wire, given) as Uint8Array).buffer),
        wire['width'] as number,
        wire['height'] as number,
        wire['channels'] as 3,
      );
    case 'array':
      return elements(wire, given);
    case 'number':
      return /^-?\d+$/.test(String(wire['text'])) ? BigInt(String(wire['text'])) : Number(wire['text']);
    case 'entries':
      return Object.fromEntries((wire['entries'] as [string, Wire][]).map(([key, value]) => [key, fromWire(value, given)]));
    case 'object':
      return objects.get(wire['object'] as number);
    case 'told':
      return (...args: unknown[]) => tell({ name: wire['name'], args: args.map(plain) });
    case 'streamer': {
      const pipeline = objects.get(wire['pipeline'] as number) as { tokenizer: Transformers.PreTrainedTokenizer };
      return new hub.TextStreamer(pipeline.tokenizer, {
        ...(wire['options'] as object),
        callback_function: (text: string) => tell({ name: wire['name'], args: [text] }),
      });
    }
    default:
      throw new EngineError('argument', `A value of kind ${JSON.stringify(wire.$)} can't be given.`);
  }
}

function elements(wire: Marked, { buffers }: Given): unknown {
  const type = (wire['type'] ?? 'uint8') as Name;
  const buffer = buffers.shift();
  if (buffer === undefined || !(type in ARRAYS)) throw new EngineError('argument', `An array of type ${type} can't be given.`);
  return new ARRAYS[type](buffer);
}

/** What is told on the way, as JSON: numbers and texts of progress. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? Number(each) : each)) ?? 'null');

/** `value` as Python gets it; buffers are put at the end of `out.buffers`. */
export async function toWire(value: unknown, out: { objects: Objects; buffers: ArrayBuffer[] }): Promise<Wire> {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : marked('number', { text: String(value) });
  if (typeof value === 'number') return Number.isFinite(value) ? value : marked('number', { text: String(value) });
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return each(value, (item) => toWire(item, out));
  if (typeof value === 'object') {
    if (ArrayBuffer.isView(value)) return typedArray(value as Uint8Array, out.buffers);
    if (isTensor(value)) return tensor(value, out.buffers);
    if (isImage(value)) return image(value, out.buffers);
    if (isPlain(value)) {
      const entries = await each(Object.entries(value), async ([key, item]): Promise<[string, Wire]> => [key, await toWire(item, out)]);
      return '$' in value ? marked('entries', { entries }) : Object.fromEntries(entries);
    }
  }
  return object(value, out.objects);
}

async function each<A, B>(items: readonly A[], make: (item: A) => Promise<B>): Promise<B[]> {
  const made: B[] = [];
  for (const item of items) made.push(await make(item)); // one after the other: buffers keep their order
  return made;
}

const marked = ($: string, members: Record<string, Wire>): Wire => ({ $, ...members });

/** Bytes that are only this array's, so that they can be transferred. */
function owned(array: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = array;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? buffer.slice(0) : (array.slice().buffer as ArrayBuffer);
}

function typedArray(array: Uint8Array, buffers: ArrayBuffer[]): Wire {
  const type = Object.entries(ARRAYS).find(([, kind]) => array instanceof kind)?.[0] ?? 'uint8';
  buffers.push(owned(array));
  return marked('array', { type });
}

type TensorLike = { type: string; dims: number[]; data: unknown };
const isTensor = (value: object): value is TensorLike =>
  'dims' in value && 'type' in value && 'data' in value && Array.isArray(value.dims) && typeof value.type === 'string';

function tensor(value: TensorLike, buffers: ArrayBuffer[]): Wire {
  const head = { type: value.type, dims: [...value.dims] };
  if (value.type === 'string') return marked('tensor', { ...head, data: [...(value.data as string[])] });
  buffers.push(owned(value.data as Uint8Array));
  return marked('tensor', head);
}

type ImageLike = { width: number; height: number; channels: number; data: Uint8Array };
const isImage = (value: object): value is ImageLike => 'channels' in value && 'width' in value && 'height' in value && 'data' in value;

function image({ width, height, channels, data }: ImageLike, buffers: ArrayBuffer[]): Wire {
  buffers.push(owned(data));
  return marked('image', { width, height, channels });
}

/** Whether all there is to an object is its members: it is none of a class, or of one without methods, as a model's output. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  for (let at = prototype; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    if (Object.getOwnPropertyNames(at).some((name) => name !== 'constructor')) return false;
  }
  return true;
}

/** Members that Python is told of an object that stays here, because it can't ask without waiting. */
function object(value: unknown, objects: Objects): Wire {
  const about: Record<string, Wire> = {};
  for (const [key, member] of Object.entries(value as object)) {
    if (!key.startsWith('_') && (member === null || ['string', 'number', 'boolean'].includes(typeof member))) about[key] = member;
  }
  return marked('object', { object: objects.add(value), callable: typeof value === 'function', about });
}
