import { describe, expect, it } from 'vitest';
import { cut } from './prose_blocks.js';
import { showTags } from './prose_tags.js';

const dollars = [{ left: '$$', right: '$$', display: true }];
const texts = (text: string) => cut(text, dollars).map((piece) => piece.text);

describe('cut', () => {
  it('joins to the text again', () => {
    const text = '# A\n\ntext\nmore\n\n- x\n\n- y\n\n  z\n\n```py\na\n\nb\n```\n\nend';
    expect(texts(text).join('')).toBe(text);
  });

  it('cuts paragraphs at blank lines', () => {
    expect(texts('one\n\ntwo\n\n\nthree')).toEqual(['one\n\n', 'two\n\n\n', 'three']);
  });

  it.each([
    ['a fence with blank lines', '```\na\n\nb\n```'],
    ['a fence that is still open', '~~~py\na\n\nb'],
    ['a loose list', '- a\n\n- b\n\n  c'],
    ['numbers', '1. a\n\n2. b'],
    ['HTML around markdown', '<details>\n\ntext\n\n</details>'],
    ['a comment', '<!-- a\n\nb -->'],
    ['a formula with a blank line', '$$\na\n\nb\n$$'],
    ['link definitions', '[a]\n\n[a]: https://example.org\n\nb'],
    ['a fence in a list', '- ```\n  a\n\n  b\n  ```'],
  ])('leaves %s in one piece', (_name, text) => {
    expect(texts(text)).toEqual([text]);
  });

  it('cuts again after a list, a fence and an element', () => {
    expect(texts('- a\n\nb')).toEqual(['- a\n\n', 'b']);
    expect(texts('```\na\n```\n\nb')).toEqual(['```\na\n```\n\n', 'b']);
    expect(texts('<b>a</b>\n\nb')).toEqual(['<b>a</b>\n\n', 'b']);
  });

  it('gives the same for a text that grew as for the text at once', () => {
    const text = '# Title\n\npara\n\n1. a\n\n2. b\n\n```js\nx\n\ny\n```\n\n$$\na\n\n$$\n\nlast **word**';
    let pieces = cut('', dollars);
    for (let end = 1; end <= text.length; end++) pieces = cut(text.slice(0, end), dollars, pieces);
    expect(pieces).toEqual(cut(text, dollars));
  });

  it('keeps the objects of finished pieces, and none of those that changed', () => {
    const before = cut('a\n\nb\n\nc', dollars);
    const after = cut('a\n\nb\n\nc d', dollars, before);
    expect(after[0]).toBe(before[0]);
    expect(cut('a\n\nX\n\nc', dollars, before)).toEqual(cut('a\n\nX\n\nc', dollars));
  });
});

describe('showTags', () => {
  it('shows what HTML does not know, and leaves the rest and code alone', () => {
    expect(showTags('<think>a</think> <b>c</b>', true)).toBe('&lt;think&gt;a&lt;/think&gt; <b>c</b>');
    expect(showTags('`<think>` and\n```\n<think>\n```\n', true)).toBe('`<think>` and\n```\n<think>\n```\n');
  });

  it('shows only listed tags, or none', () => {
    expect(showTags('<a1><b1>', ['a1'])).toBe('&lt;a1&gt;<b1>');
    expect(showTags('<a1>', false)).toBe('<a1>');
  });
});
