/**
 * The engine worker as Python's worker sees it. It is started by the first question, and again after it died.
 *
 *     none ── ask ──> running ── died ──> none (every open question is answered by a fault)
 */
import { startWorker } from '../../protocol/spawn.js';
import engineFile from './engine.ts?worker&url';
import type { FaultKind, FromEngine, ToEngine } from './wire.js';

/** As Python gets it: either `fault` is "" and the rest counts, or `head` says what went wrong. */
export type Reply = { fault: FaultKind | ''; head: string; buffers: ArrayBuffer[] };

type Waiting = { resolve: (reply: Reply) => void; listen: ((told: string) => void) | undefined };

export class Engine {
  /** Counts starts: sessions of an earlier engine are gone. */
  generation = 0;
  private worker: Worker | undefined;
  private waiting = new Map<number, Waiting>();
  private start: (url: string) => Worker;

  constructor(start = (url: string) => startWorker(url, 'lite-engine')) {
    this.start = start;
  }

  /** Never rejects. `buffers` are views of which each has its buffer to itself; they are transferred. */
  ask(id: number, op: string, head: string, buffers: Uint8Array[], listen?: (told: string) => void): Promise<Reply> {
    return new Promise((resolve) => {
      this.waiting.set(id, { resolve, listen });
      const owned = buffers.map((bytes) => bytes.buffer as ArrayBuffer);
      try {
        this.post({ id, op, head, buffers: owned }, owned);
      } catch (error) {
        this.end(id, { fault: 'gone', head: String(error), buffers: [] });
      }
    });
  }

  /** Forgets a question; its answer, if it is on its way, is let fall. */
  drop(id: number): void {
    if (this.waiting.delete(id)) this.worker?.postMessage({ drop: id } satisfies ToEngine);
  }

  private post(message: ToEngine, transfer: ArrayBuffer[]): void {
    if (this.worker === undefined) {
      this.worker = this.start(new URL(engineFile, import.meta.url).href);
      this.generation++;
      this.worker.onmessage = ({ data }: MessageEvent<FromEngine>) => this.receive(data);
      this.worker.onerror = (event) => this.died(event.message || 'its file could not be loaded');
    }
    this.worker.postMessage(message, transfer);
  }

  private receive(message: FromEngine): void {
    if ('told' in message) this.waiting.get(message.id)?.listen?.(message.told);
    else if ('fault' in message) {
      this.end(message.id, { fault: message.fault, head: message.message, buffers: [] });
      if (message.fault === 'gone') this.died(message.message);
    } else this.end(message.id, { fault: '', head: message.head, buffers: message.buffers });
  }

  private end(id: number, reply: Reply): void {
    this.waiting.get(id)?.resolve(reply);
    this.waiting.delete(id);
  }

  private died(why: string): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const id of [...this.waiting.keys()]) this.end(id, { fault: 'gone', head: why, buffers: [] });
  }
}

/** The engine of this worker. */
export const engine = new Engine();
