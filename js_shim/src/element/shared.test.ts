import { expect, test, vi } from 'vitest';
import { join, type Sharer } from './shared.js';

vi.mock('../bridge/spawn.js', () => ({ spawnWorker: () => new FakeWorker() }));

class FakeWorker {
  said: unknown[] = [];
  moved: unknown[] = [];
  ended = false;
  onmessage: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  postMessage(message: unknown, moved: unknown[]) {
    this.said.push(message);
    this.moved.push(...moved);
  }
  terminate() {
    this.ended = true;
  }
}

let pages = 0;

/** Apps of one page, and the workers that were started for them. */
function page() {
  pages += 1;
  const base = `/r${pages}/`;
  const workers: FakeWorker[] = [];
  const spawn = () => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  };
  const app = ({ interrupt = null, packages = '/p/' }: { interrupt?: SharedArrayBuffer | null; packages?: string } = {}) => {
    const place = { base, pyodide: '/p/', packages, page: '/', session: 's', request: {}, interrupt };
    const restarts: string[] = [];
    const pending = new Map<number, unknown>();
    const sharer: Sharer & { sharing?: NonNullable<Sharer['sharing']> } = {
      runtime: { place },
      client: { pending },
      withRescue: (act) => act({ restart: (why) => restarts.push(why) }),
    };
    const port = { postMessage: vi.fn(), close: vi.fn(), onmessage: null, onerror: null as Worker['onerror'] };
    const leave = join(sharer, port, {} as MessagePort, spawn);
    return { sharer, place, port, leave, restarts, pending };
  };
  return { workers, app, spawn };
}

test('apps of a page join one worker, each by a number of its own', () => {
  const { workers, app } = page();
  const apps = [app(), app()];
  expect(workers).toHaveLength(1);
  expect(workers[0]!.said).toEqual([
    { type: 'join', app: 1, interrupt: null },
    { type: 'join', app: 2, interrupt: null },
  ]);
  expect(apps.map(({ sharer }) => sharer.sharing?.app)).toEqual([1, 2]);
  expect(workers[0]!.moved).toHaveLength(2);
});

test('what comes from another place has another worker', () => {
  const { workers, app } = page();
  app();
  app({ packages: '/elsewhere/' });
  expect(workers).toHaveLength(2);
});

test('all use the shared memory of the first', () => {
  const { app } = page();
  const [first, second] = [new SharedArrayBuffer(12), new SharedArrayBuffer(12)];
  const apps = [app({ interrupt: first }), app({ interrupt: second })];
  expect(apps.map(({ place }) => place.interrupt)).toEqual([first, first]);
  expect(apps[1]!.place.interrupt).toBe(first);
});

test('the last one that leaves ends the worker, and the next starts another', () => {
  const { workers, app } = page();
  const [one, two] = [app(), app()];
  one.leave();
  expect(one.port.postMessage).toHaveBeenCalledWith({ type: 'leave' });
  expect(workers[0]!.ended).toBe(false);
  two.leave();
  expect(workers[0]!.ended).toBe(true);
  app();
  expect(workers).toHaveLength(2);
});

test('whoever has to end the worker lets the others start again, once', () => {
  const { workers, app } = page();
  const [one, two, three] = [app(), app(), app()];
  one.sharer.sharing!.end();
  expect(workers[0]!.ended).toBe(true);
  expect([one.restarts, two.restarts.length, three.restarts.length]).toEqual([[], 1, 1]);
  two.sharer.sharing!.end();
  expect([one.restarts, three.restarts.length]).toEqual([[], 1]);
  one.leave();
});

test('an app that is in another worker by then is left alone', () => {
  const { workers, app, spawn } = page();
  const [one, two] = [app(), app()];
  let act = () => {};
  two.sharer.withRescue = (restart) => {
    act = () => restart({ restart: (why) => two.restarts.push(why) });
  };
  one.sharer.sharing!.end();
  join(two.sharer, two.port, {} as MessagePort, spawn);
  act();
  expect(two.restarts).toEqual([]);
  two.leave(); // from the worker that was ended: nothing
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});

test('an app knows how many events of the others are at work', () => {
  const { app } = page();
  const [one, two] = [app(), app()];
  one.pending.set(1, {});
  two.pending.set(1, {}).set(2, {});
  expect([one.sharer.sharing!.atWork(), two.sharer.sharing!.atWork()]).toEqual([2, 1]);
});

test('what goes wrong with the worker itself is told to all, and that there is none to who wanted it', () => {
  const { workers, app } = page();
  const apps = [app(), app()];
  const errors = apps.map(({ port }) => {
    port.onerror = vi.fn();
    return port.onerror;
  });
  workers[0]!.onerror!({ message: 'no script' });
  for (const error of errors) expect(error).toHaveBeenCalledOnce();
  const port = { postMessage: vi.fn(), close: vi.fn(), onmessage: null, onerror: vi.fn() };
  const { sharer } = app({ packages: '/blocked/' });
  sharer.runtime.place.packages = '/blocked/too/';
  join(sharer, port, {} as MessagePort, () => {
    throw new Error('blocked');
  });
  expect(port.onerror).toHaveBeenCalledOnce();
});
