/** What the renderer gives a component or a layout, and all it may know of the rest. */
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, FunctionComponent } from 'preact';
import type { FileData, LayoutNode } from '../protocol/config.js';
import type { Json } from '../protocol/messages.js';
import type { Place, ProgressStep, Status } from '../state/status.js';
import type { Stream, StreamListener } from '../state/streams.js';

export type { Place, ProgressStep, Status, Stream, StreamListener };

/** One block of an app. */
export interface Node<P extends object = Record<string, Json>> {
  readonly uid: number;
  readonly type: string;
  /** All props, `value` included, `interactive` resolved. Reading `.value` while rendering subscribes to it. */
  readonly props: ReadonlySignal<P>;
  readonly status: ReadonlySignal<Status>;
  /** What stands in it, where a render decides that; the tree reads it. */
  readonly children?: ReadonlySignal<LayoutNode[]> | undefined;
  /** Changes props from the page's side: stores them, and fires `change` if `value` changed. Fires nothing else. */
  set(patch: Partial<P>): void;
  /** Fires an event of this block, with what it carries; a no-op when nobody listens. */
  emit(event: string, data?: Json): void;
  /**
   * Opens a stream of frames for who listens to `stream`; null when nobody does. Frames are dropped when the function is slower than
   * they come, never queued (docs/design/contract.md).
   */
  stream(listener?: StreamListener): Promise<Stream | null>;
  /**
   * For a block that is ahead of its value because making it takes long: calls that take the block as an input wait for `work`, which
   * sets the value and then says null here. null: the value is up to date.
   */
  settle(work: (() => Promise<void>) | null): void;
  /**
   * Asks this block's Python side for something beside all events (`Component.answer`); waits until Python is up.
   * Rejects with a readable error; aborting `signal` stops a question that takes its time.
   */
  ask(name: string, args: Json[], signal?: AbortSignal): Promise<Json>;
  /** Whether any dependency listens to `event`. */
  listens(event: string): boolean;
  readonly app: AppServices;
}

/** What a component may ask of the page around it. */
export interface AppServices {
  /** The element the app lives in; look things up here, never in `document`. */
  readonly root: HTMLElement;
  /** Prefix for DOM ids, unique per app on the page. */
  readonly prefix: string;
  /**
   * Hands user-chosen files to Python without copying them. Waits until Python is up.
   *
   * @param stale what this block uploaded before and needs no more: taken back once no block and no call has it either.
   */
  upload(files: File[], onProgress?: (fraction: number) => void, stale?: FileData[]): Promise<FileData[]>;
  toast(level: 'info' | 'warning' | 'success' | 'error', message: string, options?: { title?: string; duration?: number | null }): void;
  /** Runs JavaScript the app's author wrote; undefined with a console message where the page's CSP forbids it. */
  author(source: string): Promise<((...args: unknown[]) => unknown) | undefined>;
  /** Adds a component's stylesheet to the root's tree once; `css` comes from `import css from './x.css?inline'`. */
  style(css: string): void;
  /** Renders a block that is given as data, e.g. a component inside a chat message. */
  render(type: string, props: Record<string, Json>): ComponentChildren;
  /** Another block of this app, e.g. a Button listed in a Textbox's `buttons`. */
  node(uid: number): Node | undefined;
}

/** A component's chunk default-exports one of these; a layout gets its children as well. */
export type BlockView<P extends object = any> = FunctionComponent<{ node: Node<P>; children?: ComponentChildren }>;
