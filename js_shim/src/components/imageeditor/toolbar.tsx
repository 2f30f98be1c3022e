/** A toolbar that is one stop of the Tab key: arrow keys move within it. */
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export function RovingToolbar({ label, children }: { label: string; children: ComponentChildren }): VNode {
  const bar = useRef<HTMLDivElement>(null);
  const at = useRef<HTMLElement | null>(null);
  const buttons = () => [...(bar.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
  const rove = () => {
    const all = buttons();
    const stop = all.find((one) => one === at.current) ?? all[0];
    for (const button of bar.current?.querySelectorAll('button') ?? []) button.tabIndex = button === stop ? 0 : -1;
  };
  useLayoutEffect(rove);
  const keys = (event: KeyboardEvent) => {
    const all = buttons();
    const here = all.indexOf(event.target as HTMLButtonElement);
    const rtl = getComputedStyle(bar.current as Element).direction === 'rtl' ? -1 : 1;
    const by = { ArrowRight: rtl, ArrowLeft: -rtl, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : by ? (here + by + all.length) % all.length : -1;
    if (here < 0 || to < 0) return;
    event.preventDefault();
    all[to]?.focus();
  };
  return (
    <div
      ref={bar}
      class="imageeditor-toolbar"
      role="toolbar"
      aria-label={label}
      onKeyDown={keys}
      onFocusIn={(event) => {
        at.current = event.target as HTMLElement;
        rove();
      }}
    >
      {children}
    </div>
  );
}
