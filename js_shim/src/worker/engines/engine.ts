/** The engine worker's module file: takes questions one after the other, and answers each. */
import { faultOf } from './faults.js';
import { hubAbout, hubDo, hubFree } from './hub.js';
import { readPicture, writePicture } from './pictures.js';
import { close, open, run, type Tell } from './sessions.js';
import type { Ask, FromEngine, ToEngine } from './wire.js';

type Result = { head: unknown; buffers?: ArrayBuffer[] };
type Operation = (head: any, buffers: ArrayBuffer[], tell: Tell, signal: AbortSignal) => Promise<Result>;

const OPERATIONS: Record<string, Operation> = {
  open,
  run,
  close,
  read_picture: readPicture,
  write_picture: writePicture,
  hub_do: hubDo,
  hub_about: hubAbout,
  hub_free: hubFree,
};

const dropped = new Set<number>();
const queued = new Set<number>();
let running: { id: number; ending: AbortController } | undefined;
let turn: Promise<void> = Promise.resolve();

const post = (message: FromEngine, transfer: ArrayBuffer[] = []): void =>
  (self as unknown as { postMessage(message: FromEngine, transfer: ArrayBuffer[]): void }).postMessage(message, transfer);

async function answer({ id, op, head, buffers }: Ask): Promise<void> {
  queued.delete(id);
  if (dropped.delete(id)) return;
  const ending = new AbortController();
  running = { id, ending };
  try {
    const tell: Tell = (told) => post({ id, told: JSON.stringify(told) });
    const result = await OPERATIONS[op]!(JSON.parse(head), buffers, tell, ending.signal);
    const own = result.buffers ?? [];
    post({ id, head: JSON.stringify(result.head), buffers: own }, own);
  } catch (error) {
    post({ id, ...faultOf(error) });
  }
}

self.onmessage = ({ data }: MessageEvent<ToEngine>) => {
  if ('drop' in data) {
    if (queued.has(data.drop)) dropped.add(data.drop);
    else if (running?.id === data.drop) running.ending.abort();
    return;
  }
  queued.add(data.id);
  turn = turn.then(() => answer(data));
};
