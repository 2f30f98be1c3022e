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
  const boxes: HTMLElement[] = [];
  const box = (...classes: string[]) => {
    const element = document.createElement('div');
    element.classList.add(...classes);
    boxes.push(element);
    return element;
  };
  const frame = box('lite-frame');
  frame.classList.toggle('lite-container', options.container);
  frame.classList.toggle('lite-embed', options.isEmbed);
  frame.classList.toggle('lite-app-mode', options.appMode);
  const [top, app, bottom] = [box('lite-panel'), box('lite-mount'), box('lite-panel')];
  frame.append(top, app, bottom);
  if (options.info) frame.append(footer(box('lite-info')));
  const unfollow = followScheme(options.themeMode, (dark) => {
    for (const element of boxes) element.classList.toggle('dark', dark);
  });
  target.append(frame);
  const remove = () => {
    unfollow();
    frame.remove();
  };
  return { top, app, bottom, remove };
}

/** Tells whether to be dark, now and whenever the system changes its mind. @returns ends it. */
function followScheme(mode: AppOptions['themeMode'], show: (dark: boolean) => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const update = () => show(mode === null ? system.matches : mode === 'dark');
  update();
  system.addEventListener('change', update);
  return () => system.removeEventListener('change', update);
}

function footer(line: HTMLElement): HTMLElement {
  line.textContent = 'Made with Lite, running in your browser';
  return line;
}
