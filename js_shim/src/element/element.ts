/**
 * The tags `<lite-app>` and `<gradio-lite>`: an app written in a page.
 *
 * The children are the app's source. They may arrive after the element does (a page that is still loading, a script that
 * fills the element), so the app starts once there is something to run and the parser or the script has paused.
 */

import { Panels } from '../panels/panels.js';
import { makeFailure } from '../protocol/failure.js';
import { shareStyle } from '../render/styles.js';
import { AppController, type Environment, toAppSource } from './controller.js';
import { makeFrame } from './frame.js';
import { readOptions } from './options.js';
import { isEmpty, readSource, type Source, SourceError } from './source.js';

/** How long an element may be empty before it says so; it goes on waiting. */
const EMPTY_NOTICE_MS = 3000;

let environment: Environment | undefined;

export class LiteApp extends HTMLElement {
  /** The running app; null until the source has been read. */
  controller: AppController | null = null;
  private source: Source | undefined;
  private waiting: MutationObserver | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private notice: ReturnType<typeof setTimeout> | undefined;
  private removeComplaint: (() => void) | undefined;

  connectedCallback(): void {
    if (this.controller !== null) return; // moved, not new
    if (this.source !== undefined) this.start(this.source);
    else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', this.read, { once: true });
    else this.readSoon();
  }

  disconnectedCallback(): void {
    // A move is a removal and an insertion in the same task.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.stopWaiting();
      this.controller?.unmount();
      this.controller = null;
    });
  }

  private readSoon = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.read, 0);
  };

  private read = (): void => {
    if (!this.isConnected || this.controller !== null) return;
    this.removeComplaint?.();
    try {
      const source = readSource(this);
      if (isEmpty(source)) this.waitForSource();
      else this.start(source);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      this.stopWaiting();
      this.complain('The app in this page is written wrongly.', error.message);
    }
  };

  private start(source: Source): void {
    this.stopWaiting();
    this.source = source;
    if (environment) this.controller = new AppController(this, toAppSource(source), readOptions(this), environment);
  }

  private waitForSource(): void {
    if (this.waiting !== undefined) return;
    this.waiting = new MutationObserver((records) => {
      // What our own panel draws is no source.
      if (records.some(({ target }) => !(target instanceof Element ? target : target.parentElement)?.closest('.lite-frame')))
        this.readSoon();
    });
    this.waiting.observe(this, { childList: true, characterData: true, subtree: true });
    this.notice = setTimeout(() => {
      const hint = 'Write the code inside the element, or mark one of its files with the attribute entrypoint.';
      this.complain('This app has no Python code to run.', `<${this.localName}> is empty.`, hint);
    }, EMPTY_NOTICE_MS);
  }

  private stopWaiting(): void {
    clearTimeout(this.timer);
    clearTimeout(this.notice);
    this.waiting?.disconnect();
    this.waiting = undefined;
    this.removeComplaint?.();
    document.removeEventListener('DOMContentLoaded', this.read);
  }

  /** Shows a failure beside the (unchanged) source, which stays hidden meanwhile. */
  private complain(title: string, message: string, hint: string | null = null): void {
    const watching = this.waiting !== undefined;
    this.waiting?.disconnect();
    const options = readOptions(this);
    const frame = makeFrame(this, options);
    const panels = new Panels(frame.top, frame.bottom, {
      initialHeight: options.initialHeight,
      retry: () => {},
      style: (css) => shareStyle(this, css),
    });
    panels.showFailure(makeFailure('app', title, { message, hint }), false);
    if (watching) this.waiting?.observe(this, { childList: true, characterData: true, subtree: true });
    this.removeComplaint = () => {
      this.removeComplaint = undefined;
      panels.unmount();
      frame.remove();
    };
  }
}

/** The compatible face: the same element under Gradio-Lite's name. */
export class GradioLite extends LiteApp {}

/** Defines both tags, unless the page already has them (two scripts, one page). */
export function defineElements(given: Environment): void {
  environment = given;
  if (!customElements.get('lite-app')) customElements.define('lite-app', LiteApp);
  if (!customElements.get('gradio-lite')) customElements.define('gradio-lite', GradioLite);
}
