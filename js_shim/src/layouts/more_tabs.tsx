/** The tabs that have no room in their strip: a button that lists them, after the WAI-ARIA menu button pattern. */
import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { icon } from '../render/kit/icon.js';

export type Tab = { uid: number; label: string; enabled: boolean; element: () => HTMLElement | null };
type MoreProps = { strip: RefObject<HTMLElement | null>; tabs: Tab[]; choose: (uid: number) => void };

/** Draws nothing while all tabs have room. */
export function MoreTabs({ strip, tabs, choose }: MoreProps): VNode | null {
  const over = useOverflow(strip, tabs);
  const [hidden, list] = useState<Tab[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const open = hidden.length > 0;
  /** A press on the button closes the list, as one anywhere else does; the click after it must not open it again. */
  const pressed = useRef(false);
  useLayoutEffect(() => {
    const box = menu.current;
    if (!open || !box || !button.current) return;
    const { right, bottom } = button.current.getBoundingClientRect();
    box.showPopover?.();
    box.style.insetInlineStart = 'auto';
    box.style.left = `${Math.max(EDGE_PX, Math.min(right, innerWidth - EDGE_PX) - box.offsetWidth)}px`;
    box.style.top = `${bottom + 4}px`;
    box.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }, [open]);
  if (!over) return null;
  const close = () => {
    list([]);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(menu.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
    const now = entries.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) entries.at(to % entries.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="lite-tab lite-tab-more"
        aria-label="More tabs"
        title="More tabs"
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerDown={() => {
          pressed.current = open;
        }}
        onClick={() => {
          list(open || pressed.current || !strip.current ? [] : unseen(strip.current, tabs));
          pressed.current = false;
        }}
      >
        <DotsIcon />
      </button>
      {open && (
        <div
          ref={menu}
          class="lite-tab-menu"
          role="menu"
          aria-label="More tabs"
          tabIndex={-1}
          popover="auto"
          onKeyDown={onKeyDown}
          onToggle={(event) => event.newState === 'closed' && list([])}
        >
          {hidden.map(({ uid, label, enabled }) => (
            <button
              key={uid}
              type="button"
              role="menuitem"
              disabled={!enabled}
              onClick={() => {
                list([]);
                choose(uid);
              }}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

const EDGE_PX = 8;
const DotsIcon = /*#__PURE__*/ icon('M3.5 8v.01M8 8v.01M12.5 8v.01');

/** Tabs that are not wholly in sight. */
function unseen(strip: HTMLElement, tabs: Tab[]): Tab[] {
  const { left, right } = strip.getBoundingClientRect();
  return tabs.filter(({ element }) => {
    const box = element()?.getBoundingClientRect();
    return box && (box.left < left - 1 || box.right > right + 1);
  });
}

/** Whether the tabs are wider than the place for them, the button's own included. */
function useOverflow(strip: RefObject<HTMLElement | null>, tabs: Tab[]): boolean {
  const [over, tell] = useState(false);
  const labels = tabs.map(({ label }) => label).join('\n');
  useLayoutEffect(() => {
    const { current } = strip;
    if (!current || typeof ResizeObserver === 'undefined') return;
    const look = () => tell(current.scrollWidth > (current.parentElement as HTMLElement).clientWidth);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current.parentElement as HTMLElement);
    return () => observer.disconnect();
  }, [labels]);
  return over;
}
