/** Keeps an open list at its box: below it, or above it where there is more room. */

const GAP = 4;
const TALLEST = 320;

/** Puts `list` (in the top layer) at `box`. */
export function place(list: HTMLElement, box: HTMLElement): void {
  const { top, bottom, left, width } = box.getBoundingClientRect();
  const height = window.visualViewport?.height ?? window.innerHeight;
  const below = height - bottom - 2 * GAP;
  const above = top - 2 * GAP;
  // The options scroll, not the list around them.
  const wanted = (list.firstElementChild?.scrollHeight ?? 0) + list.offsetHeight - (list.firstElementChild?.clientHeight ?? 0);
  const up = below < Math.min(TALLEST, wanted) && above > below;
  const { style } = list;
  style.left = `${left}px`;
  style.width = `${width}px`;
  style.maxHeight = `${Math.max(Math.min(TALLEST, up ? above : below), 96)}px`;
  style.top = up ? 'auto' : `${bottom + GAP}px`;
  style.bottom = up ? `${window.innerHeight - top + GAP}px` : 'auto';
}

/**
 * Opens `list` as a popover at `box` and follows it.
 *
 * @returns stops following.
 */
export function follow(list: HTMLElement, box: HTMLElement): () => void {
  list.showPopover?.();
  const again = () => place(list, box);
  again();
  const moved = (event: Event) => event.target !== list && !list.contains(event.target as globalThis.Node) && again();
  const sized = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(again);
  sized?.observe(box);
  window.addEventListener('scroll', moved, { capture: true, passive: true });
  window.addEventListener('resize', again);
  return () => {
    sized?.disconnect();
    window.removeEventListener('scroll', moved, { capture: true });
    window.removeEventListener('resize', again);
  };
}

/** Scrolls the options, and nothing around them, until the marked one is in sight. */
export function reveal(list: HTMLElement): void {
  const options = list.firstElementChild;
  const active = options?.querySelector('.dropdown-active');
  if (!options || !active) return;
  const box = options.getBoundingClientRect();
  const { top, bottom } = active.getBoundingClientRect();
  if (top < box.top + GAP) options.scrollTop -= box.top + GAP - top;
  else if (bottom > box.bottom - GAP) options.scrollTop += bottom - box.bottom + GAP;
}
