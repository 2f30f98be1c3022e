/**
 * The page's end of the protocol: requests out as packets, replies in by call. It knows nothing of Pyodide or the DOM.
 *
 *     closed ──open(send)──▶ open ──fail(failure), reset()──▶ closed
 *
 * Closed, it keeps requests; opening sends them once, in order. Callbacks, not promises or generators: between a click
 * and its message, and between a reply and its handler, there is no turn of the event loop.
 */
import type { Failure } from '../protocol/host.js';
import type { Ask, Call, Failed, Json, Log, Reply, Request } from '../protocol/messages.js';
import { decode, encode, type Packet } from './packet.js';

/** Puts one packet on the wire: `worker.postMessage`, a socket, a test's list. */
export type Send = (packet: Packet) => void;
/** A call's replies: Update and Progress any number of times, then one Done or Failed; a question's: one Answer or Failed. */
export type ReplyHandler = (reply: Exclude<Reply, Log>) => void;
/** Takes what a packet brought, and `route`s each reply to its call: now, or later in the same order. */
export type Deliver = (replies: Reply[], route: (reply: Reply) => void) => void;

export type CallOptions = { event?: Json; trigger?: number | null };

export class Client {
  readonly session: string;
  /** Gets every toast that Python raises. */
  onLog: (log: Log) => void = () => {};
  /** Hears of each call that the runtime was told to end, and of the newest call that was sent before that. */
  onCancel: (id: number, newest: number) => void = () => {};
  /** Decides when replies are applied; at once unless replaced. */
  deliver: Deliver = (replies, route) => replies.forEach(route);
  /** The replies in a packet. */
  decode = decode;
  private send: Send | null = null;
  /** What Python gets once it is up, in order. */
  waiting: Request[] = [];
  /** Calls and questions that are on their way, in order. */
  readonly pending = new Map<number, { onReply: ReplyHandler; request: Call | Ask }>();
  private openers = new Set<() => void>();
  /** The newest call's id. */
  lastId = 0;

  /** @param session the session's name, chosen by the page and told to the runtime at boot. */
  constructor(session: string) {
    this.session = session;
  }

  /** Whether the runtime takes requests now. */
  get isOpen(): boolean {
    return this.send !== null;
  }

  /** Runs dependency `dep`; returns the call's id. */
  call(dep: number, inputs: Json[], onReply: ReplyHandler, { event = null, trigger = null }: CallOptions = {}): number {
    return this.begin({ type: 'call', id: ++this.lastId, dep, session: this.session, inputs, event, trigger }, onReply);
  }

  /** Asks a component for something beside all events; returns the id. @param onReply gets an Answer or a Failed. */
  ask(uid: number, name: string, args: Json[], onReply: ReplyHandler): number {
    return this.begin({ type: 'ask', id: ++this.lastId, uid, session: this.session, name, args }, onReply);
  }

  /** Ends a call or a question: the runtime is told, and whatever it still replies is dropped. Unknown ids are ignored. */
  cancel(id: number): void {
    if (!this.pending.delete(id)) return;
    const unsent = this.waiting.findIndex((request) => 'id' in request && request.id === id);
    if (unsent >= 0) this.waiting.splice(unsent, 1);
    else {
      this.post({ type: 'cancel', id });
      this.onCancel(id, this.lastId);
    }
  }

  /** Feeds a packet that the runtime sent. */
  receive(packet: Packet): void {
    this.deliver(this.decode(packet), this.route);
  }

  /** The runtime is up: runs the `whenOpen` callbacks, then sends what waited. */
  open(send: Send): void {
    const waiting = this.waiting;
    this.waiting = [];
    this.send = send;
    for (const opener of this.openers) opener();
    if (waiting.length > 0) send(encode(waiting));
  }

  /** Calls back at every `open`, and now if it is open. Returns the function that stops that. */
  whenOpen(callback: () => void): () => void {
    this.openers.add(callback);
    if (this.isOpen) callback();
    return () => this.openers.delete(callback);
  }

  /**
   * The runtime is gone: every call that it had ends as failed; new ones wait for the next `open`.
   *
   * @param after calls with a higher id hadn't begun, and wait as well.
   */
  fail(failure: Failure, after = Number.POSITIVE_INFINITY): void {
    this.send = null;
    const unsent = new Set(this.waiting.map((request) => ('id' in request ? request.id : -1)));
    for (const [id, { onReply, request }] of [...this.pending]) {
      if (unsent.has(id)) continue;
      if (id > after) {
        this.waiting.push(request);
        continue;
      }
      this.pending.delete(id);
      onReply(lost(id, failure));
    }
  }

  /** Closes, and forgets every call without a word to the runtime: its app has been replaced, or it is about to be. */
  reset(): void {
    this.send = null;
    this.pending.clear();
    this.waiting = [];
  }

  /** Tells the runtime that the page shows something else: what `gr.Request` says from now on. */
  visit(request: Record<string, Json>): void {
    this.post({ type: 'open', session: this.session, request });
  }

  /** Tells the runtime that this page goes, so that its unload functions run. */
  close(): void {
    if (this.send) this.post({ type: 'close', session: this.session });
    this.reset();
  }

  private begin(request: Call | Ask, onReply: ReplyHandler): number {
    this.pending.set(request.id, { onReply, request });
    this.post(request);
    return request.id;
  }

  private post(request: Request): void {
    if (this.send) this.send(encode([request]));
    else this.waiting.push(request);
  }

  private route = (reply: Reply): void => {
    if (reply.type === 'log') {
      if (reply.id === null || this.pending.has(reply.id)) this.onLog(reply);
      return;
    }
    const pending = this.pending.get(reply.id);
    if (!pending) return;
    if (reply.type === 'done' || reply.type === 'failed' || reply.type === 'answer') this.pending.delete(reply.id);
    pending.onReply(reply);
  };
}

/** What a call gets whose runtime died. The failure's own panel speaks to the user; a toast per call would repeat it. */
export function lost(id: number, failure: Failure): Failed {
  const message = failure.message || failure.title;
  return {
    type: 'failed',
    id,
    code: 'worker',
    message,
    title: failure.title,
    duration: null,
    visible: false,
    block: null,
    traceback: failure.traceback ?? '',
    messages: {},
  };
}
