import { describe, expect, it } from 'vitest';
import { pagesShown } from './pages.js';
import { clipped, words } from './words.js';

describe('pagesShown', () => {
  it('leaves out what is far from the current page', () => {
    expect(pagesShown(0, 3)).toEqual([0, 1, 2]);
    expect(pagesShown(5, 21)).toEqual([0, null, 4, 5, 6, null, 20]);
    expect(pagesShown(2, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(pagesShown(0, 1)).toEqual([0]);
    expect(pagesShown(3, 20)).toEqual([0, 1, 2, 3, 4, null, 19]);
  });
});

describe('words', () => {
  it.each([
    [true, 'checkbox', 'true'],
    [['a', 'b'], 'checkboxgroup', 'a, b'],
    [{ path: '/tmp/a.png', orig_name: 'b.png' }, 'image', 'b.png'],
    ['/tmp/x/a.csv', 'file', 'a.csv'],
    ['# Title', 'markdown', 'Title'],
    ['<b>x</b>', 'html', ' x '],
    [[{ role: 'user', content: [{ type: 'text', text: 'hi' }] }], 'chatbot', 'hi'],
    [null, 'textbox', ''],
    [{ a: 1 }, 'json', '{"a":1}'],
  ])('%j as %s is %s', (value, type, text) => expect(words(value, type)).toBe(text));

  it('clips', () => {
    expect(clipped('a'.repeat(100), 'textbox')).toBe(`${'a'.repeat(60)}…`);
  });
});
