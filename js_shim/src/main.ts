/**
 * The entry that becomes `lite.js`: defines the tags, and gives scripts `createGradioApp`.
 *
 * Everything else is found relative to this file, so that the runtime's folder can lie anywhere.
 */
import './panels/panels.css';
import './element/frame.css';
import { appCreator } from './element/api.js';
import { defineElements } from './element/element.js';

declare global {
  interface Window {
    createGradioApp: typeof createGradioApp;
    createLiteApp: typeof createGradioApp;
  }
}

const environment = { base: new URL('./', import.meta.url).href };

/** Starts an app in an element of the page; returns its controller. */
export const createGradioApp = appCreator(environment);
/** The same under our own name. */
export const createLiteApp = createGradioApp;

window.createGradioApp = createGradioApp;
window.createLiteApp = createLiteApp;
defineElements(environment);
