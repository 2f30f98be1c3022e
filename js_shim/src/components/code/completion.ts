/** Suggestions while typing: what the language knows, and the words of the text. A chunk of its own. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completeAnyWord,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { type EditorView, keymap, tooltips } from '@codemirror/view';

/** @param parent its app's root is where the list is put, so that no box cuts it off and the theme reaches it. */
export function completion(parent: HTMLElement): Extension {
  const root = parent.closest<HTMLElement>('.gradio-container') ?? parent;
  return [
    autocompletion({ icons: false }),
    closeBrackets(),
    EditorState.languageData.of(() => [{ autocomplete: completeAnyWord }]),
    tooltips({ parent: root, position: 'fixed' }),
    Prec.high(keymap.of([...closeBracketsKeymap, ...completionKeymap])),
  ];
}

/** Suggests now: for what was typed before this, or the words of the language, was here. */
export const suggest = (view: EditorView): void => void startCompletion(view);
