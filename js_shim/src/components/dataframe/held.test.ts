/** The page's side of a table that Python keeps: what it asks, and what it shows. */
import { describe, expect, test, vi } from 'vitest';
import type { Json } from '../../protocol/messages.js';
import { emptyCell } from './edits.js';
import { clear, copy, fillDown, paste } from './ranges.js';
import { BASE, table } from './testing.js';
import type { Row } from './types.js';
import { ALL } from './view.js';

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

  test('calls that take the table wait for changes that are under way, and so does undoing', async () => {
    const { model, outlet } = big();
    const settle = vi.mocked(outlet.settle);
    model.put([[4, 0, 'before']]);
    model.select({ head: { row: 400, col: 0 }, tail: { row: 600, col: 0 } }, false);
    clear(model);
    const work = settle.mock.lastCall?.[0] as () => Promise<void>;
    const edited = () => vi.mocked(outlet.ask).mock.calls.flatMap(([name, args]) => (name === 'edit' ? [args[1] as Json[]] : []));
    model.undo();
    await work();
    expect(edited().slice(0, 2)).toEqual([[[4, 0, 'before']], Array.from({ length: 201 }, (_, i) => [400 + i, 0, ''])]);
    await vi.waitFor(() => expect(edited()).toHaveLength(3));
    expect(edited()[2]?.[0]).toEqual([400, 0, 'row 400']);
    await vi.waitFor(() => expect(settle).toHaveBeenLastCalledWith(null));
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
    await vi.waitFor(() => expect(outlet.ask).toHaveBeenLastCalledWith('reshape', ['t', 'restore', 1, []]));
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

  const grown = (headers: string[], rows: number): Json => reshaping(1, 1000 + rows, headers);

  test('a paste over the edges has Python make it larger, and is one step back', async () => {
    const { model, outlet } = table({ value: { ...BASE, data: first, held } }, (name, args) =>
      name === 'reshape' ? (args[1] === 'grow' ? grown([...BASE.headers, '4'], 1) : reshaping(2, 1000)) : python(name, args),
    );
    model.select({ head: { row: 999, col: 2 }, tail: { row: 999, col: 2 } }, false);
    paste(model, 'true\tright\n1\tcorner');
    await vi.waitFor(() => expect(model.total).toBe(1001));
    const cells = [
      [999, 2, true],
      [999, 3, 'right'],
      [1000, 2, true],
      [1000, 3, 'corner'],
    ];
    expect(outlet.ask).toHaveBeenCalledWith('reshape', ['t', 'grow', 1, ['4'], ['', null, false], cells]);
    expect(model.selection).toEqual({ head: { row: 999, col: 2 }, tail: { row: 1000, col: 3 } });
    expect(model.types).toEqual(['str', 'number', 'bool', 'str']);
    model.undo();
    await vi.waitFor(() => expect(outlet.ask).toHaveBeenLastCalledWith('reshape', ['t', 'restore', 0, [[999, 2, false]]]));
    model.redo();
    await vi.waitFor(() => expect(outlet.ask).toHaveBeenLastCalledWith('reshape', ['t', 'restore', 1, [[999, 2, true]]]));
  });

  test('it does not grow while it is sorted', async () => {
    const { model, outlet } = big();
    model.show({ ...ALL, sort: [[1, 'desc']] });
    await vi.waitFor(() => expect(model.busy).toBe(false));
    model.select({ head: { row: 499, col: 0 }, tail: { row: 499, col: 0 } }, false);
    paste(model, 'a\nb');
    await vi.waitFor(() => expect(outlet.ask).toHaveBeenLastCalledWith('edit', ['t', [[500, 0, 'a']]]));
  });

  test('it grows no further than it may', async () => {
    const given = { value: { ...BASE, data: first, held }, row_limits: [null, 1000] as [null, number] };
    const { model, outlet } = table(given, (name, args) => (name === 'reshape' ? grown([...BASE.headers, '4'], 0) : python(name, args)));
    model.select({ head: { row: 999, col: 2 }, tail: { row: 999, col: 2 } }, false);
    paste(model, 'true\tright\n1\tcorner');
    const fits = [
      [999, 2, true],
      [999, 3, 'right'],
    ];
    await vi.waitFor(() => expect(outlet.ask).toHaveBeenCalledWith('reshape', ['t', 'grow', 0, ['4'], ['', null, false], fits]));
  });

  test('two pastes in haste at the end make it larger once each', async () => {
    let rows = 1000;
    const { model, outlet } = table({ value: { ...BASE, data: first, held } }, (name, args) =>
      name === 'reshape' ? reshaping(++rows - 1000, rows) : python(name, args),
    );
    model.select({ head: { row: 999, col: 0 }, tail: { row: 999, col: 0 } }, false);
    paste(model, 'a\nb');
    paste(model, 'c\nd');
    await vi.waitFor(() => expect(vi.mocked(outlet.ask).mock.calls.filter(([name]) => name === 'reshape').length).toBe(2));
    const more = vi.mocked(outlet.ask).mock.calls.flatMap(([name, args]) => (name === 'reshape' ? [args[2]] : []));
    expect(more).toEqual([1, 0]);
  });

  test('rows that are not here are asked for, to be emptied, filled and pasted over', async () => {
    const { model, outlet } = big();
    const edited = () => vi.mocked(outlet.ask).mock.calls.flatMap(([name, args]) => (name === 'edit' ? [args[1]] : []));
    model.select({ head: { row: 500, col: 1 }, tail: { row: 501, col: 1 } }, false);
    clear(model);
    await vi.waitFor(() => expect(edited().length).toBe(1));
    fillDown(model);
    await vi.waitFor(() => expect(edited().length).toBe(2));
    paste(model, '7');
    await vi.waitFor(() => expect(edited().length).toBe(3));
    expect(edited()).toEqual([
      [
        [500, 1, null],
        [501, 1, null],
      ],
      [[501, 1, 500]],
      [
        [500, 1, 7],
        [501, 1, 7],
      ],
    ]);
  });

  test('what is in sight becomes the table, and comes back', async () => {
    const { model, outlet } = table({ value: { ...BASE, data: first, held } }, (name, args) =>
      name === 'reshape' ? reshaping(1, args[1] === 'pick' ? 500 : 1000) : python(name, args),
    );
    model.applyView(); // all rows as they are: nothing to do
    model.show({ ...ALL, search: 'x' });
    await vi.waitFor(() => expect(model.busy).toBe(false));
    model.show({ ...ALL, search: 'xy' });
    model.applyView(); // still searching: what is in sight is of the search before
    await vi.waitFor(() => expect(model.busy).toBe(false));
    await Promise.resolve();
    expect(model.total).toBe(1000);
    model.applyView();
    await vi.waitFor(() => expect(model.total).toBe(500));
    expect(outlet.ask).toHaveBeenCalledWith('reshape', ['t', 'pick', 1]);
    expect(vi.mocked(outlet.ask).mock.calls.filter(([name]) => name === 'reshape').length).toBe(1);
    expect([model.spec, model.size.rows]).toEqual([ALL, 500]);
    model.undo();
    await vi.waitFor(() => expect(model.total).toBe(1000));
    expect(outlet.ask).toHaveBeenCalledWith('reshape', ['t', 'restore', 0, []]);
  });
});
