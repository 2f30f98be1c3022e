import { describe, expect, it } from 'vitest';
import { fromHsv, toHex, toHsv } from './colour.js';

describe('toHex', () => {
  const named = (css: string) => ({ teal: 'rgb(0, 128, 128)', 'rgba(1, 2, 3, 0.5)': 'rgba(1, 2, 3, 0.5)' })[css] ?? null;
  it.each([
    ['#ABCDEF', '#abcdef'],
    [' #abc ', '#aabbcc'],
    ['#abcd', '#aabbcc'],
    ['#11223344', '#112233'],
    ['teal', '#008080'],
    ['rgba(1, 2, 3, 0.5)', '#010203'],
    ['#12345', null],
    ['nothing', null],
    ['', null],
  ])('reads %j', (text, hex) => {
    expect(toHex(text, named)).toBe(hex);
  });
});

it.each(['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff', '#808080', '#1f77b4', '#7f3f00', '#fedcba'])('%s survives HSV', (hex) => {
  expect(fromHsv(toHsv(hex))).toBe(hex);
});

it.each([
  ['#ff0000', { h: 0, s: 100, v: 100 }],
  ['#00ffff', { h: 180, s: 100, v: 100 }],
  ['#000000', { h: 0, s: 0, v: 0 }],
])('%s in HSV', (hex, hsv) => {
  expect(toHsv(hex)).toEqual(hsv);
});
