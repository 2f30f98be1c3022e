/** The panels around one app: progress until it runs, a failure instead of it, the console below it. */
import { render } from 'preact';
import type { BootProgress, Failure } from '../protocol/host.js';
import { append, type ConsoleEntry, ConsolePanel } from './console.js';
import { FailurePanel } from './failure.js';
import { ProgressPanel } from './progress.js';

export type PanelOptions = {
  /** CSS length that is kept free while the app is on its way. */
  initialHeight: string;
  retry: () => void;
};

const WAITING: BootProgress = { type: 'boot_progress', step: 'download', label: 'Preparing', loaded: null, total: null };

export class Panels {
  private top: HTMLElement;
  private bottom: HTMLElement;
  private options: PanelOptions;
  private entries: ConsoleEntry[] = [];
  private scheduled = false;
  private failed = false;

  /** @param top where progress and failures go. @param bottom where the console goes. */
  constructor(top: HTMLElement, bottom: HTMLElement, options: PanelOptions) {
    this.top = top;
    this.bottom = bottom;
    this.options = options;
  }

  /** @param progress null before anything has begun. */
  showProgress(progress: BootProgress | null): void {
    this.failed = false;
    render(<ProgressPanel progress={progress ?? WAITING} height={this.options.initialHeight} />, this.top);
  }

  /** @param retry whether trying again can help; a mistake in the page's markup stays one. */
  showFailure(failure: Failure, retry = true): void {
    this.failed = true;
    render(<FailurePanel failure={failure} onRetry={retry ? this.options.retry : null} />, this.top);
    this.renderConsole();
  }

  /** The app itself is to be seen. */
  showApp(): void {
    this.failed = false;
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
    this.entries = [];
    render(null, this.top);
    render(null, this.bottom);
  }

  /** An app that only prints shows no console: it would be news to its users, not to its author. */
  private renderConsole(): void {
    const wanted = this.entries.some(({ stream }) => stream === 'stderr') || (this.failed && this.entries.length > 0);
    const clear = () => {
      this.entries = [];
      this.renderConsole();
    };
    render(wanted ? <ConsolePanel entries={this.entries} onClear={clear} /> : null, this.bottom);
  }
}
