import { EditorView } from '@codemirror/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeOf, createEditor, type Editor, type Settings } from './editor.js';
import { languageNames, loadLanguage } from './languages.js';
import { downloadName } from './suffix.js';

const SETTINGS: Settings = {
  language: null,
  editable: true,
  wrap: false,
  numbers: true,
  autocomplete: false,
  label: 'Program',
  describedBy: 'keys',
};

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

function open(text: string, settings: Partial<Settings> = {}) {
  const parent = document.createElement('div');
  document.body.append(parent);
  const listeners = { input: vi.fn(), focus: vi.fn(), blur: vi.fn() };
  const editor = createEditor(parent, text, { ...SETTINGS, ...settings }, listeners);
  editors.push(editor);
  const content = parent.querySelector('.cm-content') as HTMLElement;
  const view = EditorView.findFromDOM(content) as EditorView;
  return { editor, content, view, listeners, parent };
}

describe('the editor', () => {
  it('tells what the user changed, and not what was shown to them', () => {
    const { editor, view, listeners } = open('one');
    view.dispatch({ changes: { from: 3, insert: ' two' } });
    expect(listeners.input).toHaveBeenLastCalledWith('one two');
    editor.show('three');
    expect(view.state.doc.toString()).toBe('three');
    expect(listeners.input).toHaveBeenCalledTimes(1);
  });

  it('keeps what is selected when text is added after it', () => {
    const { editor, view } = open('print(1)');
    view.dispatch({ selection: { anchor: 0, head: 5 } });
    editor.show('print(1)\nprint(2)');
    expect(view.state.selection.main).toMatchObject({ from: 0, to: 5 });
  });

  it('leaves text with other line ends alone', () => {
    const { editor, view } = open('a\nb');
    const before = view.state;
    editor.show('a\r\nb');
    expect(view.state).toBe(before);
  });

  it('is named, says how to leave it, and can be reached when it only shows', () => {
    const { editor, content } = open('x');
    expect(content.getAttribute('aria-label')).toBe('Program');
    expect(content.getAttribute('aria-describedby')).toBe('keys');
    editor.configure({ ...SETTINGS, editable: false, label: 'Output' });
    expect(content.getAttribute('aria-label')).toBe('Output');
    expect(content.getAttribute('contenteditable')).toBe('false');
    expect(content.getAttribute('tabindex')).toBe('0');
  });

  it('shows numbers and wraps lines on demand', () => {
    const { editor, parent } = open('x');
    expect(parent.querySelector('.cm-lineNumbers')).not.toBeNull();
    editor.configure({ ...SETTINGS, numbers: false, wrap: true });
    expect(parent.querySelector('.cm-lineNumbers')).toBeNull();
    expect(parent.querySelector('.cm-lineWrapping')).not.toBeNull();
  });

  it('takes the last of several languages, whichever arrives last', async () => {
    const { editor, view } = open('{"a": 1}', { language: 'python' });
    editor.configure({ ...SETTINGS, language: 'sql' });
    editor.configure({ ...SETTINGS, language: 'json' });
    await vi.waitFor(() => expect(view.state.languageDataAt('closeBrackets', 0)[0]).toEqual({ brackets: ['[', '{', '"'] }), 5000);
    await new Promise((done) => setTimeout(done, 20));
    expect(view.state.languageDataAt('closeBrackets', 0)[0]).toEqual({ brackets: ['[', '{', '"'] });
  });
});

describe('changeOf', () => {
  it.each([
    ['', 'abc', { from: 0, to: 0, insert: 'abc' }],
    ['abc', '', { from: 0, to: 3, insert: '' }],
    ['abc', 'abcd', { from: 3, to: 3, insert: 'd' }],
    ['aa', 'aaa', { from: 2, to: 2, insert: 'a' }],
    ['one two', 'one four two', { from: 4, to: 4, insert: 'four ' }],
    ['same', 'same', { from: 4, to: 4, insert: '' }],
  ])('%j becomes %j', (now, next, change) => {
    expect(changeOf(now, next)).toEqual(change);
    expect(now.slice(0, change.from) + change.insert + now.slice(change.to)).toBe(next);
  });
});

describe('languages', () => {
  it.each(languageNames())('%s is found', async (name) => {
    expect(await loadLanguage(name)).toBeDefined();
  });

  it.each([null, undefined, '', 'cobol', 'constructor', '__proto__'])('%s is no language', async (name) => {
    expect(await loadLanguage(name)).toBeUndefined();
  });
});

describe('downloadName', () => {
  it.each([
    [null, 'file.txt'],
    ['python', 'file.py'],
    ['sql-mySQL', 'file.sql'],
    ['css', 'file.css'],
    ['typescript', 'file.ts'],
  ])('%s is saved as %s', (language, name) => {
    expect(downloadName(language)).toBe(name);
  });
});
