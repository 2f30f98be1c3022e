/** What keys mean, which choices match, and what choosing does to the value. */
import { describe, expect, it, vi } from 'vitest';
import type { Node } from '../../render/contract.js';
import { readChoices } from '../../render/kit/choices.js';
import { enter, type Props, pick, remove } from './choosing.js';
import { called, matching, startingWith } from './find.js';
import { meaning, type Situation } from './keys.js';

const FRUIT = [
  ['Apple', 'a'],
  ['Apricot', 'b'],
  ['Banana', 3],
];

function nodeOf(props: Props) {
  const state = { value: { choices: FRUIT, ...props } as Props };
  const emit = vi.fn();
  const node = {
    props: { peek: () => state.value },
    set: (patch: Props) => {
      state.value = { ...state.value, ...patch };
    },
    emit,
  } as unknown as Node;
  return { node, emit, value: () => state.value.value };
}

describe('finding', () => {
  const choices = readChoices(FRUIT);
  it('matches parts of names, whatever the case', () => {
    expect(matching(choices, 'AP')).toEqual([0, 1]);
    expect(matching(choices, ' nan ')).toEqual([2]);
    expect(matching(choices, '')).toEqual([0, 1, 2]);
  });
  it('goes on from letter to letter, around the end', () => {
    expect(startingWith(choices, 'a', 0)).toBe(1);
    expect(startingWith(choices, 'a', 1)).toBe(0);
    expect(startingWith(choices, 'ap', 1)).toBe(1);
    expect(startingWith(choices, 'x', 1)).toBe(-1);
  });
  it('prefers the exact name', () => {
    expect(
      called(
        readChoices([
          ['a', 1],
          ['A', 2],
        ]),
        'A',
      ),
    ).toBe(1);
    expect(called(choices, 'banana')).toBe(2);
  });
  it('filters ten thousand choices within a frame', () => {
    const many = readChoices(Array.from({ length: 10_000 }, (_, index) => [`Item ${index}`, index]));
    matching(many, '9');
    const before = performance.now();
    expect(matching(many, '99').length).toBeGreaterThan(100);
    expect(performance.now() - before).toBeLessThan(16);
  });
});

describe('choosing', () => {
  it('stores a single value, and says which', () => {
    const { node, emit, value } = nodeOf({ value: 'a' });
    pick(node, 2);
    expect(value()).toBe(3);
    expect(emit.mock.calls).toEqual([['select', { index: 2, value: 3, selected: true }], ['input']]);
  });
  it('does not call the same choice a change', () => {
    const { node, emit } = nodeOf({ value: 'a' });
    pick(node, 0);
    expect(emit.mock.calls).toEqual([['select', { index: 0, value: 'a', selected: true }]]);
  });
  it('adds up to max_choices, and takes back', () => {
    const { node, emit, value } = nodeOf({ multiselect: true, value: ['a'], max_choices: 2 });
    pick(node, 1);
    pick(node, 2);
    expect(value()).toEqual(['a', 'b']);
    pick(node, 0);
    expect(value()).toEqual(['b']);
    expect(emit).toHaveBeenCalledWith('select', { index: 0, value: 'a', selected: false });
    remove(node, 'b');
    expect(value()).toEqual([]);
  });
  it('takes custom values only where they are allowed', () => {
    const strict = nodeOf({ value: 'a' });
    expect(enter(strict.node, 'Kiwi')).toBe(false);
    expect(strict.value()).toBe('a');
    const free = nodeOf({ value: 'a', allow_custom_value: true });
    expect(enter(free.node, 'Kiwi')).toBe(true);
    expect(free.value()).toBe('Kiwi');
    const several = nodeOf({ value: ['a'], allow_custom_value: true, multiselect: true });
    enter(several.node, 'Kiwi');
    enter(several.node, 'banana');
    enter(several.node, ' ');
    expect(several.value()).toEqual(['a', 'Kiwi', 3]);
  });
});

describe('keys', () => {
  const at: Situation = { open: true, editable: true, typed: false, multiple: false, active: 1, count: 3 };
  const key = (name: string, situation: Partial<Situation> = {}, altKey = false) =>
    meaning({ key: name, altKey, ctrlKey: false, metaKey: false }, { ...at, ...situation });
  it('moves around the list', () => {
    expect(key('ArrowDown')).toEqual({ do: 'move', active: 2 });
    expect(key('ArrowDown', { active: 2 })).toEqual({ do: 'move', active: 0 });
    expect(key('ArrowUp', { active: 0 })).toEqual({ do: 'move', active: 2 });
    expect(key('End')).toEqual({ do: 'open', active: 2 });
    expect(key('PageDown')).toEqual({ do: 'move', active: 2 });
  });
  it('leaves Home, End and Backspace to a typed text', () => {
    expect(key('Home', { typed: true })).toBeUndefined();
    expect(key('Backspace', { typed: true, multiple: true })).toBeUndefined();
    expect(key('Backspace', { multiple: true })).toEqual({ do: 'removeLast' });
  });
  it('opens, chooses, enters, closes', () => {
    expect(key('ArrowDown', { open: false })).toEqual({ do: 'open' });
    expect(key('Enter')).toEqual({ do: 'choose' });
    expect(key('Enter', { active: -1, typed: true })).toEqual({ do: 'enter' });
    expect(key('Escape')).toEqual({ do: 'close' });
    expect(key('Escape', { open: false })).toBeUndefined();
    expect(key('ArrowUp', {}, true)).toEqual({ do: 'close' });
  });
  it('jumps by letters and takes the space bar where text can not be edited', () => {
    expect(key('b', { editable: false })).toEqual({ do: 'jump', letter: 'b' });
    expect(key('b')).toBeUndefined();
    expect(key(' ', { editable: false })).toEqual({ do: 'choose' });
  });
});
