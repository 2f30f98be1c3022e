import { describe, expect, test } from 'vitest';
import shared from '../../../../tests/components/table_views.json';
import { format, parse } from './clipboard.js';
import { pictureUrl } from './content.js';
import { typed } from './edits.js';
import { clear, copy, copyAll, fillDown, paste } from './ranges.js';
import { at, columns, HEADER, rectOf, rows } from './selection.js';
import { safeStyle } from './styling.js';
import { BASE, table } from './testing.js';
import { summary } from './tools.js';
import type { Row } from './types.js';
import { ALL, kindFor, kindOf, nextSort, orderOf, type Spec } from './view.js';

const SHARED = shared as unknown as {
  rows: Row[];
  cases: { name: string; spec: Partial<Spec>; shown: number[] }[];
};

describe('which rows are shown', () => {
  test.each(SHARED.cases)('$name', ({ spec, shown }) => {
    expect(orderOf(SHARED.rows, { ...ALL, ...spec }) ?? SHARED.rows.map((_, i) => i)).toEqual(shown);
  });

  test('a button sorts up, down, and not at all; with Shift beside the others', () => {
    const up = nextSort([], 2, false);
    expect([up, nextSort(up, 2, false), nextSort(nextSort(up, 2, false), 2, false)]).toEqual([[[2, 'asc']], [[2, 'desc']], []]);
    const both = nextSort(up, 0, true);
    expect(both).toEqual([
      [2, 'asc'],
      [0, 'asc'],
    ]);
    expect(nextSort(both, 2, true)).toEqual([
      [2, 'desc'],
      [0, 'asc'],
    ]);
    expect(nextSort(both, 1, false)).toEqual([[1, 'asc']]);
  });
});

describe('the clipboard', () => {
  test.each([
    ['a\tb\nc\td', [['a', 'b'], ['c', 'd']]], // biome-ignore format: a table
    ['a\tb\r\nc\td\r\n', [['a', 'b'], ['c', 'd']]], // biome-ignore format: a table
    ['"line\none"\t"say ""hi"""', [['line\none', 'say "hi"']]],
    ['"tab\tinside"', [['tab\tinside']]],
    ['5" pipe\t"unclosed', [['5" pipe', '"unclosed']]],
    ['"quoted" word', [['"quoted" word']]],
    ['', [['']]],
    ['\t', [['', '']]],
    ['a\n\nb', [['a'], [''], ['b']]],
  ])('%j is read', (text, cells) => expect(parse(text)).toEqual(cells));

  test('what is written is read back', () => {
    const cells = [
      ['a\tb', 'line\nbreak', 'say "hi"'],
      ['', ' x ', '"'],
    ];
    expect(parse(format(cells))).toEqual(cells);
  });

  test('a megabyte is read in no time', () => {
    const line = `${'"a ""b""'}"\t${'x'.repeat(90)}\n`;
    const began = performance.now();
    expect(parse(line.repeat(10_000))).toHaveLength(10_000);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('editing', () => {
  test('typing opens the cell, and closing it tells input, edit and the new value', () => {
    const { model, told, type } = table();
    model.select(at(0, 0), false);
    type('x');
    expect(model.editing).toEqual({ row: 0, col: 0, text: 'x' });
    model.close('xylophone');
    expect(model.value.data[0]).toEqual(['xylophone', 3, true]);
    expect(BASE.data[0]).toEqual(['pear', 3, true]);
    expect(told.map(([name]) => name)).toEqual(['set', 'input', 'edit']);
    expect(told[2]?.[1]).toEqual({ index: [0, 0], value: 'xylophone', previous_value: 'pear' });
    expect(model.value.data[1]).toBe(BASE.data[1]);
  });

  test('Escape and an unchanged text change nothing', () => {
    const { model, told } = table();
    model.select(at(0, 0), false);
    model.edit();
    model.close(null);
    model.edit();
    model.close('pear');
    expect(told).toEqual([]);
  });

  test('what is typed gets the type of its column, or of what was there', () => {
    expect(typed(' 12 ', 'number', 1)).toBe(12);
    expect(typed('', 'number', 1)).toBeNull();
    expect(typed('1e3', 'number', 1)).toBe(1000);
    expect(typed('twelve', 'number', 1)).toBe('twelve');
    expect(typed('12', 'str', 'a')).toBe('12');
    expect(typed('12', 'str', 5)).toBe(12);
    expect(typed('12345678901234567890123', 'number', 5)).toBe('12345678901234567890123');
    expect(typed('TRUE', 'bool', false)).toBe(true);
    expect(typed('no', 'bool', true)).toBe(false);
    expect(typed('false', 'str', true)).toBe(false);
  });

  test('an edit keeps its row in place though it would sort elsewhere', () => {
    const { model } = table();
    model.show({ ...ALL, sort: [[1, 'asc']] });
    model.put([[0, 1, 99]]);
    expect(model.rows.row(0)).toEqual(['fig', 99, false]);
    expect(model.value.data[1]).toEqual(['fig', 99, false]);
  });

  test('static columns and tables that are not interactive stay as they are', () => {
    const fixed = table({ static_columns: [0] });
    fixed.model.put([
      [0, 0, 'new'],
      [0, 1, 7],
    ]);
    expect(fixed.model.value.data[0]).toEqual(['pear', 7, true]);
    const still = table({ interactive: false });
    still.model.select(at(0, 0), false);
    still.type('x', 'Delete', 'F2');
    paste(still.model, 'new');
    expect(still.model.editing).toBeNull();
    expect(still.told).toEqual([]);
  });

  test('undo and redo go through every kind of change', () => {
    const { model, names, type } = table();
    model.select(at(0, 0), false);
    model.put([[0, 0, 'one']]);
    model.addRow(1);
    model.deleteColumns();
    expect(model.value.headers).toEqual(['count', 'done']);
    for (let i = 0; i < 3; i++) type({ key: 'z', ctrlKey: true });
    expect(model.value).toEqual({ ...BASE });
    type({ key: 'y', ctrlKey: true }, { key: 'Z', ctrlKey: true, shiftKey: true });
    expect(names()).toEqual(['one', '', 'fig', 'apple']);
    model.put([[0, 0, 'two']]);
    expect(model.canRedo).toBe(false);
  });

  test('a value from a function ends what could be undone, and keeps the sorting of the same columns', () => {
    const { model, props } = table();
    model.put([[0, 0, 'one']]);
    model.show({ ...ALL, sort: [[0, 'asc']] });
    model.take({ ...props, value: { ...BASE, data: [['z', 1, true], ['a', 2, true]] } }); // biome-ignore format: a table
    expect(model.canUndo).toBe(false);
    expect([model.rows.row(0)?.[0], model.rows.row(1)?.[0]]).toEqual(['a', 'z']);
    model.take({ ...props, value: { headers: ['other'], data: [['b'], ['a']] } });
    expect(model.spec).toEqual(ALL);
  });

  test('keys: Space ticks, Delete empties, Ctrl+A chooses all, Ctrl+D fills down, Enter on a header sorts', () => {
    const { model, type, names, keyboard } = table();
    model.select(at(1, 2), false);
    type(' ');
    expect(model.value.data[1]?.[2]).toBe(true);
    type({ key: 'a', ctrlKey: true });
    expect(rectOf(model.selection as never)).toEqual({ top: 0, bottom: 2, left: 0, right: 2 });
    type('Delete');
    expect(model.value.data).toEqual([['', null, false], ['', null, false], ['', null, false]]); // biome-ignore format: a table
    type({ key: 'z', ctrlKey: true });
    model.select({ head: { row: 0, col: 0 }, tail: { row: 2, col: 0 } }, false);
    type({ key: 'd', ctrlKey: true });
    expect(names()).toEqual(['pear', 'pear', 'pear']);
    model.select(at(HEADER, 1), false);
    type('Enter', { key: 'Enter', shiftKey: true });
    expect(model.spec.sort).toEqual([[1, 'desc']]);
    type({ key: 'F10', shiftKey: true }, { key: 'ArrowRight', altKey: true });
    expect(keyboard.openMenu).toHaveBeenCalledOnce();
    expect(keyboard.widen).toHaveBeenCalledWith(1, 16);
    expect(type({ key: 'q', ctrlKey: true })).toEqual([false]);
  });

  test('F2 on a header renames the column', () => {
    const { model, type } = table();
    model.select(at(HEADER, 0), false);
    type('F2');
    model.close('fruit');
    expect(model.value.headers).toEqual(['fruit', 'count', 'done']);
  });
});

describe('ranges', () => {
  test('are copied as spreadsheets read them, and pasted at the active cell', () => {
    const { model } = table();
    model.select({ head: { row: 0, col: 0 }, tail: { row: 1, col: 1 } }, false);
    expect(copy(model)).toBe('pear\t3\nfig\t1');
    model.select(at(1, 0), false);
    paste(model, 'kiwi\t7\nplum\t8');
    expect(model.value.data.map((row) => row.slice(0, 2))).toEqual([['pear', 3], ['kiwi', 7], ['plum', 8]]); // biome-ignore format: a table
    expect(rectOf(model.selection as never)).toEqual({ top: 1, bottom: 2, left: 0, right: 1 });
    expect(copyAll(model).split('\n')[0]).toBe('name\tcount\tdone');
  });

  test('a paste grows the table where it may, as one step', () => {
    const { model } = table();
    model.select(at(2, 2), false);
    paste(model, 'true\ta\nfalse\tb');
    expect(model.value.headers).toEqual(['name', 'count', 'done', '4']);
    expect(model.value.data.slice(2)).toEqual([['apple', 2, true, 'a'], ['', null, false, 'b']]); // biome-ignore format: a table
    model.undo();
    expect(model.value).toEqual(BASE);
    const bounded = table({ row_limits: [3, 3], column_limits: [3, 3] });
    bounded.model.select(at(2, 2), false);
    paste(bounded.model, 'true\ta\nfalse\tb');
    expect(bounded.model.value.data).toEqual([...BASE.data.slice(0, 2), ['apple', 2, true]]);
  });

  test('one cell fills all that are chosen', () => {
    const { model, names } = table();
    model.select(columns(0, 0, model.size), false);
    paste(model, 'same');
    expect(names()).toEqual(['same', 'same', 'same']);
  });

  test('a cut clears by the column’s type', () => {
    const { model } = table();
    model.select(rows(0, 0, model.size), false);
    clear(model);
    expect(model.value.data[0]).toEqual(['', null, false]);
  });

  test('fill and clear leave the header alone', () => {
    const { model, told } = table();
    model.select(at(HEADER, 0), false);
    clear(model);
    fillDown(model);
    expect(told).toEqual([]);
  });

  test('the sums of the chosen cells are told', () => {
    const { model } = table();
    model.select(columns(1, 1, model.size), false);
    expect(summary(model)).toBe('3 cells · Sum 6 · Average 2');
    model.select(at(0, 0), false);
    expect(summary(model)).toBe('');
  });
});

describe('rows and columns', () => {
  test('come and go where the cell is, also in a sorted table', () => {
    const { model, names } = table();
    model.show({ ...ALL, sort: [[1, 'asc']] });
    model.addRow(1);
    expect(names()).toEqual(['pear', 'fig', '', 'apple']);
    expect(model.rows.row(1)).toEqual(['', null, false]);
    model.deleteRows();
    expect(names()).toEqual(['pear', 'fig', 'apple']);
    model.addColumn(0);
    expect(model.spec.sort).toEqual([[2, 'asc']]);
    model.select(at(0, 2), false);
    model.deleteColumns();
    expect(model.spec.sort).toEqual([]);
  });

  test('limits hold, and so do texts and styles of the other rows', () => {
    const metadata = { display_value: [['PEAR', '3', 'y'], ['FIG', '1', 'n'], ['APPLE', '2', 'n']], styling: [['color: red', '', ''], ['', '', ''], ['', '', '']] }; // biome-ignore format: a table
    const { model } = table({ value: { ...BASE, metadata }, row_limits: [2, 3] });
    model.addRow();
    expect(model.value.data).toHaveLength(3);
    model.select(at(1, 0), false);
    model.deleteRows();
    expect([model.text(1, 0), model.css(0, 0)]).toEqual(['APPLE', 'color: red']);
    model.deleteRows();
    expect(model.value.data).toHaveLength(2);
    model.put([[0, 0, 'new']]);
    expect([model.text(0, 0), model.text(0, 1)]).toEqual(['new', '3']);
  });

  test('a filter that is opened again compares as it did', () => {
    expect(kindOf('ge', 'str')).toBe('number');
    expect(kindOf('contains', 'number')).toBe('string');
    expect(kindOf('empty', 'number')).toBe('number');
    expect(kindOf('filled', undefined)).toBe('string');
    expect(kindFor('bool')).toBe('bool');
    expect(kindFor('date')).toBe('string');
  });

  test('the filtered rows can be made the value', () => {
    const { model, names } = table();
    model.show({ ...ALL, filters: [[1, 'ge', '2']], sort: [[1, 'asc']] });
    model.applyView();
    expect(names()).toEqual(['apple', 'pear']);
    expect(model.spec).toEqual(ALL);
  });

  test('a chosen cell is told with its row and column, by the table’s numbers', () => {
    const { model, told } = table();
    model.show({ ...ALL, sort: [[1, 'asc']] });
    model.select(at(0, 0));
    expect(told).toEqual([['select', { index: [1, 0], value: 'fig', row_value: ['fig', 1, false], col_value: ['pear', 'fig', 'apple'] }]]);
  });
});

describe('what others wrote', () => {
  test('styles keep what colours, and nothing that loads or covers', () => {
    expect(safeStyle('background-color: red; color: #fff')).toBe('background-color: red; color: #fff');
    expect(safeStyle('position: fixed; inset: 0')).toBeUndefined();
    expect(safeStyle('background: url(https://evil.example/x)')).toBeUndefined();
    expect(safeStyle('background: u\\72l(https://evil.example/x); color: red')).toBe('color: red');
    expect(safeStyle('background: linear-gradient(90deg, red 10%, transparent 10%)')).toContain('linear-gradient');
  });

  test('pictures come from files and pictures’ addresses only', () => {
    expect(pictureUrl('https://example.org/a.png')).toBe('https://example.org/a.png');
    expect(pictureUrl({ url: 'blob:x', path: '/a' })).toBe('blob:x');
    expect(pictureUrl('data:image/png;base64,AA')).toBe('data:image/png;base64,AA');
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', '//evil.example/a.png', 'some words', '12', '', null, 3])
      expect(pictureUrl(bad)).toBeNull();
  });

  test('odd values are drawn as an empty table, not as an error', () => {
    for (const odd of [3, 'x', [], { headers: 3 }, null]) {
      const { model } = table({ value: odd as never });
      expect(model.size).toEqual({ rows: 0, cols: 0 });
      model.select(at(0, 0));
      expect(model.selection).toBeNull();
    }
  });
});
