/**
 * One component that streams: frames go to Python as fast as it takes them, and no faster.
 *
 *     open ──offer──▶ [sent] ──offer──▶ [sent, newest waits] ──offer──▶ the one that waited is dropped
 *       │               └── its call ends and `stream_every` is over ──▶ what waits is sent
 *       └── close(), time_limit, a failed or cancelled call ──▶ closed ──discard()──▶ its last answer is dropped
 *
 * Each dependency that listens to `stream` has at most one call in flight and one frame that waits, whatever the
 * component does: a slow function gets fewer frames, never a longer line. Loaded by the first component that streams.
 */
import type { DependencyConfig } from '../protocol/config.js';
import type { Json } from '../protocol/messages.js';
import type { Cause, Over, Run } from './runs.js';

/** What a component hears of its stream. */
export type StreamListener = {
  /** A frame offered now would be sent at once. A camera takes its next picture here. */
  ready?: () => void;
  /** Nothing more is taken (`time_limit`, a failure, a cancel): the component switches its source off. Not called after `close()`. */
  closed?: () => void;
};

/** A component's end of its stream. */
export type Stream = {
  /** Seconds between two sends, the least `stream_every` among who listens: how long a recorder's chunks should be. */
  readonly every: number;
  /** Whether a frame offered now would be sent at once. A microphone keeps its chunks until then, and loses none. */
  readonly ready: boolean;
  /** Hands over a frame: the block's payload for this event. It replaces a frame that waits. Ignored when closed. */
  offer(frame: Json): void;
  /** The component has stopped. What waits is still sent. */
  close(): void;
  /** What came of the frames has been thrown away: closes, and drops what waits and the answer that is still to come. */
  discard(): void;
};

/** What a stream needs of the app's runs. */
export type StreamRuns = {
  /** Runs a dependency, and calls `over` at its end. */
  start(dependency: DependencyConfig, cause: Cause, over: Over): Run;
  /** Drops whatever a run still brings. */
  abandon(run: Run): void;
};

/** What is not said in a config of an older build. */
const DEFAULT_EVERY_S = 0.5;

/**
 * Opens a stream of block `uid`; its `time_limit` counts from now.
 *
 * @param listeners dependencies that listen to `stream` of this block.
 */
export function openStream(uid: number, listeners: readonly DependencyConfig[], runs: StreamRuns, listener: StreamListener = {}): Stream {
  let open = true;
  const lines = listeners.map((dependency) => {
    const line = new Line(everyOf(dependency) * 1000, {
      run: (frame, over) => runs.start(dependency, { trigger: uid, data: null, frame }, over),
      abandon: (run) => runs.abandon(run),
      ready: () => listener.ready?.(),
      ended: () => end(line),
    });
    return line;
  });
  const timers = listeners.map(({ time_limit }, index) => {
    return time_limit == null ? undefined : setTimeout(() => end(lines[index] as Line), time_limit * 1000);
  });
  const stop = () => {
    open = false;
    for (const timer of timers) clearTimeout(timer);
  };
  const end = (line: Line) => {
    line.close(true);
    if (!open || lines.some((each) => each.open)) return;
    stop();
    listener.closed?.();
  };
  return {
    every: Math.min(...listeners.map(everyOf), Number.POSITIVE_INFINITY),
    get ready() {
      return lines.some((line) => line.ready);
    },
    offer(frame) {
      for (const line of lines) line.offer(frame);
    },
    close() {
      stop();
      for (const line of lines) line.close(false);
    },
    discard() {
      stop();
      for (const line of lines) line.discard();
    },
  };
}

const everyOf = ({ stream_every }: DependencyConfig): number => stream_every ?? DEFAULT_EVERY_S;

type LineContext = {
  run(frame: Json, over: Over): Run;
  abandon(run: Run): void;
  ready(): void;
  ended(): void;
};

/** One dependency's share of a stream. */
class Line {
  open = true;
  private busy = false;
  private latest: Run | undefined;
  private due = true;
  private waiting: { frame: Json } | undefined;
  private everyMs: number;
  private context: LineContext;

  constructor(everyMs: number, context: LineContext) {
    this.everyMs = everyMs;
    this.context = context;
  }

  get ready(): boolean {
    return this.open && !this.busy && this.due;
  }

  offer(frame: Json): void {
    if (!this.open) return;
    this.waiting = { frame };
    this.go();
  }

  close(drop: boolean): void {
    this.open = false;
    if (drop) this.waiting = undefined;
  }

  discard(): void {
    this.close(true);
    if (this.busy && this.latest) this.context.abandon(this.latest);
  }

  private go(): void {
    if (this.busy || !this.due) return;
    const next = this.waiting;
    if (!next) {
      if (this.open) this.context.ready();
      return;
    }
    this.waiting = undefined;
    this.busy = true;
    this.due = false;
    setTimeout(() => {
      this.due = true;
      this.go();
    }, this.everyMs);
    this.latest = this.context.run(next.frame, (succeeded) => {
      this.busy = false;
      if (succeeded) this.go();
      else this.context.ended();
    });
  }
}
