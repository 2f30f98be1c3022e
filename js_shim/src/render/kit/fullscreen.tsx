/** Lets a part of a block fill the screen: the class for it, and the button that switches. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AppServices } from '../contract.js';
import { IconButton } from './buttons.js';
import css from './fullscreen.css?inline';
import { MaximizeIcon, MinimizeIcon } from './more_icons.js';

/** @returns the class to add, "" while it does not fill the screen, and the button. Escape leaves. */
export function useFullscreen(app: AppServices): [string, VNode] {
  app.style(css);
  const [full, fill] = useState(false);
  useEffect(() => {
    if (!full) return;
    // Escape must reach us wherever the focus is, and nothing below must take it for its own.
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      fill(false);
    };
    document.addEventListener('keydown', leave, true);
    return () => document.removeEventListener('keydown', leave, true);
  }, [full]);
  const button = (
    <IconButton label={full ? 'Exit fullscreen mode' : 'Fullscreen'} onClick={() => fill(!full)}>
      {full ? <MinimizeIcon /> : <MaximizeIcon />}
    </IconButton>
  );
  return [full ? ' lite-fullscreen' : '', button];
}

/** Whether a block's `buttons` show one of its own; without a list, all are shown. */
export const hasButton = (buttons: unknown, name: string): boolean => !Array.isArray(buttons) || buttons.includes(name);
