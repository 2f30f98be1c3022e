/** The engine worker's module file: takes questions one after the other, and answers each. */
import { faultOf } from './faults.js';
import { readPicture, writePicture } from './pictures.js';
import { close, open, run, type Tell } from './sessions.js';
import type { Ask, FromEngine, ToEngine } from './wire.js';

type Result = { head: unknown; buffers?: ArrayBuffer[] };
type Operation = (head: any, buffers: ArrayBuffer[], tell: Tell) => Promise<Result>;

const OPERATIONS: Record<string, Operation> = { open, run, close, read_picture: readPicture, write_picture: writePicture };

const dropped = new Set<number>();
const queued = new Set<number>();
let turn: Promise<void> = Promise.resolve();

const post = (message: FromEngine, transfer: ArrayBuffer[] = []): void =>
  (self as unknown as { postMessage(message: FromEngine, transfer: ArrayBuffer[]): void }).postMessage(message, transfer);

async function answer({ id, op, head, buffers }: Ask): Promise<void> {
  queued.delete(id);
  if (dropped.delete(id)) return;
  try {
    const tell: Tell = (told) => post({ id, told: JSON.stringify(told) });
    const result = await OPERATIONS[op]!(JSON.parse(head), buffers, tell);
    const own = result.buffers ?? [];
    post({ id, head: JSON.stringify(result.head), buffers: own }, own);
  } catch (error) {
    post({ id, ...faultOf(error) });
  }
}

self.onmessage = ({ data }: MessageEvent<ToEngine>) => {
  if ('drop' in data) {
    if (queued.has(data.drop)) dropped.add(data.drop);
    return;
  }
  queued.add(data.id);
  turn = turn.then(() => answer(data));
};
