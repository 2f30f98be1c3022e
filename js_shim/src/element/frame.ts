/** The boxes an app has inside its element: panels above, the app, the console below, and who made it. */
import type { AppOptions } from './options.js';

export type Frame = {
  /** Progress and failures. */
  top: HTMLElement;
  /** The app itself. */
  app: HTMLElement;
  /** The console. */
  bottom: HTMLElement;
  remove(): void;
};

/** Builds the boxes in the light DOM of `target`, so that an app's own CSS and scripts find its parts. */
export function makeFrame(target: HTMLElement, options: AppOptions): Frame {
  const dark = options.themeMode === null ? matchMedia('(prefers-color-scheme: dark)').matches : options.themeMode === 'dark';
  const box = (...classes: string[]) => {
    const element = document.createElement('div');
    element.classList.add(...classes);
    element.classList.toggle('dark', dark);
    return element;
  };
  const frame = box('lite-frame');
  frame.classList.toggle('lite-container', options.container);
  frame.classList.toggle('lite-embed', options.isEmbed);
  frame.classList.toggle('lite-app-mode', options.appMode);
  const [top, app, bottom] = [box('lite-panel'), box('lite-mount'), box('lite-panel')];
  frame.append(top, app, bottom);
  if (options.info) frame.append(footer(box('lite-info')));
  target.append(frame);
  return { top, app, bottom, remove: () => frame.remove() };
}

function footer(line: HTMLElement): HTMLElement {
  line.textContent = 'Made with Lite, running in your browser';
  return line;
}
