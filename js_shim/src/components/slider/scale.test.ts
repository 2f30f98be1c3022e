import { describe, expect, it } from 'vitest';
import { decimals, rounded } from '../../render/kit/draft.js';
import { fraction, settled } from './scale.js';

const scale = { minimum: 0, maximum: 1, step: 0.1, precision: null };

describe('scale', () => {
  it('keeps to the bounds', () => {
    expect(settled(7, scale)).toBe(1);
    expect(settled(-7, { ...scale, minimum: -1.5 })).toBe(-1.5);
  });
  it('drops the noise of binary fractions, and keeps what was typed', () => {
    expect(settled(0.1 + 0.2, scale)).toBe(0.3);
    expect(settled(0.125, scale)).toBe(0.125);
    expect(settled(0.125, { ...scale, precision: 1 })).toBe(0.1);
  });
  it('says where a value stands', () => {
    expect(fraction(25, { ...scale, maximum: 100 })).toBe(0.25);
    expect(fraction(5, { ...scale, minimum: 3, maximum: 3 })).toBe(0);
  });
  it('counts decimals as they are written', () => {
    expect([1, 0.25, 1e-7, 2.5e-7, 1e21].map(decimals)).toEqual([0, 2, 7, 8, 0]);
    expect(rounded(1.005, null)).toBe(1.005);
    expect(rounded(2.345, 0)).toBe(2);
  });
});
