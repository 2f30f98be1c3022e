/**
 * Fetches what the runtime is made of, and counts its bytes for the progress bar.
 *
 * Every download of the boot goes through here, so that each failure names its URL and says what to do.
 */
import { FailureError, makeFailure } from '../protocol/failure.js';
import type { Failure } from '../protocol/host.js';
import { joined } from '../protocol/joined.js';

type Words = typeof import('./words.js');

/** Decoded size of Pyodide 314.0.7's WebAssembly: a compressed transfer hides its length, and a bar needs one from the start. */
export const WASM_BYTES = 9_598_218;

/** Called with the bytes so far of all downloads, and how many they will be as far as is known. */
export type ByteReport = (loaded: number, total: number) => void;

type Entry = { loaded: number; total: number };

export class Downloads {
  private entries: Entry[] = [];
  private report: ByteReport;
  private runtime: string;
  private fetch: typeof fetch;

  /**
   * @param runtime where the runtime's files begin; advice differs for these and for the app's own.
   * @param fetcher the fetch of now: while Pyodide starts the global one is another (`pyodide_private.ts`).
   */
  constructor(report: ByteReport, runtime: string, fetcher: typeof fetch = fetch.bind(globalThis)) {
    this.report = report;
    this.runtime = runtime;
    this.fetch = fetcher;
  }

  /** @throws {FailureError} naming the URL, if it cannot be had. */
  async bytes(url: string, options: RequestInit = {}): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.expect(url);
    const response = await this.open(url, options);
    return this.guard(url, this.read(response, entry));
  }

  async json<T>(url: string): Promise<T> {
    const text = new TextDecoder().decode(await this.bytes(url));
    try {
      return JSON.parse(text) as T;
    } catch (error) {
      throw await trouble(({ damaged }) => damaged(url, String(error)), url);
    }
  }

  /**
   * The compiled module. Compiles while downloading when the server names the right type (the browser then keeps the
   * compiled code beside its cache entry), else from the bytes.
   */
  async wasm(url: string): Promise<WebAssembly.Module> {
    const entry = this.expect(url);
    const response = await this.open(url, {});
    const streams = (response.headers.get('content-type') ?? '').startsWith('application/wasm');
    try {
      if (!streams) return await WebAssembly.compile(await this.read(response, entry));
      const counted = response.clone();
      const [module] = await Promise.all([WebAssembly.compileStreaming(response), this.count(counted, entry)]);
      return module;
    } catch (error) {
      throw error instanceof FailureError ? error : await trouble(({ notCompiled }) => notCompiled(url, error), url);
    }
  }

  private expect(url: string): Entry {
    const entry = { loaded: 0, total: url.endsWith('asm.wasm') ? WASM_BYTES : 0 };
    this.entries.push(entry);
    return entry;
  }

  private async open(url: string, options: RequestInit): Promise<Response> {
    const ours = url.startsWith(this.runtime);
    let response: Response;
    try {
      response = await this.fetch(url, options);
    } catch (error) {
      throw await trouble(({ notFetched }) => notFetched(url, error, options.integrity ? this.fetch : undefined, ours), url);
    }
    if (!response.ok) throw await trouble(({ refused }) => refused(url, response.status, ours), url);
    return response;
  }

  private async guard<T>(url: string, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw await trouble(({ unreachable }) => unreachable(url, error), url);
    }
  }

  private async read(response: Response, entry: Entry): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array[] = [];
    await this.count(response, entry, (chunk) => chunks.push(chunk));
    return joined(chunks);
  }

  private async count(response: Response, entry: Entry, keep: (chunk: Uint8Array) => void = () => {}): Promise<void> {
    entry.total = Math.max(entry.total, plainLength(response));
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done || value === undefined) break;
      keep(value);
      entry.loaded += value.length;
      this.tell();
    }
    entry.total = entry.loaded;
    this.tell();
  }

  private tell(): void {
    let loaded = 0;
    let total = 0;
    for (const entry of this.entries) {
      loaded += entry.loaded;
      total += Math.max(entry.total, entry.loaded);
    }
    this.report(loaded, total);
  }
}

/** The body's length, or 0 when the header is absent or counts compressed bytes. */
function plainLength(response: Response): number {
  if (response.headers.get('content-encoding') !== null) return 0;
  return Number(response.headers.get('content-length') ?? 0) || 0;
}

export function fileName(url: string): string {
  return new URL(url, 'http://localhost/').pathname.split('/').at(-1) ?? url;
}

/** A failure in the words of a chunk of its own; in fewer if that can't be had either. */
export async function trouble(tell: (words: Words) => Failure | Promise<Failure>, url: string): Promise<FailureError> {
  try {
    return new FailureError(await tell(await import('./words.js')));
  } catch {
    return new FailureError(makeFailure('download', `The file ${fileName(url)} could not be loaded.`, { message: url }));
  }
}
