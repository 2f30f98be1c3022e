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
