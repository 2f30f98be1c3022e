/** Changes of a table that Python has not answered yet. Calls that take the table wait for them, and so does undoing. */
import type { Outlet } from './outlet.js';

export class Pending {
  private changes = new Set<Promise<void>>();
  private settle: Outlet['settle'];

  constructor(settle: Outlet['settle']) {
    this.settle = settle;
  }

  get any(): boolean {
    return this.changes.size > 0;
  }

  /** @param change tells the user of its errors by itself. */
  add(change: Promise<void>): void {
    const { changes } = this;
    changes.add(change);
    this.settle(() => this.over());
    void change.finally(() => {
      changes.delete(change);
      if (!this.any) this.settle(null);
    });
  }

  /** Resolves when nothing is under way, of what is added meanwhile neither. */
  async over(): Promise<void> {
    while (this.any) await Promise.allSettled(this.changes);
  }
}
