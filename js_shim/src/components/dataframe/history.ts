/** What can be undone. Bounded: the oldest is forgotten. */

const DEEPEST = 200;

export class History<T> {
  private past: T[] = [];
  private future: T[] = [];

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** Something was done; what was undone before can't be redone any more. */
  push(step: T): void {
    this.past.push(step);
    if (this.past.length > DEEPEST) this.past.shift();
    this.future = [];
  }

  /** The step to take back. */
  undo(): T | undefined {
    const step = this.past.pop();
    if (step !== undefined) this.future.push(step);
    return step;
  }

  /** The step to do again. */
  redo(): T | undefined {
    const step = this.future.pop();
    if (step !== undefined) this.past.push(step);
    return step;
  }

  clear(): void {
    this.past = [];
    this.future = [];
  }
}
