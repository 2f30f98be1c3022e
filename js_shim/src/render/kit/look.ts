/** The theme as colours, for what is drawn on a canvas or by a library: CSS variables do not reach there. */
import { useLayoutEffect, useState } from 'preact/hooks';

/** Colours at one moment, as `rgb(…)`. */
export type Look = {
  dark: boolean;
  text: string;
  subdued: string;
  grid: string;
  background: string;
  accent: string;
  /** CSS font families. */
  font: string;
};

/** What the theme looks like at `place`. */
export function lookOf(place: HTMLElement): Look {
  const probe = document.createElement('i');
  probe.hidden = true;
  place.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const look = {
    dark: place.closest('.dark') !== null,
    text: colour('body-text-color'),
    subdued: colour('body-text-color-subdued'),
    grid: colour('border-color-primary'),
    background: colour('background-fill-primary'),
    accent: colour('color-accent'),
    font: getComputedStyle(place).fontFamily,
  };
  probe.remove();
  return look;
}

/** Counts changes between light and dark around `root`: draw again when it differs. */
export function useScheme(root: HTMLElement): number {
  const [count, tell] = useState(0);
  useLayoutEffect(() => {
    let dark = root.closest('.dark') !== null;
    const observer = new MutationObserver(() => {
      if ((root.closest('.dark') !== null) === dark) return;
      dark = !dark;
      tell((n) => n + 1);
    });
    for (let at: Element | null = root; at; at = parentOf(at)) observer.observe(at, { attributes: true, attributeFilter: ['class'] });
    return () => observer.disconnect();
  }, [root]);
  return count;
}

function parentOf(element: Element): Element | null {
  const tree = element.getRootNode();
  return element.parentElement ?? (tree instanceof ShadowRoot ? tree.host : null);
}
