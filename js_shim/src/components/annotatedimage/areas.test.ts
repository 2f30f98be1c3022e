import { expect, it } from 'vitest';
import { areasOf, coloursOf, cssUrl } from './areas.js';

it('reads boxes and masks', () => {
  const image = { path: 'mask.png' };
  expect(
    areasOf([
      { label: 'a', image, box: null },
      { label: 'b', image, box: [1, 2, 3, 4] },
      { label: 3, box: [1, 2, 3] },
      { label: 'd', box: [1, 2, 3, 'calc(1px)'] },
    ] as never),
  ).toEqual([
    { label: 'a', image, box: null },
    { label: 'b', image, box: [1, 2, 3, 4] },
    { label: '3', image: null, box: null },
    { label: 'd', image: null, box: null },
  ]);
  expect(areasOf('no list')).toEqual([]);
});

it('areas of one label have one colour, the author’s if there is one', () => {
  const areas = areasOf(['cat', 'dog', 'cat', 'toString'].map((label) => ({ label })) as never);
  const colours = coloursOf(areas, { dog: 'red' });
  expect([...colours.keys()]).toEqual(['cat', 'dog', 'toString']);
  expect(colours.get('dog')).toBe('red');
  expect(new Set(colours.values()).size).toBe(3);
  expect(typeof colours.get('toString')).toBe('string');
});

it('an address can not leave its quotes', () => {
  expect(cssUrl('data:image/png,a"),url(evil\\\n')).toBe('url("data:image/png,a%22),url(evil%5c%0a")');
});
