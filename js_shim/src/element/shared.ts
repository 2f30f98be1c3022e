/**
 * Apps of a page that share one Python (`shared-worker`): the worker they share, from the first that joins to the last that leaves. Each
 * talks with its own part of the worker (`worker/shared.ts`) by a port, which its runtime takes for a worker of its own.
 *
 *     join ──▶ the worker of the app's place, started if there is none     leave ──▶ the last one ends it
 *     end  ──▶ the worker is ended, since nothing else stops what it does; all its apps start again in another
 */
import type { WorkerRuntime } from '../bridge/runtime.js';
import { spawnWorker } from '../bridge/spawn.js';
import type { JoinShared, LeaveShared } from '../protocol/host.js';

/** What an app that shares its Python has to do with the others. */
export type Sharing = {
  /** The app's number among those in the worker, from 1. */
  readonly app: number;
  /** Ends the worker, if it is still the app's, and lets the others start again. */
  end(): void;
  /** How many events of other apps the worker may be busy with. */
  atWork(): number;
};

/** An app that shares: a controller, whose inside this is. */
export type Sharer = {
  readonly runtime: Pick<WorkerRuntime, 'place'>;
  readonly client: { readonly pending: ReadonlyMap<number, unknown> };
  sharing?: Sharing;
  withRescue(act: (rescue: { restart(why: string): void }) => void): void;
};

/** The page's end of an app's port, to which its runtime has given a worker's handlers. */
type Port = Pick<MessagePort, 'postMessage' | 'close' | 'onmessage'> & { onerror?: Worker['onerror'] };

type Shared = {
  worker: Worker;
  members: Map<Sharer, Port>;
  count: number;
  /** The first app's: Python has one. */
  interrupt: SharedArrayBuffer | null;
};

const ENDED = 'Another app on this page, which shares its Python, had to be stopped.';

/** By where Python's files come from: what can't be shared has a worker of its own. */
const workers = new Map<string, Shared>();

/** Puts `app` in the worker that it shares. `port` is its own end of a channel, `far` the worker's. @returns lets it go. */
export function join(app: Sharer, port: Port, far: MessagePort, spawn: () => Worker = spawnWorker): () => void {
  const { place } = app.runtime;
  const key = [place.base, place.pyodide, place.packages].join(' ');
  let shared: Shared;
  try {
    shared = workers.get(key) ?? begin(key, place.interrupt, spawn);
  } catch (error) {
    port.onerror?.call(null as never, new ErrorEvent('error', { message: String(error) }));
    return () => {};
  }
  const { members } = shared;
  shared.count += 1;
  members.set(app, port);
  place.interrupt = shared.interrupt;
  shared.worker.postMessage({ type: 'join', app: shared.count, interrupt: shared.interrupt } satisfies JoinShared, [far]);
  app.sharing = {
    app: shared.count,
    end: () => {
      if (!members.has(app)) return;
      const others = [...members.keys()].filter((other) => other !== app);
      end(key, shared);
      for (const other of others) {
        const { sharing } = other;
        // It may have heard of the end by itself, and be in another worker already.
        other.withRescue((rescue) => other.sharing === sharing && rescue.restart(ENDED));
      }
    },
    atWork: () => [...members.keys()].reduce((sum, other) => sum + (other === app ? 0 : other.client.pending.size), 0),
  };
  return () => leave(key, shared, app, port);
}

function leave(key: string, shared: Shared, app: Sharer, port: Port): void {
  port.postMessage({ type: 'leave' } satisfies LeaveShared);
  port.close();
  if (shared.members.get(app) !== port) return;
  shared.members.delete(app);
  if (shared.members.size === 0) end(key, shared);
}

function begin(key: string, interrupt: SharedArrayBuffer | null, spawn: () => Worker): Shared {
  const shared: Shared = { worker: spawn(), members: new Map(), count: 0, interrupt };
  // What it says by itself and not on a port is for all: what the page's policy has blocked, an error.
  shared.worker.onmessage = (event) => {
    for (const port of shared.members.values()) port.onmessage?.call(port as MessagePort, event);
  };
  shared.worker.onerror = (event) => {
    for (const port of shared.members.values()) port.onerror?.call(shared.worker, event);
  };
  workers.set(key, shared);
  return shared;
}

function end(key: string, shared: Shared): void {
  shared.worker.terminate();
  shared.members.clear();
  if (workers.get(key) === shared) workers.delete(key);
}
