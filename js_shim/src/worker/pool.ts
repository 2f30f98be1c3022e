/**
 * A worker of the pool: another worker like that around the app's Python, started by it, which runs the app's file and then jobs.
 *
 *     PoolWorker   the end in Python's worker (lite/platform/crew.py):  starting ── ready ──> up ── end | died ──> gone
 *     work         the end in the pool's worker (lite/runtime/pool_worker.py)
 */
import type { Boot, FromHost, JobSaid } from '../protocol/host.js';
import { startWorker } from '../protocol/spawn.js';
import type { Runtime } from './boot.js';
import { hasJspi } from './python.js';

/** What the worker's host knows of its own boot. */
type Origin = { worker: string; boot: () => Boot };
type Bytes = { toJs(): unknown };
type Begin = ((job: Uint8Array, tell: (message: Bytes) => void) => void) & { callPromising?: (...given: unknown[]) => Promise<void> };

let started = 0;

export class PoolWorker {
  private worker: Worker;
  private waiting: Uint8Array[] | undefined = [];
  private jobs = 0;

  /**
   * @param files of the app as they are now.
   * @param hear gets what is said of a job.
   * @param lost hears why there will be nothing more.
   * @param print gets what the app prints, once it is up: what it prints as it starts has been printed here.
   */
  constructor(
    { worker, boot }: Origin,
    files: Record<string, Uint8Array>,
    entrypoint: string,
    hear: (message: Uint8Array) => void,
    lost: (why: string) => void,
    print: (stream: string, text: string) => void,
    start = startWorker,
  ) {
    const { app, session, ...place } = boot();
    this.worker = start(worker, 'lite-pool');
    this.worker.onerror = (event) => lost(event.message || 'its file could not be loaded');
    this.worker.onmessage = ({ data }: MessageEvent<FromHost | JobSaid>) => {
      if (data.type === 'job_said') hear(data.bytes);
      else if (data.type === 'ready') this.up();
      else if (data.type === 'failed_boot') lost(`${data.failure.title} ${data.failure.message}`);
      else if (data.type === 'result_error') lost(data.failure.message);
      else if (data.type === 'console' && this.waiting === undefined) print(data.stream, data.text);
    };
    started += 1;
    this.worker.postMessage({
      ...place,
      type: 'boot',
      session: `${session}-pool-${started}`, // a name of its own: its life lock is not the app's
      interrupt: null,
      app: { files, entrypoint, code: null, requirements: app.requirements },
    } satisfies Boot);
  }

  give(bytes: Uint8Array): void {
    if (this.waiting !== undefined) this.waiting.push(bytes);
    else this.worker.postMessage({ type: 'job', id: ++this.jobs, bytes }, [bytes.buffer]);
  }

  end(): void {
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.terminate();
  }

  private up(): void {
    const jobs = this.waiting ?? [];
    this.waiting = undefined;
    for (const job of jobs) this.give(job);
  }
}

let begin: Begin | undefined;

/** Begins a job in this worker; what it gives is said as it comes. */
export async function work({ pyodide }: Runtime, job: Uint8Array): Promise<void> {
  begin ??= pyodide.runPython('from lite.runtime.pool_worker import begin\nlambda job, tell: begin(job.to_bytes(), tell)') as Begin;
  const tell = (message: Bytes): void => {
    const bytes = message.toJs() as Uint8Array<ArrayBuffer>;
    self.postMessage({ type: 'job_said', bytes } satisfies JobSaid, { transfer: [bytes.buffer] });
  };
  // In a call that can be suspended, a function may sleep or fetch. Without JSPI the method is there, and fails.
  if (hasJspi && begin.callPromising) await begin.callPromising(job, tell);
  else begin(job, tell);
}
