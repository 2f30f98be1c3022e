/**
 * Toasts: short messages in the app's corner. They go by themselves, wait while the pointer or the focus is on them, and the
 * newest goes with Escape.
 */
import { type Signal, signal } from '@preact/signals';
import type { VNode } from 'preact';
import { later } from './kit/later.js';

export type Level = 'info' | 'warning' | 'success' | 'error';
export type Toast = { id: number; level: Level; title: string; message: string; milliseconds: number | null };

const TITLES: Record<Level, string> = { info: 'Info', warning: 'Warning', success: 'Success', error: 'Error' };
const DEFAULT_SECONDS = 10;
/** More would cover the app; the oldest go. */
const MAX_TOASTS = 5;

export type ToastsProps = { list: ToastList; style: (css: string) => void };

/** Few apps show one. What it says is shown without its looks, if those can't be had. */
const ToastViews = later<ToastsProps>(
  () => import('./toast.js').then((module) => module.ToastViews),
  ({ list }) => (
    <>
      {list.toasts.value.map(({ id, title, message }) => (
        <p key={id} role="alert" data-testid="toast-body">
          {title}: {message}
        </p>
      ))}
    </>
  ),
);

export class ToastList {
  readonly toasts: Signal<Toast[]> = signal([]);
  private lastId = 0;

  /** @param duration seconds; null stays until it is closed. */
  add(level: Level, message: string, { title = '', duration = DEFAULT_SECONDS }: { title?: string; duration?: number | null } = {}): void {
    const milliseconds = duration === null ? null : duration * 1000;
    const toast = { id: ++this.lastId, level, title: title || TITLES[level], message, milliseconds };
    this.toasts.value = [...this.toasts.value, toast].slice(-MAX_TOASTS);
  }

  remove(id: number): void {
    this.toasts.value = this.toasts.value.filter((toast) => toast.id !== id);
  }
}

/** Draws the list. The live region is there before the first toast, else screen readers would miss that one. */
export function Toasts(props: ToastsProps): VNode {
  return (
    <div class="lite-toasts" aria-live="polite">
      {props.list.toasts.value.length > 0 && <ToastViews {...props} />}
    </div>
  );
}
