import { describe, expect, test, vi } from 'vitest';
import shared from '../../../../tests/components/table_views.json';
import type { Json } from '../../protocol/messages.js';
import { format, parse } from './clipboard.js';
import { layOut, windowAt } from './columns.js';
import { pictureUrl } from './content.js';
import { emptyCell, typed } from './edits.js';
import { press } from './keys.js';
import { type Outlet, TableModel } from './model.js';
import { clear, copy, copyAll, fillDown, paste } from './ranges.js';
import { HIGHEST, RowSpace } from './rowspace.js';
import { at, columns, everything, HEADER, move, next, rectOf, rows } from './selection.js';
import { safeStyle } from './styling.js';
import { summary } from './tools.js';
import type { Props, Row, Value } from './types.js';
import { ALL, nextSort, orderOf, type Spec } from './view.js';

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

describe('choosing', () => {
  const size = { rows: 10, cols: 4 };
  const key = (name: string, shift = false, jump = false) => ({ key: name, shift, jump });

  test('arrows move, also into the header, and stop at the edges', () => {
    expect(move(at(0, 0), key('ArrowUp'), size, 5)).toEqual(at(HEADER, 0));
    expect(move(at(HEADER, 0), key('ArrowUp'), size, 5)).toEqual(at(HEADER, 0));
    expect(move(at(9, 3), key('ArrowDown'), size, 5)).toEqual(at(9, 3));
    expect(move(at(5, 1), key('PageDown'), size, 5)).toEqual(at(9, 1));
    expect(move(at(5, 1), key('Home'), size, 5)).toEqual(at(5, 0));
    expect(move(at(5, 1), key('End', false, true), size, 5)).toEqual(at(9, 3));
    expect(move(at(5, 1), key('ArrowUp', false, true), size, 5)).toEqual(at(0, 1));
    expect(move(at(5, 1), key('x'), size, 5)).toBeNull();
  });

  test('with Shift the far corner moves and the active cell stays', () => {
    const moved = move(at(5, 1), key('ArrowRight', true), size, 5);
    expect(moved).toEqual({ head: { row: 5, col: 1 }, tail: { row: 5, col: 2 } });
    expect(rectOf(move(moved as never, key('ArrowUp', true, true), size, 5) as never)).toEqual({ top: 0, bottom: 5, left: 1, right: 2 });
  });

  test('whole rows, columns and tables', () => {
    expect(rectOf(columns(1, 2, size))).toEqual({ top: 0, bottom: 9, left: 1, right: 2 });
    expect(rectOf(rows(4, 2, size))).toEqual({ top: 2, bottom: 4, left: 0, right: 3 });
    expect(rectOf(everything(size))).toEqual({ top: 0, bottom: 9, left: 0, right: 3 });
  });

  test('Tab goes in reading order and ends at the end', () => {
    expect(next({ row: 0, col: 3 }, size, false)).toEqual({ row: 1, col: 0 });
    expect(next({ row: 1, col: 0 }, size, true)).toEqual({ row: 0, col: 3 });
    expect(next({ row: 9, col: 3 }, size, false)).toBeNull();
  });
});

describe('a million rows', () => {
  const VIEW = 500;

  test('every row can be reached, and small steps move by what they say', () => {
    const space = new RowSpace(1_000_000, 34);
    expect(space.area).toBe(HIGHEST);
    space.scrolled(0, VIEW);
    space.scrolled(100, VIEW);
    expect(space.offset).toBe(100);
    space.goTo(space.total);
    expect(space.window(0).last).toBe(1_000_000);
    const top = space.settle();
    expect(top).toBe(HIGHEST - VIEW);
    space.scrolled(top - 60, VIEW);
    expect(space.offset).toBe(space.total - VIEW - 60);
  });

  test('long steps go by proportion, and settling changes nothing that is seen', () => {
    const space = new RowSpace(1_000_000, 34);
    space.scrolled(0, VIEW);
    space.scrolled(HIGHEST / 2, VIEW);
    expect(space.at(space.offset) / 1_000_000).toBeCloseTo(0.5, 3);
    for (let i = 1; i <= 20; i++) space.scrolled(HIGHEST / 2 + i * 100, VIEW);
    const { offset } = space;
    const top = space.settle();
    expect(top).not.toBe(HIGHEST / 2 + 2000);
    space.scrolled(top, VIEW);
    expect(space.offset).toBe(offset);
  });

  test('near the top, wheeling up never skips rows', () => {
    const space = new RowSpace(1_000_000, 34);
    space.scrolled(0, VIEW);
    space.goTo(5000);
    let top = space.settle();
    while (top > 0) {
      const { offset } = space;
      top = Math.max(0, top - 50);
      space.scrolled(top, VIEW);
      expect(offset - space.offset).toBeLessThanOrEqual(50);
    }
    expect(space.offset).toBeGreaterThan(0);
    expect(space.settle()).toBeGreaterThan(0);
  });

  test('rows of different heights are found after they were measured', () => {
    const space = new RowSpace(100, 34);
    space.scrolled(0, VIEW);
    expect(space.learn(0, 134)).toBe(true);
    expect(space.learn(0, 134)).toBe(false);
    expect([space.edge(1), space.edge(2), space.total]).toEqual([134, 168, 3500]);
    expect([space.at(133), space.at(134)]).toEqual([0, 1]);
  });
});

describe('columns', () => {
  const wishes = {
    headers: ['a', 'b', 'c'],
    sample: [['x', 'a much longer text', '']],
    asked: null,
    dragged: new Map<number, number>(),
    room: 900,
    pinned: 0,
    numbered: null,
  };

  test('are stretched to their frame, and longer texts get more', () => {
    const { widths, total } = layOut(wishes);
    expect(Math.round(total)).toBe(900);
    expect(widths[1]).toBeGreaterThan(widths[0] as number);
  });

  test('the author asks in px and percent, and the user has the last word', () => {
    expect(layOut({ ...wishes, asked: [100, '50%', '80px'] }).widths).toEqual([100, 450, 80]);
    expect(layOut({ ...wishes, asked: [100, 200, 300], dragged: new Map([[1, 60]]) }).widths).toEqual([100, 60, 300]);
  });

  test('of hundreds only those in sight are drawn, and pinned ones leave room', () => {
    const headers = Array.from({ length: 300 }, (_, i) => `column ${i}`);
    const many = layOut({ ...wishes, headers, asked: headers.map(() => 100), pinned: 2 });
    expect(many.pinned).toBe(2);
    const window = windowAt(many, 5000, 900);
    expect(window.first).toBeGreaterThan(40);
    expect(window.last - window.first).toBeLessThan(20);
    expect(window.first * 100).toBeLessThan(5000);
    expect(window.last * 100).toBeGreaterThan(5900);
    expect(layOut({ ...wishes, headers, asked: headers.map(() => 100), pinned: 30 }).pinned).toBeLessThan(8);
  });
});

const BASE: Value = {
  headers: ['name', 'count', 'done'],
  data: [
    ['pear', 3, true],
    ['fig', 1, false],
    ['apple', 2, false],
  ],
  metadata: null,
};

function table(given: Props = {}, answers: (name: string, args: Json[]) => Json = () => null) {
  const told: [string, unknown][] = [];
  const outlet: Outlet = {
    set: (value) => told.push(['set', value]),
    emit: (event, data) => told.push([event, data ?? null]),
    listens: () => true,
    ask: vi.fn(async (name: string, args: Json[]) => answers(name, args)),
    toast: (message) => told.push(['toast', message]),
  };
  const model = new TableModel(outlet);
  const props: Props = { value: BASE, datatype: ['str', 'number', 'bool'], interactive: true, ...given };
  model.take(props);
  const keyboard = { model, page: 5, openMenu: vi.fn(), widen: vi.fn() };
  const type = (...keys: (string | Partial<KeyboardEvent>)[]) =>
    keys.map((one) => press({ key: '', ...(typeof one === 'string' ? { key: one } : one) } as KeyboardEvent, keyboard));
  return { model, told, outlet, props, type, keyboard, names: () => model.value.data.map(([name]) => name) };
}

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

describe('a table that Python keeps', () => {
  const held = { token: 't', count: 1000, version: 0 };
  const row = (i: number): Row => [`row ${i}`, i, false];
  const first = Array.from({ length: 200 }, (_, i) => row(i));
  const python = (name: string, args: Json[]): Json => {
    if (name === 'view') return { view: 1, count: 500 };
    if (name === 'edit') return 1;
    const [, view, start, stop] = args as [string, number, number, number];
    const numbers = Array.from({ length: Math.min(stop, view ? 500 : 1000) - start }, (_, i) => (view ? 999 - start - i : start + i));
    return { rows: numbers.map(row), index: view ? numbers : null };
  };
  const big = () => table({ value: { ...BASE, data: first, held } }, python);

  test('only what is in sight is asked for, once', async () => {
    const { model, outlet } = big();
    model.remote?.want(0, 40);
    expect(outlet.ask).not.toHaveBeenCalled();
    model.remote?.want(640, 660);
    model.remote?.want(641, 661);
    await vi.waitFor(() => expect(model.rows.row(650)).toEqual(row(650)));
    expect(outlet.ask).toHaveBeenCalledTimes(1);
    expect(outlet.ask).toHaveBeenCalledWith('rows', ['t', 0, 600, 700]);
    expect(model.rows.row(300)).toBeUndefined();
  });

  test('Python sorts; positions and rows differ then', async () => {
    const { model, outlet } = big();
    model.show({ ...ALL, sort: [[1, 'desc']] });
    expect(model.busy).toBe(true);
    await vi.waitFor(() => expect(model.busy).toBe(false));
    expect(outlet.ask).toHaveBeenCalledWith('view', ['t', { ...ALL, sort: [[1, 'desc']] }], expect.anything());
    expect([model.size.rows, model.rows.index(2), model.rows.row(2)]).toEqual([500, 997, row(997)]);
    model.show(ALL);
    await vi.waitFor(() => expect(model.busy).toBe(false));
    expect([model.size.rows, model.rows.row(2)]).toEqual([1000, row(2)]);
  });

  test('an edit goes to Python and makes a new version of the value', async () => {
    const { model, told, outlet } = big();
    model.put([[5, 0, 'new']]);
    await vi.waitFor(() => expect(told.map(([name]) => name)).toContain('input'));
    expect(outlet.ask).toHaveBeenCalledWith('edit', ['t', [[5, 0, 'new']]]);
    expect(model.value.held?.version).toBe(1);
    expect(model.rows.row(5)?.[0]).toBe('new');
    model.undo();
    await vi.waitFor(() => expect(outlet.ask).toHaveBeenLastCalledWith('edit', ['t', [[5, 0, 'row 5']]]));
  });

  test('rows that are not here are asked for to be copied', async () => {
    const { model } = big();
    model.select({ head: { row: 500, col: 1 }, tail: { row: 502, col: 1 } }, false);
    await expect(copy(model)).resolves.toBe('500\n501\n502');
  });

  test('it says why rows can’t be had', async () => {
    const { model } = table({ value: { ...BASE, data: first, held } }, () => {
      throw new Error('The rows of this table are not in memory any more.');
    });
    model.remote?.want(600, 620);
    await vi.waitFor(() => expect(model.problem).toContain('not in memory'));
  });

  const reshaping = (shape: number, count: number, headers = BASE.headers, view: Json = null): Json =>
    ({ headers, data: first, view, held: { version: shape, count, shape, before: shape - 1 } }) as unknown as Json;

  test('rows are added and deleted in Python, and undone there', async () => {
    let shape = 0;
    const { model, outlet, told } = table({ value: { ...BASE, data: first, held } }, (name, args) =>
      name === 'reshape' ? reshaping(++shape, args[1] === 'add_row' ? 1001 : 999) : python(name, args),
    );
    model.addRow();
    await vi.waitFor(() => expect(model.total).toBe(1001));
    expect(outlet.ask).toHaveBeenLastCalledWith('reshape', ['t', 'add_row', 0, 1000, model.types.map((type) => emptyCell(type))]);
    expect(model.selection?.head.row).toBe(1000);
    expect(told.map(([name]) => name)).toContain('input');
    model.select({ head: { row: 600, col: 0 }, tail: { row: 603, col: 1 } }, false);
    model.deleteRows();
    await vi.waitFor(() => expect(model.total).toBe(999));
    expect(outlet.ask).toHaveBeenLastCalledWith('reshape', ['t', 'delete_rows', 0, 600, 603]);
    model.undo();
    await vi.waitFor(() => expect(outlet.ask).toHaveBeenLastCalledWith('reshape', ['t', 'restore', 1]));
    expect(model.canRedo).toBe(true);
  });

  test('two rows that are added in haste stand one after the other', async () => {
    let shape = 0;
    const { model, outlet } = table({ value: { ...BASE, data: first, held } }, (name, args) =>
      name === 'reshape' ? reshaping(++shape, 1000 + shape) : python(name, args),
    );
    model.addRow();
    model.addRow();
    await vi.waitFor(() => expect(model.total).toBe(1002));
    expect(vi.mocked(outlet.ask).mock.calls.map(([, args]) => args[3])).toEqual([1000, 1001]);
  });

  test('a row that is added under a sorting is shown where it was added', async () => {
    const { model, outlet } = table({ value: { ...BASE, data: first, held } }, (name, args) =>
      name === 'reshape' ? reshaping(1, 1001, BASE.headers, { view: 2, count: 501 }) : python(name, args),
    );
    model.show({ ...ALL, sort: [[1, 'desc']] });
    await vi.waitFor(() => expect(model.busy).toBe(false));
    model.addRow(3);
    await vi.waitFor(() => expect(model.size.rows).toBe(501));
    expect(outlet.ask).toHaveBeenCalledWith('reshape', ['t', 'add_row', 1, 3, expect.anything()]);
    expect(outlet.ask).toHaveBeenLastCalledWith('rows', ['t', 2, 0, 100], expect.anything());
  });

  test('columns that come and go take the sorting with them', async () => {
    let shape = 0;
    const { model, outlet } = table({ value: { ...BASE, data: first, held } }, (name, args) => {
      if (name !== 'reshape') return python(name, args);
      return reshaping(++shape, 1000, args[1] === 'add_column' ? BASE.headers.toSpliced(0, 0, '4') : BASE.headers);
    });
    model.show({ ...ALL, sort: [[1, 'desc']] });
    await vi.waitFor(() => expect(model.busy).toBe(false));
    model.addColumn(0);
    await vi.waitFor(() => expect(model.size.cols).toBe(4));
    expect(outlet.ask).toHaveBeenCalledWith('reshape', ['t', 'add_column', 0, '4']);
    expect(model.spec.sort).toEqual([[2, 'desc']]);
    expect(model.value.headers[0]).toBe('4');
    model.undo();
    await vi.waitFor(() => expect(model.size.cols).toBe(3));
    expect(model.spec.sort).toEqual([[1, 'desc']]);
  });

  test('a change that Python refuses is told, and nothing changes', async () => {
    const { model, outlet } = table({ value: { ...BASE, data: first, held } }, () => {
      throw new Error('no');
    });
    const toast = vi.spyOn(outlet, 'toast');
    model.addColumn(0);
    await vi.waitFor(() => expect(toast).toHaveBeenCalledWith('no'));
    expect([model.size.cols, model.canUndo]).toEqual([3, false]);
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
