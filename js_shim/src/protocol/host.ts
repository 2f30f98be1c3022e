/**
 * What a page and the host of its runtime (the worker around Python) say to each other beside the protocol.
 *
 * On the port, a string is a packet of protocol messages, `{text, mark, buffers}` a packet with bytes, and an
 * object with a `type` one of these. A packet's text is a JSON list of messages; a bytes leaf stands in it as
 * `{[mark]: index into buffers}`, where `mark` is random per packet sender, so that no user's value can pose as one.
 */

/** Files are sent by reference (structured clone of a Blob copies no bytes); `{url}` is fetched by the worker, absolute. */
export type AppFiles = Record<string, string | Uint8Array | Blob | { url: string }>;

/** A worker that was booted without an app may be booted once more, with one: Python is up already then. */
export type Boot = {
  type: 'boot';
  /** Where the runtime's files are, absolute, ending in `/`. */
  base: string;
  /** Where Pyodide's files are, absolute, ending in `/`; by default `${base}pyodide/`. */
  pyodide: string;
  /** Where wheels of Pyodide's own distribution are fetched, absolute, ending in `/`; by default as `pyodide`. */
  packages: string;
  /** The page's URL, for relative requirements and `gr.Request`. */
  page: string;
  session: string;
  request: Record<string, string | Record<string, string>>;
  /**
   * Memory that both share, where the page is cross-origin isolated: by it the page stops code that never waits. Three 32-bit cells: the
   * signal (its first byte is Pyodide's interrupt buffer), the call that is meant, what came of it. Apps that share their Python share it too:
   * there a call's number is that of the app, times `SHARED_CALLS`, and its own.
   */
  interrupt: SharedArrayBuffer | null;
  app: AppSource;
};
/** `code` runs as `app.py` when there is no `entrypoint`. With neither, Python starts and waits for `run_code` or `run_file`. */
export type AppSource = { files: AppFiles; entrypoint: string | null; code: string | null; requirements: string[] };

/** Controller calls; each is answered by one `result` or `result_error` with the same id. `run_*` answer the new config's text. */
export type Command =
  | { type: 'run_code'; id: number; code: string }
  | { type: 'run_file'; id: number; path: string }
  | { type: 'write'; id: number; path: string; data: string | Uint8Array | Blob | { url: string } }
  | { type: 'rename'; id: number; from: string; to: string }
  | { type: 'unlink'; id: number; path: string }
  | { type: 'install'; id: number; requirements: string[] }
  /** Make user-chosen files readable by Python without copying them; answers their paths, in order. `place` numbers its folder; by default the next. */
  | { type: 'mount'; id: number; files: File[]; place?: number }
  /** Take back what was mounted in the folder numbered `place`. */
  | { type: 'release'; id: number; place: number }
  /** A call for a worker of a pool: it says any number of `job_said`, then its result. */
  | { type: 'job'; id: number; bytes: Uint8Array }
  /** Whether the worker is there to answer; it does so before Python is up too. */
  | { type: 'ping'; id: number };

/** Less than this many calls does a page make. */
export const SHARED_CALLS = 2 ** 24;

export type ToHost = Boot | Command;

/**
 * With a port: one more app for a worker that several share. `app` numbers it, from 1. `interrupt` is what all of them use; that of their
 * boots counts for nothing, since Chromium 156 makes other memory of shared memory that is sent by a port which then moves to a worker.
 */
export type JoinShared = { type: 'join'; app: number; interrupt: SharedArrayBuffer | null };
/** On that port: the app ends, Python stays. */
export type LeaveShared = { type: 'leave' };

/** The Web Lock that a worker holds for as long as it lives: whoever gets it knows that the worker is dead. */
export const lifeLock = (session: string): string => `lite-${session}`;

/** One step of the boot, for the progress panel. Byte counts are null where they are not known. */
export type BootProgress = {
  type: 'boot_progress';
  step: 'download' | 'python' | 'packages' | 'app';
  /** Human words, e.g. "Downloading Python". */
  label: string;
  loaded: number | null;
  total: number | null;
};
/** Why the app cannot be shown, for people. Null where unknown. */
export type Failure = {
  /** What was being done. */
  stage: 'download' | 'python' | 'packages' | 'app' | 'stall' | 'worker';
  /** One line that says what happened. */
  title: string;
  /** The details: the exception's own message. */
  message: string;
  file: string | null;
  line: number | null;
  /** The source line `line` of `file`. */
  source: string | null;
  /** What to do about it. */
  hint: string | null;
  /** Python's traceback, for the console and a fold-out. */
  traceback: string | null;
  /** The module that could not be imported, when that was the reason. */
  missing?: string | null;
};
/** What a worker of a pool says of its job, to the Python that gave it. */
export type JobSaid = { type: 'job_said'; bytes: Uint8Array };
export type FromHost =
  | BootProgress
  /** The app runs; `config` is JSON text of an AppConfig. `timings` are milliseconds since the worker's start. */
  | { type: 'ready'; config: string; timings: Record<string, number>; jspi: boolean }
  /** Python is up and was given no app. */
  | { type: 'idle'; timings: Record<string, number>; jspi: boolean }
  | { type: 'failed_boot'; failure: Failure }
  | { type: 'console'; stream: 'stdout' | 'stderr'; text: string }
  /** Packages found missing in the app's sources were installed without being asked for. */
  | { type: 'packages_loaded'; names: string[] }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'result_error'; id: number; failure: Failure };
