/** What the calls that write to a block are doing, and how several of them become one thing to show. */

/** One bar of a progress report. */
export type ProgressStep = {
  desc: string | null;
  unit: string;
  index: number | null;
  length: number | null;
  /** 0..1, or null where only index and length are known. */
  progress: number | null;
};

/** A place in the line for a slot, 1 being next, of `size`; `eta` seconds to the result, as told at `at` (`performance.now()`). */
export type Place = { position: number; size: number; eta: number | null; at: number };

/** What the calls that write to a block are doing. */
export type Status = {
  stage: 'idle' | 'pending' | 'streaming' | 'error';
  show: 'full' | 'minimal' | 'hidden';
  /** The error's text, when `stage` is error. */
  message: string | null;
  /** Nested bars, outermost first. */
  progress: ProgressStep[];
  /** Where the call stands in line; null once it runs. */
  place?: Place | null;
  /** `performance.now()` when the call was sent; null when idle. */
  since: number | null;
};

/** The status of a block that nothing writes to. One object, so that setting it again changes nothing. */
export const IDLE: Status = Object.freeze({ stage: 'idle', show: 'hidden', message: null, progress: [], since: null });
