import { expect, it } from 'vitest';
import { anchorOf, linked } from './link.js';

it.each([
  ['str', ['Event'], [{ text: 'str', to: null }]],
  [
    'list[Event] | None',
    ['Event'],
    [
      { text: 'list[', to: null },
      { text: 'Event', to: '#event' },
      { text: '] | None', to: null },
    ],
  ],
  ['EventData', ['Event'], [{ text: 'EventData', to: null }]],
  ['Event', null, [{ text: 'Event', to: null }]],
  ['', ['Event'], []],
])('%j with links to %j', (type, names, pieces) => {
  expect(linked(type, names)).toEqual(pieces);
});

it.each([
  ['size', false, undefined],
  ['My size', true, 'param-my-size'],
  ['size', 'round', 'param-round-size'],
])('%s with links %j has id %j', (name, links, id) => {
  expect(anchorOf(name, links)).toBe(id);
});
