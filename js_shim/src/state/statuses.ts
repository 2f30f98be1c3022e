/**
 * Which status each block shows, when several runs may write to it: the newest run's.
 *
 * A run that only waits shows nothing for a moment: most answers are there before anyone could read that they are
 * awaited, and drawing it twice would cost more than the answer itself.
 */
import type { Signal } from '@preact/signals';
import { IDLE, type Status } from './status.js';

/** Whoever runs: any object, compared by identity. */
type Owner = object;

/** How long a run waits unseen. */
export const UNSEEN_MS = 60;

export class Statuses {
  private runs = new Map<number, Map<Owner, Status>>();
  private unseen = new Map<Owner, ReturnType<typeof setTimeout>>();
  private signalOf: (uid: number) => Signal<Status> | undefined;

  constructor(signalOf: (uid: number) => Signal<Status> | undefined) {
    this.signalOf = signalOf;
  }

  /** `owner` writes to `uids` from now on. */
  begin(owner: Owner, uids: readonly number[], status: Status): void {
    const see = () => {
      this.unseen.delete(owner);
      for (const uid of uids) this.show(uid);
    };
    clearTimeout(this.unseen.get(owner));
    this.unseen.set(owner, setTimeout(see, UNSEEN_MS));
    for (const uid of uids) {
      const runs = this.runs.get(uid) ?? new Map<Owner, Status>();
      this.runs.set(uid, runs);
      runs.delete(owner);
      runs.set(owner, status);
      if (this.signalOf(uid)?.peek().stage === 'error') this.show(uid);
    }
  }

  /** Changes what `owner` shows. */
  update(owner: Owner, uids: readonly number[], change: Partial<Status>): void {
    this.see(owner);
    for (const uid of uids) {
      const old = this.runs.get(uid)?.get(owner);
      if (!old) continue;
      this.runs.get(uid)?.set(owner, { ...old, ...change });
      this.show(uid);
    }
  }

  /** `owner` is done with `uids`; they show the next run, or nothing. */
  end(owner: Owner, uids: readonly number[]): void {
    this.see(owner);
    for (const uid of uids) {
      this.runs.get(uid)?.delete(owner);
      this.show(uid);
    }
  }

  /** Takes back what was wrong with the values of `uids`: they are about to be judged again. */
  forgive(uids: readonly number[]): void {
    for (const uid of uids) if (this.signalOf(uid)?.peek().stage === 'error') this.show(uid);
  }

  /** An error stays until the next run that reads or writes this block begins. */
  fail(uid: number, message: string | null): void {
    const target = this.signalOf(uid);
    if (target) target.value = { ...IDLE, stage: 'error', show: 'full', message };
  }

  /** Nobody shows `uid` any more. */
  forget(uid: number): void {
    this.runs.delete(uid);
  }

  private see(owner: Owner): void {
    clearTimeout(this.unseen.get(owner));
    this.unseen.delete(owner);
  }

  private show(uid: number): void {
    const target = this.signalOf(uid);
    if (!target) return;
    const seen = [...(this.runs.get(uid) ?? [])].filter(([owner]) => !this.unseen.has(owner));
    target.value = seen.at(-1)?.[1] ?? IDLE;
  }
}
