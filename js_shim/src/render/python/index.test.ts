/** What a program gives the page; that it computes as Python does is tested from Python (tests/transpile). */
import { expect, test, vi } from 'vitest';
import { author } from '../author.js';
import { compile, type ProgramError } from './index.js';

const program = (body: unknown[], more: object = {}) =>
  JSON.stringify({
    python: 1,
    file: 'app.py',
    inputs: [null],
    keywords: [],
    outputs: [null],
    globals: [],
    main: { name: 'f', params: [['x', null, false]], star: null, locals: ['x', 'i'], body },
    ...more,
  });
const X = ['name', 'x'];
const returns = (code: unknown, more?: object) => compile(program([['return', 3, code]], more));

test('ints and floats stay apart inside and are numbers outside', () => {
  expect(returns(['binary', '/', X, ['const', 2]])(10)).toEqual([5]);
  expect(returns(['binary', '/', X, ['const', 2]], { outputs: [['text']] })(10)).toEqual(['5.0']);
  expect(returns(['binary', '//', X, ['const', 2]], { outputs: [['text']] })(10)).toEqual(['5']);
});

test('a list is one value for one output, and one value each for several', () => {
  const list = ['list', [X, ['const', 2]]];
  expect(returns(list)(1)).toEqual([[1, 2]]);
  expect(returns(list, { outputs: [null, null] })(1)).toEqual([1, 2]);
  expect(returns(['const', null], { outputs: [null, null] })(1)).toEqual([null, null]);
  expect(() => returns(list, { outputs: [null, null, null] })(1)).toThrow('3 outputs, but returned 2');
  expect(returns(list, { outputs: [] })(1)).toEqual([]);
});

test('an update names props, its choices as pairs and its value as the output shows it', () => {
  const update = [
    'update',
    {
      value: X,
      choices: [
        'list',
        [
          ['const', 'a'],
          ['const', 2],
          [
            'tuple',
            [
              ['const', 'n'],
              ['const', 3],
            ],
          ],
        ],
      ],
    },
  ];
  expect(returns(update, { outputs: [['text']] })(5)).toEqual([
    {
      __type__: 'update',
      value: '5',
      choices: [
        ['a', 'a'],
        ['2', 2],
        ['n', 3],
      ],
    },
  ]);
});

test('an output as the component rounds it, an input too', () => {
  expect(returns(['binary', '/', X, ['const', 3]], { outputs: [['number', 2, null]] })(1)).toEqual([0.33]);
  expect(returns(X, { outputs: [['number', 0, null]] })(2.5)).toEqual([2]);
  expect(returns(['const', null], { outputs: [['number', null, 7]] })(1)).toEqual([7]);
  expect(returns(X, { outputs: [['bool']] })([])).toEqual([false]);
  expect(returns(X, { inputs: [['number', 0]], outputs: [['text']] })(2.7)).toEqual(['3']);
});

test('inputs by keyword reach their parameters', () => {
  const main = {
    name: 'f',
    params: [
      ['a', null, false],
      ['b', null, false],
    ],
    star: null,
    locals: ['a', 'b'],
    body: [['return', 1, ['binary', '-', ['name', 'a'], ['name', 'b']]]],
  };
  expect(returns(X, { inputs: [null, null], keywords: ['a'], main: { ...main, params: [main.params[1], main.params[0]] } })(1, 10)).toEqual(
    [9],
  );
});

test('an exception names file, line and kind, and is shown as Python would show it', () => {
  const fails = returns(['binary', '/', X, ['const', 0]]);
  expect(() => fails(1)).toThrow('app.py, line 3, in f: ZeroDivisionError: division by zero');
  try {
    fails(1);
  } catch (error) {
    expect((error as ProgramError).failed).toMatchObject({
      type: 'failed',
      title: 'ZeroDivisionError',
      message: 'division by zero',
      visible: true,
      duration: 10,
    });
  }
  const shown = ['error', { message: ['const', 'Enter a name'], title: ['const', 'Name'], duration: ['const', null] }];
  try {
    compile(program([['raise', 9, shown]]))(1);
  } catch (error) {
    expect((error as ProgramError).failed).toMatchObject({ title: 'Name', message: 'Enter a name', duration: null });
  }
});

test('a loop without end is ended, so that the page lives on', () => {
  const now = vi.spyOn(performance, 'now');
  let ms = 0;
  now.mockImplementation(() => (ms += 3000));
  const endless = compile(program([['while', 2, ['const', true], [['set', 3, [['name', 'i']], X]], []]]));
  expect(() => endless(1)).toThrow(/line 3.*TimeoutError: it ran for more than 5 s/);
  now.mockRestore();
});

test('a value of the module cannot be changed, not by another name either', () => {
  const globals = [
    ['$ITEMS', ['list', [['const', 1]]]],
    [
      '$MAP',
      [
        'dict',
        [
          [
            ['const', 'a'],
            ['const', 1],
          ],
        ],
      ],
    ],
  ];
  const set = (name: string) => [
    ['set', 2, [['name', 'i']], ['name', name]],
    ['set', 3, [['item', ['name', 'i'], X]], ['const', 2]],
  ];
  expect(() => compile(program(set('$ITEMS'), { globals }))(0)).toThrow("can't be changed in the page");
  expect(() => compile(program(set('$MAP'), { globals }))('a')).toThrow("can't be changed in the page");
  const append = [['do', 2, ['method', ['name', '$ITEMS'], 'append', [X], {}]]];
  expect(() => compile(program(append, { globals }))(0)).toThrow("can't be changed in the page");
});

test('a program runs without a script element, so no CSP can forbid it', async () => {
  const inserted = vi.spyOn(document.head, 'append');
  const fn = await author(program([['return', 1, ['binary', '*', X, ['const', 2]]]]));
  expect(fn?.(21)).toEqual([42]);
  expect(inserted).not.toHaveBeenCalled();
});

test('an operation that this page does not know is told', () => {
  expect(() => compile(program([['return', 1, ['later', 1]]]))).toThrow('an expression `later`');
  expect(() => compile(program([['later', 1]]))).toThrow('a statement `later`');
});
