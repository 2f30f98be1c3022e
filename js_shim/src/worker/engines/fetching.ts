/** Models by URL: fetched by the engine worker itself, so that their bytes never pass through Python. */
import { joined } from '../../protocol/joined.js';
import type { Tell } from './sessions.js';
import { EngineError } from './wire.js';

/** What is told while a model comes: bytes so far, and in all where the server says so. */
export type Loading = { loading: string; loaded: number; total: number | null };

/** The bytes at `url`. @throws {EngineError} */
export async function fetchModel(url: string, tell: Tell): Promise<Uint8Array> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new EngineError('missing', `${url} could not be fetched (${String(error)}).`);
  });
  if (!response.ok) throw new EngineError('missing', `${url} could not be fetched (${response.status} ${response.statusText}).`);
  const length = Number(response.headers.get('content-length'));
  // A compressed answer is longer than it says.
  const total = length > 0 && response.headers.get('content-encoding') === null ? length : null;
  const pieces: Uint8Array[] = [];
  let loaded = 0;
  const reader = response.body!.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    pieces.push(step.value);
    loaded += step.value.length;
    tell({ loading: url, loaded, total } satisfies Loading);
  }
  return joined(pieces);
}

/** What is read whole before it is passed on: where it is small, nobody waits for its progress. */
const SMALL = 1 << 20;

/**
 * `fetch` whose answers say how long they are when unpacked. transformers.js takes Content-Length for that, which a compressed answer has of
 * what was sent, and reads what is missing from it as zeros. Other origins hide whether they compress, so every small answer is measured.
 */
export async function fetchMeasured(...given: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...given);
  const sent = Number(response.headers.get('content-length'));
  const whole = sent > 0 && (sent <= SMALL || response.headers.has('content-encoding'));
  if (response.status !== 200 || !response.body || !whole) return response;
  const bytes = await response.arrayBuffer();
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.set('content-length', String(bytes.byteLength));
  return new Response(bytes, { headers });
}
