/**
 * Toasts: short messages in the app's corner. They go by themselves, wait while the pointer or the focus is on them, and the
 * newest goes with Escape.
 */
import { type Signal, signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { later } from './kit/later.js';

export type Level = 'info' | 'warning' | 'success' | 'error';
export type Toast = { id: number; level: Level; title: string; message: string; milliseconds: number | null };

const TITLES: Record<Level, string> = { info: 'Info', warning: 'Warning', success: 'Success', error: 'Error' };
const DEFAULT_SECONDS = 10;
/** More would cover the app; the oldest go. */
const MAX_TOASTS = 5;

export type ToastProps = { toast: Toast; close: () => void; style: (css: string) => void };

/** Few apps show one. What it says is shown without its looks, if those can't be had. */
const ToastView = later<ToastProps>(
  () => import('./toast.js').then((module) => module.ToastView),
  ({ toast }) => (
    <div class="block lite-padded" role="alert" data-testid="toast-body">
      {toast.title}: {toast.message}
    </div>
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
export function Toasts({ list, style }: { list: ToastList; style: ToastProps['style'] }): VNode {
  const toasts = list.toasts.value;
  const some = toasts.length > 0;
  useEffect(() => {
    if (!some) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const newest = list.toasts.peek().at(-1);
      if (event.key !== 'Escape' || event.defaultPrevented || !newest) return;
      list.remove(newest.id);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [some, list]);
  return (
    <div class="lite-toasts" aria-live="polite">
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} style={style} close={() => list.remove(toast.id)} />
      ))}
    </div>
  );
}
