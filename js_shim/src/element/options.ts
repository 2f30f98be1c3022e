/** How an app is shown and where its runtime is: read from attributes, or given to `createGradioApp`. */

/** Everything but the app's source. Names are Gradio-Lite's where it had them. */
export type AppOptions = {
  /** Shows the line below the app that says what it is made with. */
  info: boolean;
  /** Keeps the app in a centred column with padding; otherwise it takes the element's width. */
  container: boolean;
  /** Draws a border around the app, for a page that has other content. */
  isEmbed: boolean;
  /** CSS length kept free until the app is there. */
  initialHeight: string;
  /** Boots at once instead of when the element comes near the viewport. */
  eager: boolean;
  /** Null follows the reader's system. */
  themeMode: 'light' | 'dark' | null;
  /** Scrolls the app into view when it is ready. */
  autoScroll: boolean;
  /** Sets the page's title to the app's. */
  controlPageTitle: boolean;
  /** Fills at least the window's height. */
  appMode: boolean;
  /** Accepted; the editor beside the app comes later. */
  playground: boolean;
  /** Accepted with `playground`: "vertical" or "horizontal". */
  layout: string | null;
  /** Accepted; each app has a worker of its own. */
  sharedWorkerMode: boolean;
  /** Where Pyodide's files are, if not beside the runtime. */
  pyodideUrl: string | null;
  /** Where the wheels of Pyodide's distribution are, if not with Pyodide's files. */
  packagesUrl: string | null;
  /** Keeps nothing of the app in the browser for the next visit's first paint. */
  noCache: boolean;
  /** Seconds without progress after which the boot is reported as stalled. */
  stallSeconds: number;
};

export const DEFAULTS: AppOptions = {
  info: false,
  container: false,
  isEmbed: false,
  initialHeight: '300px',
  eager: false,
  themeMode: null,
  autoScroll: false,
  controlPageTitle: false,
  appMode: false,
  playground: false,
  layout: null,
  sharedWorkerMode: false,
  pyodideUrl: null,
  packagesUrl: null,
  noCache: false,
  stallSeconds: 60,
};

/** The options an element's attributes ask for. */
export function readOptions(element: Element): AppOptions {
  const flag = (name: string) => element.hasAttribute(name) && element.getAttribute(name) !== 'false';
  const theme = element.getAttribute('theme');
  const seconds = Number(element.getAttribute('stall-seconds'));
  return {
    info: flag('info'),
    container: flag('container'),
    isEmbed: flag('embed'),
    initialHeight: cssLength(element.getAttribute('initial-height')),
    eager: flag('eager'),
    themeMode: theme === 'light' || theme === 'dark' ? theme : null,
    autoScroll: flag('auto-scroll'),
    controlPageTitle: flag('control-page-title'),
    appMode: flag('app-mode'),
    playground: flag('playground'),
    layout: element.getAttribute('layout'),
    sharedWorkerMode: flag('shared-worker'),
    pyodideUrl: element.getAttribute('pyodide-url'),
    packagesUrl: element.getAttribute('packages-url'),
    noCache: flag('no-cache'),
    stallSeconds: seconds > 0 ? seconds : DEFAULTS.stallSeconds,
  };
}

/** Options as a script gives them: what is missing, null or undefined is the default. */
export function completeOptions(given: { [K in keyof AppOptions]?: AppOptions[K] | null | undefined }): AppOptions {
  const known = Object.entries(given).filter(([name, value]) => name in DEFAULTS && value !== undefined && value !== null);
  return { ...DEFAULTS, ...Object.fromEntries(known) };
}

/** A bare number is taken as pixels. */
function cssLength(text: string | null): string {
  if (text === null || text.trim() === '') return DEFAULTS.initialHeight;
  return /^\d+$/.test(text.trim()) ? `${text.trim()}px` : text;
}
