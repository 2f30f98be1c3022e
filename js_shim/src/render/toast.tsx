/** What a list of toasts shows. Each goes by itself, and waits while the pointer or the focus is on it; the newest goes with Escape. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import kitCss from './kit/more.css?inline';
import { CloseIcon, ErrorIcon, InfoIcon, SuccessIcon, WarningIcon } from './kit/more_icons.js';
import css from './toast.css?inline';
import type { Toast, ToastsProps } from './toasts.js';

const ICONS = { info: InfoIcon, warning: WarningIcon, success: SuccessIcon, error: ErrorIcon };

export function ToastViews({ list, style }: ToastsProps): VNode {
  style(kitCss);
  style(css);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const newest = list.toasts.peek().at(-1);
      if (event.key !== 'Escape' || event.defaultPrevented || !newest) return;
      list.remove(newest.id);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [list]);
  return (
    <>
      {list.toasts.value.map((toast) => (
        <ToastView key={toast.id} toast={toast} close={() => list.remove(toast.id)} />
      ))}
    </>
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
