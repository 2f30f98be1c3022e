/**
 * Keeping the end of a conversation in view, until the reader scrolls away from it.
 *
 *     following ──reader scrolls up──▶ left ──reader reaches the end, or asks──▶ following
 */
import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Nearer than this, in px, is the end. */
const NEAR = 48;

/**
 * Follows the end of `box` while its content grows.
 *
 * @param on false never scrolls by itself.
 * @returns whether the end is out of view, and a function that goes there.
 */
export function useFollow(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  on: boolean,
): [boolean, (smooth?: boolean) => void] {
  const [away, show] = useState(false);
  const following = useRef(true);
  const last = useRef(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const scrolled = () => {
      const rest = element.scrollHeight - element.scrollTop - element.clientHeight;
      // Only a way up is the reader's: content that grows leaves scrollTop as it is.
      if (rest < NEAR) following.current = true;
      else if (element.scrollTop < last.current - 1) following.current = false;
      last.current = element.scrollTop;
      show(rest >= NEAR && !(on && following.current));
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => element.removeEventListener('scroll', scrolled);
  }, [on]);
  useLayoutEffect(() => {
    const element = box.current;
    const inside = content.current;
    if (!element || !inside || typeof ResizeObserver !== 'function') return;
    const observer = new ResizeObserver(() => {
      const rest = element.scrollHeight - element.scrollTop - element.clientHeight;
      if (on && following.current) element.scrollTop = element.scrollHeight;
      else show(rest >= NEAR);
    });
    observer.observe(inside);
    observer.observe(element);
    return () => observer.disconnect();
  }, [on]);
  const toEnd = useCallback((smooth = false) => {
    const element = box.current;
    if (!element) return;
    following.current = true;
    show(false);
    const calm = !smooth || matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollTo({ top: element.scrollHeight, behavior: calm ? 'auto' : 'smooth' });
  }, []);
  return [away, toEnd];
}
