/** The panels around one app: progress until it runs, a failure instead of it, the console below it. */
import { render } from 'preact';
import type { BootProgress, Failure } from '../protocol/host.js';
import { append, type ConsoleEntry } from './entries.js';
import { PlainFailure } from './plain.js';
import { ProgressPanel } from './progress.js';

export type PanelOptions = {
  /** CSS length that is kept free while the app is on its way. */
  initialHeight: string;
  retry: () => void;
  /** Adds a style sheet to the page. */
  style: (css: string) => void;
};

type Trouble = typeof import('./trouble.js');

/** How long a failure may wait for the chunk that draws it. */
const CHUNK_MS = 1500;

const WAITING: BootProgress = { type: 'boot_progress', step: 'download', label: 'Preparing', loaded: null, total: null };

export class Panels {
  private top: HTMLElement;
  private bottom: HTMLElement;
  private options: PanelOptions;
  private entries: ConsoleEntry[] = [];
  private scheduled = false;
  private failure: Failure | null = null;
  private trouble: Trouble | undefined;

  /** @param top where progress and failures go. @param bottom where the console goes. */
  constructor(top: HTMLElement, bottom: HTMLElement, options: PanelOptions) {
    this.top = top;
    this.bottom = bottom;
    this.options = options;
  }

  /** @param progress null before anything has begun. */
  showProgress(progress: BootProgress | null): void {
    this.failure = null;
    render(<ProgressPanel progress={progress ?? WAITING} height={this.options.initialHeight} />, this.top);
  }

  /** @param retry whether trying again can help; a mistake in the page's markup stays one. */
  showFailure(failure: Failure, retry = true): void {
    this.failure = failure;
    const onRetry = retry ? this.options.retry : null;
    const draw = (View: typeof PlainFailure) => {
      clearTimeout(timer);
      if (this.failure === failure) render(<View failure={failure} onRetry={onRetry} />, this.top);
    };
    const timer = setTimeout(() => draw(PlainFailure), CHUNK_MS);
    this.withTrouble(
      ({ FailurePanel }) => draw(FailurePanel),
      () => draw(PlainFailure),
    );
    this.renderConsole();
  }

  /** The app itself is to be seen. */
  showApp(): void {
    this.failure = null;
    render(null, this.top);
  }

  print(stream: 'stdout' | 'stderr', text: string): void {
    this.entries = append(this.entries, { stream, text });
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => {
      this.scheduled = false;
      this.renderConsole();
    }, 30);
  }

  unmount(): void {
    this.failure = null;
    this.entries = [];
    render(null, this.top);
    render(null, this.bottom);
  }

  /** An app that only prints shows no console: it would be news to its users, not to its author. */
  private renderConsole(): void {
    const wanted = this.entries.some(({ stream }) => stream === 'stderr') || (this.failure !== null && this.entries.length > 0);
    if (!wanted) {
      render(null, this.bottom);
      return;
    }
    const clear = () => {
      this.entries = [];
      this.renderConsole();
    };
    this.withTrouble(({ ConsolePanel }) => {
      if (this.entries.length > 0) render(<ConsolePanel entries={this.entries} onClear={clear} />, this.bottom);
    });
  }

  /** Calls back with the views of the chunk: now, if it is here. */
  private withTrouble(draw: (trouble: Trouble) => void, failed: () => void = () => {}): void {
    if (this.trouble !== undefined) {
      draw(this.trouble);
      return;
    }
    import('./trouble.js').then((trouble) => {
      this.options.style(trouble.css);
      this.trouble = trouble;
      draw(trouble);
    }, failed);
  }
}
