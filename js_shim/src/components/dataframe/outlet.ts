/** The page around a table, as the table's model sees it. */
import type { Ask } from './source.js';
import type { Value } from './types.js';

/** What the table tells of itself. */
export type Outlet = {
  /** The user changed the value. */
  set(value: Value): void;
  emit(event: 'input' | 'edit' | 'select', data?: unknown): void;
  listens(event: string): boolean;
  ask: Ask;
  /** Calls that take the table wait for `work`; null once it is up to date. */
  settle(work: (() => Promise<void>) | null): void;
  toast(message: string): void;
};
