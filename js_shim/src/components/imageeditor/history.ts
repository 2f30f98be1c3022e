/** Steps that can be undone and done again. Knows nothing of drawings but how many bytes a step holds. */

export type Step = {
  undo(): void;
  redo(): void;
  /** Memory that it keeps. */
  bytes: number;
};

/** Steps kept even if they are too large together: a user who can undo nothing at all is lost. */
const LEAST_STEPS = 3;

export class History {
  private past: Step[] = [];
  private future: Step[] = [];
  private most: number;

  /** @param most bytes that all steps may hold together; the oldest go first. */
  constructor(most = 192 * 1024 * 1024) {
    this.most = most;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Remembers a step that was just done; what was undone before is gone. */
  push(step: Step): void {
    this.future = [];
    this.past.push(step);
    let bytes = this.past.reduce((sum, { bytes }) => sum + bytes, 0);
    while (bytes > this.most && this.past.length > LEAST_STEPS) bytes -= (this.past.shift() as Step).bytes;
  }

  /** Takes the last step back; false when there is none. */
  undo(): boolean {
    const step = this.past.pop();
    if (!step) return false;
    step.undo();
    this.future.push(step);
    return true;
  }

  /** Does again what was undone last; false when there is nothing. */
  redo(): boolean {
    const step = this.future.pop();
    if (!step) return false;
    step.redo();
    this.past.push(step);
    return true;
  }

  clear(): void {
    this.past = [];
    this.future = [];
  }
}
