/**
 * A markdown text on the page, made for texts that grow: finished pieces keep their elements, and the last one is rendered at most
 * once per frame, less often if it takes long.
 */
import { type RefObject, render, type VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AppServices } from '../contract.js';
import { CopyButton } from './buttons.js';
import { type MarkdownOptions, renderMarkdown } from './markdown.js';
import css from './prose.css?inline';
import { cut, type Piece } from './prose_blocks.js';
import { Sanitized } from './sanitized.js';

export type ProseProps = MarkdownOptions & {
  app: AppServices;
  text: string;
  class?: string;
  /** The text of a code block was copied. */
  onCopy?: ((code: string) => void) | undefined;
};

/** Rendered markdown (class `prose`). Until the engines are there, its source as plain text. */
export function Prose({ app, text, class: className = '', onCopy, ...options }: ProseProps): VNode {
  app.style(css);
  const pieces = usePieces(text, options);
  const settings = useSettings(options);
  return (
    <div class={`prose${className && ` ${className}`}`}>
      {pieces.map((piece) => (
        <PieceView key={piece.start} text={piece.text} settings={settings} onCopy={onCopy} />
      ))}
    </div>
  );
}

const DISPLAY_DOLLARS = [{ left: '$$', right: '$$', display: true }];

function usePieces(text: string, { latexDelimiters = DISPLAY_DOLLARS, headerLinks }: MarkdownOptions): Piece[] {
  const before = useRef<Piece[]>([]);
  // Ids of headings count over the whole text.
  if (headerLinks) return text === '' ? [] : [{ start: 0, text }];
  before.current = cut(text, latexDelimiters, before.current);
  return before.current;
}

/** The options as one object that changes only when they do. */
function useSettings(options: MarkdownOptions): MarkdownOptions {
  const key = JSON.stringify(options);
  const kept = useRef({ key, options });
  if (kept.current.key !== key) kept.current = { key, options };
  return kept.current.options;
}

type PieceProps = { text: string; settings: MarkdownOptions; onCopy: ((code: string) => void) | undefined };

function PieceView({ text, settings, onCopy }: PieceProps): VNode {
  const html = useHtml(text, settings);
  const element = useRef<HTMLDivElement>(null);
  useCodeHeads(element, html, onCopy);
  if (html === null) return <div class="prose-source">{text}</div>;
  return <Sanitized html={html} element={element as RefObject<HTMLDivElement>} />;
}

/** How much of the time a growing piece may take: 1 of 4. */
const REST = 3;

/** The HTML of `text`; the last one while the next is being made, null before the first. */
function useHtml(text: string, settings: MarkdownOptions): string | null {
  const [html, show] = useState<string | null>(null);
  const job = useRef({ text, settings, busy: false, done: '', doneSettings: null as MarkdownOptions | null, gone: false });
  useLayoutEffect(() => {
    const state = job.current;
    state.text = text;
    state.settings = settings;
    if (!state.busy) void work(job.current, show);
  }, [text, settings]);
  useEffect(() => {
    job.current.gone = false;
    return () => {
      job.current.gone = true;
    };
  }, []);
  return html;
}

type Job = { text: string; settings: MarkdownOptions; busy: boolean; done: string; doneSettings: MarkdownOptions | null; gone: boolean };

/** Renders until what is shown is the newest; texts that came meanwhile are skipped. */
async function work(job: Job, show: (html: string) => void): Promise<void> {
  job.busy = true;
  try {
    while (!job.gone && (job.text !== job.done || job.settings !== job.doneSettings)) {
      const { text, settings } = job;
      const begun = performance.now();
      const html = await rendered(text, settings);
      job.done = text;
      job.doneSettings = settings;
      if (job.gone) return;
      show(html);
      const took = performance.now() - begun;
      if (took > 4) await new Promise((resolve) => setTimeout(resolve, took * REST));
    }
  } finally {
    job.busy = false;
  }
}

async function rendered(text: string, settings: MarkdownOptions): Promise<string> {
  try {
    return await renderMarkdown(text, settings);
  } catch (error) {
    // A chunk that did not arrive: the text is still worth reading.
    console.error('Markdown could not be rendered; it is shown as it was written. Check the connection and reload the page.', error);
    const box = document.createElement('div');
    const plain = document.createElement('pre');
    plain.textContent = text;
    plain.className = 'prose-source';
    box.append(plain);
    return new XMLSerializer().serializeToString(box);
  }
}

/** Gives every code block a head with its language and a copy button, and every task its name. */
function useCodeHeads(element: RefObject<HTMLDivElement | null>, html: string | null, onCopy: PieceProps['onCopy']): void {
  const copied = useRef(onCopy);
  copied.current = onCopy;
  useLayoutEffect(() => {
    for (const box of element.current?.querySelectorAll('li > input[type="checkbox"]') ?? []) {
      box.setAttribute('aria-label', box.parentElement?.textContent?.trim() || 'Task');
    }
    const heads = [...(element.current?.querySelectorAll<HTMLElement>('pre.lite-code') ?? [])].map((pre) => addHead(pre, copied));
    return () => {
      for (const head of heads) render(null, head);
    };
  }, [html]);
}

function addHead(pre: HTMLElement, onCopy: RefObject<PieceProps['onCopy']>): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'prose-code';
  const head = document.createElement('div');
  head.className = 'prose-code-head';
  pre.replaceWith(frame);
  frame.append(head, pre);
  // Wide code scrolls, so the keyboard must reach it.
  pre.tabIndex = 0;
  const code = pre.querySelector('code');
  const language = /language-(\S+)/.exec(code?.className ?? '')?.[1] ?? '';
  const text = () => (code?.textContent ?? '').replace(/\n$/, '');
  render(
    <>
      <span>{language}</span>
      <CopyButton text={text} onCopy={(copied) => onCopy.current?.(copied)} />
    </>,
    head,
  );
  return head;
}
