/**
 * Toasts: short messages in the app's corner. They go by themselves, wait while the pointer or the focus is on them, and the
 * newest goes with Escape.
 */
import { type Signal, signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { CloseIcon, ErrorIcon, InfoIcon, SuccessIcon, WarningIcon } from './kit/icons.js';

export type Level = 'info' | 'warning' | 'success' | 'error';
type Toast = { id: number; level: Level; title: string; message: string; milliseconds: number | null };

const ICONS = { info: InfoIcon, warning: WarningIcon, success: SuccessIcon, error: ErrorIcon };
const TITLES: Record<Level, string> = { info: 'Info', warning: 'Warning', success: 'Success', error: 'Error' };
const DEFAULT_SECONDS = 10;
/** More would cover the app; the oldest go. */
const MAX_TOASTS = 5;

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
export function Toasts({ list }: { list: ToastList }): VNode {
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
        <ToastView key={toast.id} toast={toast} close={() => list.remove(toast.id)} />
      ))}
    </div>
  );
}

function ToastView({ toast, close }: { toast: Toast; close: () => void }): VNode {
  const { level, title, message, milliseconds } = toast;
  const Icon = ICONS[level];
  const holds = useDismiss(milliseconds, close);
  return (
    <div
      class={`lite-toast lite-toast-${level} ${level}`}
      role={level === 'error' ? 'alert' : 'status'}
      data-testid="toast-body"
      {...holds}
    >
      <Icon size={18} />
      <div class="lite-toast-words">
        <div class="lite-toast-title">{title}</div>
        <div class="lite-toast-text" data-testid="toast-text">
          {message}
        </div>
      </div>
      <button type="button" class="lite-icon-button" aria-label="Close" data-testid="toast-close" onClick={close}>
        <CloseIcon size={14} />
      </button>
    </div>
  );
}

/** Closes after the time is up, not counting the time that the pointer or the focus is on it. */
function useDismiss(milliseconds: number | null, close: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const left = useRef(milliseconds ?? 0);
  const started = useRef(0);
  const run = () => {
    if (milliseconds === null) return;
    clearTimeout(timer.current);
    started.current = performance.now();
    timer.current = setTimeout(close, left.current);
  };
  const pause = () => {
    clearTimeout(timer.current);
    left.current = Math.max(1000, left.current - (performance.now() - started.current));
  };
  useEffect(() => {
    run();
    return () => clearTimeout(timer.current);
  }, []);
  return { onMouseEnter: pause, onMouseLeave: run, onFocusIn: pause, onFocusOut: run };
}
