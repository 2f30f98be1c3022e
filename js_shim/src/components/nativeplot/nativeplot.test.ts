import { describe, expect, it } from 'vitest';
import { type Aggregate, aligned, binOf, chartOf, type Value } from './table.js';

const table = (columns: string[], data: (string | number | null)[][], datatypes: Record<string, string>, mark = 'bar') =>
  ({ columns, data, datatypes, mark }) as Value;

const SALES = table(
  ['fruit', 'sold', 'shop'],
  [
    ['pear', 1, 'A'],
    ['fig', 5, 'B'],
    ['pear', 3, 'B'],
    ['apple', 2, 'A'],
    ['pear', 4, 'A'],
  ],
  { fruit: 'nominal', sold: 'quantitative', shop: 'nominal' },
);

const heights = (chart: ReturnType<typeof chartOf>) => chart?.marks.map(({ x, y, group }) => [chart.names[x], y, group]);

describe('chartOf', () => {
  it('sums what stands at one name, per colour', () => {
    expect(heights(chartOf(SALES, { x: 'fruit', y: 'sold' }))).toEqual([
      ['pear', 8, ''],
      ['fig', 5, ''],
      ['apple', 2, ''],
    ]);
    expect(heights(chartOf(SALES, { x: 'fruit', y: 'sold', color: 'shop' }))).toContainEqual(['pear', 5, 'A']);
  });

  it.each([
    ['mean', 8 / 3],
    ['median', 3],
    ['min', 1],
    ['max', 4],
    ['count', 3],
  ])('aggregates by %s', (y_aggregate, y) => {
    expect(chartOf(SALES, { x: 'fruit', y: 'sold', y_aggregate: y_aggregate as Aggregate })?.marks[0]?.y).toBe(y);
  });

  it.each([
    [null, ['pear', 'fig', 'apple']],
    ['x', ['apple', 'fig', 'pear']],
    ['-x', ['pear', 'fig', 'apple']],
    ['y', ['apple', 'fig', 'pear']],
    ['-y', ['pear', 'fig', 'apple']],
    [['fig'], ['fig', 'pear', 'apple']],
  ])('sorts names by %j', (sort, names) => {
    const chart = chartOf(SALES, { x: 'fruit', y: 'sold', sort });
    expect(chart?.names).toEqual(names);
    expect(heights(chart)).toContainEqual(['fig', 5, '']);
    expect(heights(chart)).toContainEqual(['pear', 8, '']);
  });

  it('gathers numbers and times in bins', () => {
    const points = table(
      ['t', 'y'],
      [
        [0, 1],
        [59_999, 2],
        [60_000, 4],
      ],
      { t: 'temporal', y: 'quantitative' },
      'line',
    );
    expect(chartOf(points, { x: 't', y: 'y', x_bin: '1m' })?.marks.map(({ x, y }) => [x, y])).toEqual([
      [0, 3],
      [60_000, 4],
    ]);
    expect(binOf('1.5h', 'temporal')).toBe(5_400_000);
    expect(binOf(10, 'quantitative')).toBe(10);
    expect(binOf(10, 'temporal')).toBe(10_000);
    expect(binOf(10, 'nominal')).toBeNull();
  });

  it('leaves single points alone, and out what has no place', () => {
    const points = table(
      ['x', 'y'],
      [
        [1, 1],
        [1, 2],
        [null, 3],
        [4, null],
      ],
      { x: 'quantitative', y: 'quantitative' },
      'point',
    );
    const chart = chartOf(points, {});
    expect(chart?.marks.map(({ x, y, row }) => [x, y, row])).toEqual([
      [1, 1, 0],
      [1, 2, 1],
    ]);
    expect(chart?.aggregated).toBe(false);
  });

  it('makes steps of a numeric colour', () => {
    const rows = Array.from({ length: 61 }, (_, n) => [n, n, n]);
    const chart = chartOf(table(['x', 'y', 'c'], rows, { c: 'quantitative' }, 'point'), { color: 'c' });
    expect(chart?.groups).toEqual(['0 – 10', '10 – 20', '20 – 30', '30 – 40', '40 – 50', '50 – 60']);
  });

  it.each([null, undefined, { columns: [], data: [] }, { columns: ['a'], data: [[1]] }])('draws nothing of %j', (value) => {
    expect(chartOf(value as Value, { x: 'a', y: 'b' })).toBeNull();
  });
});

it('aligned gives every group a place at each x, and keeps two marks at one', () => {
  const chart = chartOf(
    table(
      ['x', 'y', 'c'],
      [
        [2, 1, 'a'],
        [1, 2, 'b'],
        [1, 3, 'b'],
        [1, 4, 'a'],
      ],
      { c: 'nominal' },
      'point',
    ),
    { color: 'c' },
  );
  const { xs, columns } = aligned(chart as NonNullable<typeof chart>);
  expect(xs).toEqual([1, 1, 2]);
  expect([...columns].map(([group, marks]) => [group, marks.map((mark) => mark?.y ?? null)])).toEqual([
    ['a', [4, null, 1]],
    ['b', [2, 3, null]],
  ]);
});
