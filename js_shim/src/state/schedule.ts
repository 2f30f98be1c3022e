/**
 * When replies are applied: the first of a frame at once, further ones with the next animation frame.
 *
 *     idle ──push: apply──▶ busy ──push: keep──▶ busy
 *       ▲                     │ frame: apply what was kept, stay busy
 *       └──frame, none kept───┘ push(urgent): apply all at once, idle or busy
 *
 * The end of a call is urgent: an app of quick calls never waits for the screen, nor asks for a frame; a stream does.
 */

import type { Reply } from '../protocol/messages.js';

/** Time, as the page has it. Tests bring their own. */
export type Clock = {
  /** Calls back before the next painting, or soon in a hidden tab, where nothing is painted. */
  frame(callback: () => void): void;
};

/** Hidden tabs get no animation frames. */
const HIDDEN_FRAME_MS = 100;

/** The browser's clock. */
export const BROWSER_CLOCK: Clock = {
  frame(callback) {
    let called = false;
    const once = () => {
      if (called) return;
      called = true;
      clearTimeout(timer);
      callback();
    };
    const timer = setTimeout(once, HIDDEN_FRAME_MS);
    globalThis.requestAnimationFrame?.(once);
  },
};

/** What a packet brought, and the way that its replies go. */
export type Arrived = { replies: Reply[]; route: (reply: Reply) => void };

export class Schedule<T> {
  private kept: T[] = [];
  private busy = false;
  private apply: (items: T[]) => void;
  private clock: Clock;
  /** Puts an item into the one before it, which still waits, if it can. */
  join: (last: T, item: T) => boolean = () => false;

  /** @param apply gets the items in the order they were pushed, none twice. */
  constructor(apply: (items: T[]) => void, clock: Clock = BROWSER_CLOCK) {
    this.apply = apply;
    this.clock = clock;
  }

  push(item: T, urgent: boolean): void {
    const { kept } = this;
    if (kept.length === 0 || !this.join(kept.at(-1) as T, item)) kept.push(item);
    if (!urgent) {
      if (this.busy) return;
      this.wait();
    }
    this.flush();
  }

  /** Applies what is kept now. */
  flush(): void {
    const items = this.kept;
    if (items.length === 0) return;
    this.kept = [];
    this.apply(items);
  }

  private wait(): void {
    if (this.busy) return;
    this.busy = true;
    this.clock.frame(() => {
      this.busy = false;
      if (this.kept.length === 0) return;
      this.wait();
      this.flush();
    });
  }
}
