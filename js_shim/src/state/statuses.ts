/** Which status each block shows, when several runs may write to it: the newest run's. */
import type { Signal } from '@preact/signals';
import { IDLE, type Status } from './status.js';

/** Whoever runs: any object, compared by identity. */
type Owner = object;

export class Statuses {
  private runs = new Map<number, Map<Owner, Status>>();
  private signalOf: (uid: number) => Signal<Status> | undefined;

  constructor(signalOf: (uid: number) => Signal<Status> | undefined) {
    this.signalOf = signalOf;
  }

  /** `owner` writes to `uids` from now on. */
  begin(owner: Owner, uids: readonly number[], status: Status): void {
    for (const uid of uids) {
      const runs = this.runs.get(uid) ?? new Map<Owner, Status>();
      this.runs.set(uid, runs);
      runs.delete(owner);
      runs.set(owner, status);
      this.show(uid);
    }
  }

  /** Changes what `owner` shows. */
  update(owner: Owner, uids: readonly number[], change: Partial<Status>): void {
    for (const uid of uids) {
      const old = this.runs.get(uid)?.get(owner);
      if (!old) continue;
      this.runs.get(uid)?.set(owner, { ...old, ...change });
      this.show(uid);
    }
  }

  /** `owner` is done with `uids`; they show the next run, or nothing. */
  end(owner: Owner, uids: readonly number[]): void {
    for (const uid of uids) {
      this.runs.get(uid)?.delete(owner);
      this.show(uid);
    }
  }

  /** An error stays until the next run of this block begins. */
  fail(uid: number, message: string | null): void {
    const target = this.signalOf(uid);
    if (target) target.value = { ...IDLE, stage: 'error', show: 'full', message };
  }

  private show(uid: number): void {
    const target = this.signalOf(uid);
    if (!target) return;
    const newest = [...(this.runs.get(uid)?.values() ?? [])].at(-1);
    target.value = newest ?? IDLE;
  }
}
