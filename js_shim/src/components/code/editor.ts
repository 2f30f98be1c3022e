/** The editor: CodeMirror with our colours. The one place that knows it; `index.tsx` sees an `Editor`. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { loadLanguage } from './languages.js';

/** What can change while an editor stands. */
export type Settings = {
  language: string | null;
  editable: boolean;
  wrap: boolean;
  numbers: boolean;
  autocomplete: boolean;
  /** Accessible name. */
  label: string;
  /** DOM id of the words that describe it. */
  describedBy: string;
};

export type Listeners = { input: (text: string) => void; focus: () => void; blur: () => void };

export interface Editor {
  /** Shows `text`, unless it is what the user just typed. What the user selected stays selected. */
  show(text: string): void;
  configure(settings: Settings): void;
  destroy(): void;
}

/** Marks changes that come from outside, which are no input. */
const shown = Annotation.define<true>();

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.modifier, tags.operatorKeyword], color: 'var(--lite-code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.inserted], color: 'var(--lite-code-string)' },
  { tag: [tags.number, tags.atom, tags.escape, tags.unit, tags.color], color: 'var(--lite-code-number)' },
  {
    tag: [
      tags.function(tags.variableName),
      tags.definition(tags.variableName),
      tags.className,
      tags.typeName,
      tags.tagName,
      tags.propertyName,
      tags.attributeName,
      tags.heading,
      tags.link,
    ],
    color: 'var(--lite-code-name)',
  },
  { tag: [tags.comment, tags.meta, tags.quote, tags.processingInstruction], color: 'var(--lite-code-comment)' },
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.invalid, tags.deleted], color: 'var(--error-text-color)' },
]);

/** An editor in `parent`. */
export function createEditor(parent: HTMLElement, text: string, settings: Settings, listeners: Listeners): Editor {
  const features = new Compartment();
  const language = new Compartment();
  const completion = new Compartment();
  /** Whether a letter that the user typed is the last that happened: suggestions that arrive after it are for it. */
  let typed = false;
  let suggest: ((view: EditorView) => void) | null = null;
  const view = new EditorView({
    parent,
    root: parent.getRootNode() as Document | ShadowRoot,
    state: EditorState.create({
      doc: text,
      extensions: [
        highlightSpecialChars(),
        history(),
        indentOnInput(),
        bracketMatching(),
        syntaxHighlighting(COLOURS),
        completion.of([]),
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        features.of(featuresOf(settings)),
        language.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged || update.selectionSet) typed = update.transactions.some((one) => one.isUserEvent('input.type'));
          tell(update, listeners);
        }),
      ],
    }),
  });
  let gone = false;
  /** What arrives late is put in only if it is still wanted. */
  const put = (where: Compartment, extension: Promise<Extension>, wanted: () => boolean) =>
    extension.then(
      (ready) => {
        if (gone || !wanted()) return;
        view.dispatch({ effects: where.reconfigure(ready) });
        if (typed && view.hasFocus && endsInWord(view)) suggest?.(view);
      },
      (error: unknown) => console.error('Lite: the code is shown without its colours or suggestions.', error),
    );
  let now: Partial<Settings> = {};
  const load = (next: Settings) => {
    const { language: name, autocomplete } = next;
    const before = now;
    now = next;
    if (before.language !== name) {
      const support = loadLanguage(name).then((found): Extension => (found ? [found, indentUnit.of(indentOf(name))] : []));
      void put(language, support, () => now.language === name);
    }
    if ((before.autocomplete ?? false) !== autocomplete) {
      const words = async () => {
        const module = autocomplete ? await import('./completion.js') : null;
        suggest = module?.suggest ?? null;
        return module?.completion(parent) ?? [];
      };
      void put(completion, words(), () => now.autocomplete === autocomplete);
    }
  };
  load(settings);
  return {
    show: (next) => show(view, next),
    configure: (next) => {
      view.dispatch({ effects: features.reconfigure(featuresOf(next)) });
      load(next);
    },
    destroy: () => {
      gone = true;
      view.destroy();
    },
  };
}

/** Whether the cursor stands behind a letter. */
function endsInWord({ state }: EditorView): boolean {
  const { head } = state.selection.main;
  return /[\p{L}\p{N}_]/u.test(state.sliceDoc(Math.max(0, head - 1), head));
}

/** Style guides agree on four for Python, and mostly on two elsewhere. */
const indentOf = (language: string | null): string => (language === 'python' ? '    ' : '  ');

function featuresOf({ editable, wrap, numbers, label, describedBy }: Settings): Extension[] {
  const attributes: Record<string, string> = { 'aria-label': label };
  if (editable) attributes['aria-describedby'] = describedBy;
  // What only shows code must still be reached by keyboard, to be scrolled and selected.
  else Object.assign(attributes, { tabindex: '0', 'aria-readonly': 'true' });
  return [
    EditorState.readOnly.of(!editable),
    EditorView.editable.of(editable),
    EditorView.contentAttributes.of(attributes),
    ...(numbers ? [lineNumbers()] : []),
    ...(wrap ? [EditorView.lineWrapping] : []),
  ];
}

function tell(update: ViewUpdate, { input, focus, blur }: Listeners): void {
  if (update.docChanged && !update.transactions.some((transaction) => transaction.annotation(shown))) {
    input(update.state.doc.toString());
  }
  if (update.focusChanged) (update.view.hasFocus ? focus : blur)();
}

/** Text that grows, as a stream does, is added to; anything else is replaced between what both have in common. */
function show(view: EditorView, next: string): void {
  const now = view.state.doc.toString();
  if (now === next.replaceAll(/\r\n?/g, '\n')) return;
  view.dispatch({ changes: changeOf(now, next), annotations: shown.of(true) });
}

/** The one change that makes `next` of `now`: what they begin and end with in common is left alone. */
export function changeOf(now: string, next: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(now.length, next.length);
  let from = 0;
  while (from < shorter && now[from] === next[from]) from++;
  let same = 0;
  while (same < shorter - from && now[now.length - 1 - same] === next[next.length - 1 - same]) same++;
  return { from, to: now.length - same, insert: next.slice(from, next.length - same) };
}
