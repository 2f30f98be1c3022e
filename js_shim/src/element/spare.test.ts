import { expect, test, vi } from 'vitest';
import { WorkerRuntime } from '../bridge/runtime.js';
import { dropSpare, keepSpare } from './spare.js';

class FakeWorker {
  posted: { type: string; session: string; app: { entrypoint: string | null } }[] = [];
  ended = false;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  postMessage(message: never): void {
    this.posted.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
}

const APP = { files: {}, entrypoint: 'app.py', code: null, requirements: [] };
const PLACE = { base: '/r/', pyodide: '/p/', packages: '/p/', page: '/', session: 's', request: {}, interrupt: null };

function runtime() {
  const made: FakeWorker[] = [];
  const spawn = () => {
    made.push(new FakeWorker());
    return made.at(-1) as unknown as Worker;
  };
  return { made, spawn, runtime: new WorkerRuntime(PLACE, {}, { spawn }) };
}

test('the next worker is the spare one, booted without an app under another name, and then with it', () => {
  const { made, spawn, runtime: some } = runtime();
  some.boot(APP);
  keepSpare(some, spawn);
  keepSpare(some, spawn); // one is enough
  expect(made).toHaveLength(2);
  expect(made[1]!.posted.map(({ session, app }) => [session, app.entrypoint])).toEqual([['s-spare', null]]);
  some.boot(APP);
  expect(made).toHaveLength(2);
  expect(made[0]!.ended).toBe(true);
  expect(made[1]!.posted.at(-1)).toMatchObject({ type: 'boot', session: 's', app: { entrypoint: 'app.py' } });
  some.boot(APP);
  expect(made).toHaveLength(3);
});

test.each(['an error', 'a failed boot', 'the end of the app'])('after %s there is no spare, and the next worker is a new one', (why) => {
  const { made, spawn, runtime: some } = runtime();
  some.boot(APP);
  keepSpare(some, spawn);
  if (why === 'an error') made[1]!.onerror?.();
  else if (why === 'a failed boot') made[1]!.onmessage?.({ data: { type: 'failed_boot' } });
  else dropSpare(some);
  expect(made[1]!.ended).toBe(true);
  some.boot(APP);
  expect(made).toHaveLength(3);
  expect(made[2]!.ended).toBe(false);
});

test('a small machine keeps none', () => {
  const { made, spawn, runtime: some } = runtime();
  vi.stubGlobal('navigator', { deviceMemory: 2 });
  keepSpare(some, spawn);
  vi.unstubAllGlobals();
  expect(made).toHaveLength(0);
});
