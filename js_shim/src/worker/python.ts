/** Python as the worker sees it: the three entry points of `lite.transports.worker`, fetched once. */
import type { PyodideAPI } from 'pyodide';
import type { Failure } from '../protocol/host.js';

/** A packet on the port: text, or text with the bytes its leaves stand for. */
export type Packet = string | { text: string; mark: string; buffers: Uint8Array[] };
export type StartOptions = { home: string; entrypoint: string; session: string; request: unknown };
/** `wants`: modules that components hand values over with, and that are not here. */
export type StartAnswer = { ok: true; config: unknown; wants?: string[] } | { ok: false; failure: Failure };

type Proxy = { destroy(): void; toJs(options?: object): unknown };
type Callable = ((...args: unknown[]) => unknown) & { callPromising?: (...args: unknown[]) => Promise<unknown> };
export type Endpoint = { start: Callable; receive: Callable; resume: Callable; missing: Callable };

/** Gives the host its end of Python; what it is given sends a packet to the page. */
export type Connect = (post: (text: string, mark?: string | null, buffers?: Proxy | null) => void) => Endpoint;

/** Whether Python may suspend itself inside a call (JavaScript Promise Integration). */
export const hasJspi = 'Suspending' in WebAssembly;

export class Python {
  /**
   * Hands a packet's text to Python: gives the packet that answers it, or how many calls are left for
   * `resume`. What a handler raises is
   * Python's to answer; an exception here is a bug.
   */
  readonly answer: (text: string) => unknown;
  private endpoint: Endpoint;
  private pyodide: PyodideAPI;
  private post: (packet: Packet) => void;
  private toBytes: ((buffers: Uint8Array[]) => Proxy) | undefined;

  /**
   * @param wheel where the core wheel is in Python's file system; it is imported from as it is.
   * @param restored whether Python knows the wheel: it came from a snapshot.
   * @param connect in place of that of `lite.transports.worker`.
   */
  constructor(pyodide: PyodideAPI, wheel: string, post: (packet: Packet) => void, restored = false, connect?: Connect) {
    this.pyodide = pyodide;
    this.post = post;
    if (!restored) pyodide.pyimport('sys').path.append(wheel);
    connect ??= pyodide.pyimport('lite.transports.worker').connect as Connect;
    const endpoint = connect((text, mark, buffers) => {
      if (mark == null || buffers == null) post(text);
      else post({ text, mark, buffers: take(buffers) });
    });
    // Attribute look-ups on a proxy cost a crossing each: once is enough.
    const { start, receive, resume, missing } = endpoint;
    this.endpoint = { start, receive, resume, missing };
    this.answer = receive;
  }

  /** Runs the app's entry file and answers how it went; never throws for the app's own faults. */
  async start(options: StartOptions): Promise<StartAnswer> {
    return JSON.parse(String(await this.endpoint.start(JSON.stringify(options)))) as StartAnswer;
  }

  /** Top-level modules that `sources` import and Python cannot find. */
  missing(sources: string[]): string[] {
    return JSON.parse(String(this.endpoint.missing(JSON.stringify(sources)))) as string[];
  }

  /**
   * Lets Python go on with what may wait. A call that can be suspended costs as much as a small function: only what may wait is
   * entered by one (lite/runtime/waiting.py).
   */
  resume(left: number): Promise<unknown> | undefined {
    const { resume } = this.endpoint;
    const promises: Promise<unknown>[] = [];
    // One entry for each: a function that sleeps suspends its own.
    for (; left > 0; left--) {
      if (hasJspi && resume.callPromising) promises.push(resume.callPromising());
      else resume();
    }
    return promises.length > 0 ? Promise.all(promises) : undefined;
  }

  /** Hands a packet with bytes to Python. */
  receive(packet: Exclude<Packet, string>): Promise<unknown> | undefined {
    const answer = this.receiveBytes(packet);
    if (typeof answer === 'string') this.post(answer);
    return typeof answer === 'number' ? this.resume(answer) : undefined;
  }

  private receiveBytes({ text, mark, buffers }: Exclude<Packet, string>): unknown {
    this.toBytes ??= this.pyodide.runPython('lambda buffers: [each.to_bytes() for each in buffers]') as (buffers: Uint8Array[]) => Proxy;
    const bytes = this.toBytes(buffers);
    try {
      return this.endpoint.receive(text, mark, bytes);
    } finally {
      bytes.destroy();
    }
  }
}

function take(buffers: Proxy): Uint8Array[] {
  return (buffers.toJs() as Uint8Array[]).map((bytes) => (bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)));
}
