import { expect, test } from 'vitest';
import { notes } from './notes.js';
import { completeOptions, DEFAULTS, readOptions } from './options.js';

function options(attributes: string) {
  document.body.innerHTML = `<div ${attributes}></div>`;
  return readOptions(document.body.firstElementChild!);
}

test('no attributes are the defaults', () => {
  expect(options('')).toEqual(DEFAULTS);
});

test('every attribute is read', () => {
  const all =
    'theme=dark playground layout=vertical shared-worker initial-height=120 info container embed eager auto-scroll control-page-title app-mode no-cache';
  expect(options(`${all} pyodide-url=p packages-url=q stall-seconds=5`)).toEqual({
    info: true,
    container: true,
    isEmbed: true,
    initialHeight: '120px',
    eager: true,
    themeMode: 'dark',
    autoScroll: true,
    controlPageTitle: true,
    appMode: true,
    playground: true,
    layout: 'vertical',
    sharedWorkerMode: true,
    pyodideUrl: 'p',
    packagesUrl: 'q',
    noCache: true,
    stallSeconds: 5,
  });
});

test('"false" switches off, and unknown themes follow the system', () => {
  expect(options('eager=false theme=blue initial-height=50vh')).toEqual({ ...DEFAULTS, initialHeight: '50vh' });
});

test('options of a script may be null or missing', () => {
  expect(completeOptions({ themeMode: null, eager: true, initialHeight: undefined })).toEqual({ ...DEFAULTS, eager: true });
});

test('what is accepted and does nothing yet is said', () => {
  expect(notes(DEFAULTS)).toEqual([]);
  expect(notes({ ...DEFAULTS, playground: true })).toHaveLength(1);
});
