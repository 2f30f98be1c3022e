import { expect, test } from 'vitest';
import { Client } from '../bridge/client.js';
import type { AppConfig } from '../protocol/config.js';
import { App } from './app.js';
import { block, config, dependency } from './fixtures.js';
import { adopt, bring, sameShape } from './reconcile.js';

const host = { author: async () => undefined, toast: () => {}, scrollTo: () => {} };
const start = (given: AppConfig) => new App(structuredClone(given), new Client('s'), host);
const prop = (app: App, uid: number, name = 'value') => app.store.blocks.get(uid)?.props.value[name];

test('the shape is blocks, places and events; values and looks are not of it', () => {
  const events = [dependency(0, { targets: [[1, 'change']], js_implementation: '{"python":1}' })];
  const one = config([block(1, 'textbox', { value: 'a' })], events);
  const other = { ...config([block(1, 'textbox', { value: 'b', label: 'L' })], structuredClone(events)), css: 'x' };
  start(one); // a graph marks functions that the page runs
  new App(one, new Client('s'), host);
  expect(sameShape(one, other)).toBe(true);
  expect(sameShape(one, config([block(1, 'number')], events))).toBe(false);
  expect(sameShape(one, config([block(1, 'textbox')], []))).toBe(false);
});

test('what differs is changed, and what the user or a function has changed is not', () => {
  const before = [1, 2, 3, 4].map((id) => block(id, 'textbox', { value: 'old', label: 'Old', placeholder: 'p' }));
  const after = [1, 2, 3, 4].map((id) => block(id, 'textbox', { value: 'new', label: 'New' }));
  const app = start(config(before, [dependency(0, { targets: [[1, 'change']], outputs: [2] })]));
  app.set(2, { value: 'typed' });
  app.set(3, { value: 'typed' });
  app.set(3, { value: 'old' }); // typed over, and back
  app.store.patch(4, { label: 'by a function' });
  const untouched = app.store.blocks.get(1)?.props;
  bring(app, config(after, [dependency(0, { targets: [[1, 'change']], outputs: [2] })]));
  expect([1, 2, 3, 4].map((uid) => prop(app, uid))).toEqual(['new', 'typed', 'old', 'new']);
  expect([1, 2, 3, 4].map((uid) => prop(app, uid, 'label'))).toEqual(['New', 'New', 'New', 'by a function']);
  expect(prop(app, 1, 'placeholder')).toBeNull();
  expect(app.store.blocks.get(1)?.props).toBe(untouched);
});

test('nothing is drawn again for what is equal', () => {
  const given = config([block(1, 'textbox', { value: { a: [1] } }), block(2, 'textbox', { value: 'x' })]);
  const app = start(given);
  const before = app.store.blocks.get(1)?.props.value;
  bring(app, config([block(1, 'textbox', { value: { a: [1] } }), block(2, 'textbox', { value: 'y' })]));
  expect(app.store.blocks.get(1)?.props.value).toBe(before);
  expect(prop(app, 2)).toBe('y');
});

test('who may be typed into follows the new config', () => {
  const events = [dependency(0, { targets: [[9, 'click']], outputs: [1] })];
  const app = start(config([block(1, 'textbox', { value: 'set' })], events));
  expect(prop(app, 1, 'interactive')).toBe(false);
  bring(app, config([block(1, 'textbox', { value: 'set', interactive: true })], events));
  expect(prop(app, 1, 'interactive')).toBe(true);
});

test('another drawing takes over what was typed into blocks that are the same', () => {
  const old = start(config([block(1, 'textbox', { value: 'a' }), block(2, 'textbox', { label: 'Name' }), block(3, 'textbox')]));
  for (const uid of [1, 2]) old.set(uid, { value: 'typed' });
  const now = start(
    config([block(1, 'textbox', { value: 'a' }), block(2, 'textbox', { label: 'Other' }), block(3, 'textbox', { value: 'c' })]),
  );
  adopt(old, now);
  expect([1, 2, 3].map((uid) => now.store.payload(uid))).toEqual(['typed', '', 'c']);
  expect([...now.touched]).toEqual([1]);
});
