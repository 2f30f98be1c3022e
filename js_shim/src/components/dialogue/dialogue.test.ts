import { describe, expect, it } from 'vitest';
import { asked, colorsOf, format, tagged, unformat } from './lines.js';

const LINES = [
  { speaker: 'Ann', text: 'Hello' },
  { speaker: 'Bo', text: '[laughs] Hi' },
];

describe('plain text', () => {
  it('comes back as the same lines', () => {
    expect(format(LINES, '\n')).toBe('[Ann] Hello\n[Bo] [laughs] Hi');
    expect(unformat(format(LINES, '\n'), '\n')).toEqual(LINES);
  });
  it('is somebody unknown where it names nobody', () => {
    expect(unformat(' Hello \n\n[Bo]x\n[open', '\n')).toEqual([
      { speaker: 'Unknown', text: 'Hello' },
      { speaker: 'Bo', text: 'x' },
      { speaker: 'Unknown', text: '[open' },
    ]);
    expect(format([{ speaker: '', text: 'x' }], ' ')).toBe('x');
  });
});

describe('tags', () => {
  it('are asked for by the last colon before the caret', () => {
    expect(asked('Oh :La', 6)).toEqual({ at: 3, query: 'la' });
    expect(asked('Oh :', 4)).toEqual({ at: 3, query: '' });
    expect(asked('at 10: no', 9)).toBeNull();
    expect(asked(':la', 0)).toBeNull();
  });
  it('take the place of what asked for them', () => {
    expect(tagged('Oh :la well', 3, 6, '(laughs)')).toEqual({ text: 'Oh (laughs) well', caret: 12 });
  });
});

it('gives each speaker one colour, the author’s first', () => {
  const colors = colorsOf([...LINES, LINES[0] as (typeof LINES)[0]], { Bo: 'red' });
  expect([...colors]).toEqual([
    ['Ann', '#6366f1'],
    ['Bo', 'red'],
  ]);
});
