import { expect, test } from 'vitest';
import type { Boot } from '../protocol/host.js';
import { PoolWorker } from './pool.js';

const BOOT = {
  type: 'boot',
  base: 'https://page.example/',
  session: 's',
  interrupt: {} as SharedArrayBuffer,
  app: { files: {}, entrypoint: 'old.py', code: null, requirements: ['six'] },
} as unknown as Boot;

/** A pool's worker whose port is here, and what its Python's worker hears of it. */
function hired() {
  const posted: any[] = [];
  const said: unknown[] = [];
  const worker = {
    postMessage: (message: unknown) => posted.push(message),
    terminate: () => posted.push('terminated'),
  } as unknown as Worker;
  const pool = new PoolWorker(
    { worker: 'https://page.example/worker.js', boot: () => BOOT },
    { 'app.py': new Uint8Array([1]) },
    'app.py',
    (message) => said.push(message),
    (why) => said.push(why),
    (stream, text) => said.push([stream, text]),
    () => worker,
  );
  return { pool, posted, said, worker, tell: (data: unknown) => worker.onmessage?.({ data } as MessageEvent) };
}

test('a worker runs the app as it is now, with a life and a memory of its own', () => {
  const [boot] = hired().posted;
  expect(boot.app).toEqual({ files: { 'app.py': new Uint8Array([1]) }, entrypoint: 'app.py', code: null, requirements: ['six'] });
  expect(boot.interrupt).toBeNull();
  expect(boot.session).toMatch(/^s-pool-\d+$/);
});

test('jobs wait until the app has run, and what it printed by then is not printed twice', () => {
  const { pool, posted, said, tell } = hired();
  pool.give(new Uint8Array([1]));
  tell({ type: 'console', stream: 'stdout', text: 'starts' });
  expect(posted).toHaveLength(1);
  tell({ type: 'ready' });
  pool.give(new Uint8Array([2]));
  expect(posted.slice(1).map(({ type, id }) => [type, id])).toEqual([
    ['job', 1],
    ['job', 2],
  ]);
  tell({ type: 'console', stream: 'stdout', text: 'works' });
  tell({ type: 'job_said', bytes: new Uint8Array([3]) });
  expect(said).toEqual([['stdout', 'works'], new Uint8Array([3])]);
});

test('whoever has given a job hears of a start that failed, of a job that could not begin and of a file that is missing', () => {
  const { said, tell, worker } = hired();
  tell({ type: 'failed_boot', failure: { title: 'No app.', message: 'why' } });
  tell({ type: 'result_error', failure: { message: 'no such job' } });
  worker.onerror?.({ message: '' } as ErrorEvent);
  expect(said).toEqual(['No app. why', 'no such job', 'its file could not be loaded']);
});

test('an ended worker is heard no more', () => {
  const { pool, posted, said, tell } = hired();
  pool.end();
  tell({ type: 'job_said', bytes: new Uint8Array() });
  expect(posted.at(-1)).toBe('terminated');
  expect(said).toEqual([]);
});
