/**
 * The editable text. Selecting a part of it with the mouse, or words of it with the arrow keys and Enter, marks it; a
 * mark's name is a button that renames it, with one beside it that takes it off.
 */
import type { CSSProperties, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CloseIcon, controlId } from '../../render/kit/index.js';
import { scoreFill } from './colors.js';
import { categories, type Mark, marked, markOf, renamed, type Span, trimmed, unmarked, words } from './spans.js';
import { fill, type Props, type ViewProps } from './view.js';

/** What is being named: a part of an unmarked span, or a mark that is there. */
type Naming = { index: number; from: number; to: number; fresh: boolean };

export function Editor({ node, spans, colors, scored, label }: ViewProps & { label: string }): VNode {
  const [naming, setNaming] = useState<Naming | null>(null);
  const id = controlId(node);
  const store = (value: Span[]) => {
    node.set({ value });
    node.emit('input');
  };
  const finish = (mark: Mark) => {
    setNaming(null);
    if (!naming || mark === null) return;
    store(naming.fresh ? marked(spans, naming.index, naming.from, naming.to, mark) : renamed(spans, naming.index, mark));
  };
  const known = [...new Set([...categories(spans), ...Object.keys((node.props.peek() as Props).color_map ?? {})])];
  const input = (now: Mark) => (
    <NameInput list={scored ? undefined : `${id}-categories`} scored={scored} now={now} onDone={finish} onCancel={() => setNaming(null)} />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset can stand in running text
    <div role="group" aria-label={label || 'Highlighted Text'}>
      <span id={`${id}-help`} class="lite-sr-only">
        Arrow keys choose a word, with Shift several; Enter labels them.
      </span>
      <datalist id={`${id}-categories`}>
        {known.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
      {spans.map((span, index) => {
        const mark = markOf(span);
        const here = naming?.index === index ? naming : null;
        if (mark === null && here) return <Fresh key={index} text={span.token} part={here} input={input(null)} />;
        if (mark === null) {
          const pick = (from: number, to: number) => setNaming({ index, from, to, fresh: true });
          return <Plain key={index} text={span.token} help={`${id}-help`} onPick={pick} />;
        }
        const edit = () => {
          setNaming({ index, from: 0, to: span.token.length, fresh: false });
          node.emit('select', { index, value: [span.token, mark] });
        };
        const remove = () => {
          setNaming(null);
          store(unmarked(spans, index));
        };
        const style = scored ? { background: scoreFill(Number(mark)) } : fill(colors.get(String(mark)));
        return (
          <Marked key={index} text={span.token} mark={mark} style={style} input={here && input(mark)} onEdit={edit} onRemove={remove} />
        );
      })}
    </div>
  );
}

/** Unmarked text with a part that is being named. */
function Fresh({ text, part, input }: { text: string; part: Naming; input: VNode }): VNode {
  return (
    <span>
      {text.slice(0, part.from)}
      <mark class="highlightedtext-mark highlightedtext-fresh">
        {text.slice(part.from, part.to)}
        {input}
      </mark>
      {text.slice(part.to)}
    </span>
  );
}

type MarkedProps = {
  text: string;
  mark: Mark;
  style: CSSProperties;
  /** The field that renames it, while it does. */
  input: VNode | null;
  onEdit: () => void;
  onRemove: () => void;
};

function Marked({ text, mark, style, input, onEdit, onRemove }: MarkedProps): VNode {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
  };
  return (
    <mark class="highlightedtext-mark highlightedtext-editable" style={style}>
      {input ? (
        <>
          {text}
          {input}
        </>
      ) : (
        <button type="button" class="highlightedtext-name" title="Edit label" onClick={onEdit} onKeyDown={onKeyDown}>
          {text}
          <span class="highlightedtext-tag">{mark}</span>
        </button>
      )}
      <button type="button" class="highlightedtext-remove" aria-label="Remove label" title="Remove label" onClick={onRemove}>
        <CloseIcon size={12} />
      </button>
    </mark>
  );
}

/** The selection of the tree that `element` is in. Chromium keeps one per shadow root. */
function selectionAt(element: Element): Selection | null {
  const root = element.getRootNode() as Document & { getSelection?: () => Selection | null };
  return root.getSelection?.() ?? document.getSelection();
}

type PlainProps = { text: string; help: string; onPick: (from: number, to: number) => void };

/** Unmarked text, of which a part can be picked. Blank text is only text. */
function Plain({ text, help, onPick }: PlainProps): VNode {
  const cursor = useRef({ anchor: 0, focus: -1 });
  const found = words(text);
  if (found.length === 0) return <span>{text}</span>;
  const pick = (element: Element) => {
    const selection = selectionAt(element);
    const child = element.firstChild;
    if (!selection || selection.isCollapsed || selection.anchorNode !== child || selection.focusNode !== child) return;
    const ends = [selection.anchorOffset, selection.focusOffset].sort((a, b) => a - b) as [number, number];
    const part = trimmed(text, ...ends);
    selection.removeAllRanges();
    if (part) onPick(...part);
  };
  /** Selects words, so that what the keyboard has chosen looks like what the mouse has. */
  const show = (element: Element, anchor: number, focus: number) => {
    cursor.current = { anchor, focus };
    const [first, last] = [Math.min(anchor, focus), Math.max(anchor, focus)];
    const child = element.firstChild;
    if (child) selectionAt(element)?.setBaseAndExtent(child, found[first]?.[0] ?? 0, child, found[last]?.[1] ?? 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const element = event.currentTarget as Element;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Enter') pick(element);
    else if (step === undefined) return;
    else {
      const focus = Math.min(Math.max(cursor.current.focus + step, 0), found.length - 1);
      show(element, event.shiftKey ? cursor.current.anchor : focus, focus);
    }
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button's text can't be selected
    <span
      class="highlightedtext-plain"
      role="button"
      tabIndex={0}
      aria-describedby={help}
      onMouseUp={(event) => pick(event.currentTarget)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        cursor.current = { anchor: 0, focus: -1 };
      }}
    >
      {text}
    </span>
  );
}

type NameProps = { list: string | undefined; scored: boolean; now: Mark; onDone: (mark: Mark) => void; onCancel: () => void };

/** Asks for a category or a score; Enter and leaving it take what is there, Escape nothing. */
function NameInput({ list, scored, now, onDone, onCancel }: NameProps): VNode {
  const field = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (mark: Mark | undefined) => {
    if (over.current) return;
    over.current = true;
    if (mark === undefined) onCancel();
    else onDone(mark);
  };
  const read = (): Mark => {
    const text = field.current?.value.trim() ?? '';
    if (text === '') return null;
    return scored ? Math.min(Math.max(Number(text), -1), 1) : text;
  };
  const bounds = scored ? { type: 'number' as const, min: -1, max: 1, step: 0.1 } : { type: 'text' as const, list };
  return (
    <input
      ref={field}
      class="highlightedtext-input"
      aria-label={scored ? 'Score' : 'Label'}
      placeholder={scored ? 'score' : 'label'}
      defaultValue={now === null ? '' : String(now)}
      autocomplete="off"
      {...bounds}
      onBlur={() => end(read())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' && !event.isComposing) {
          event.preventDefault();
          end(read());
        } else if (event.key === 'Escape') end(undefined);
      }}
    />
  );
}
