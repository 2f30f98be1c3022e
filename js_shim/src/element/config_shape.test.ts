import { expect, test } from 'vitest';
import { block, config, dependency } from '../state/fixtures.js';
import { readConfig } from './config_shape.js';

const whole = () =>
  config(
    [block(1, 'textbox')],
    [
      dependency(0, {
        targets: [
          [1, 'change'],
          [null, 'then'],
        ],
        inputs: [1],
        outputs: [1],
      }),
    ],
  );

test('a config is read as it is', () => {
  const pages = { pages: [['', 'Home', true]], page: { '': { layout: { id: 0 }, components: [1], dependencies: [0] } } };
  const given = { ...whole(), ...pages, theme_vars: { light: { a: 'b' }, dark: {} }, i18n_translations: { en: { hi: 'Hi' } } };
  expect(readConfig(JSON.stringify(given))).toEqual(given);
});

const deep = () => {
  let layout: object = { id: 0 };
  for (let n = 0; n < 200; n++) layout = { id: 0, children: [layout] };
  return layout;
};

test.each<[string, object]>([
  ['components', { components: {} }],
  ['a component', { components: [null] }],
  ['an id', { components: [{ ...block(1, 'textbox'), id: '1' }] }],
  ['props', { components: [{ ...block(1, 'textbox'), props: [] }] }],
  ['targets', { dependencies: [{ ...dependency(0, {}), targets: [['1', 'click']] }] }],
  ['inputs', { dependencies: [{ ...dependency(0, {}), inputs: null }] }],
  ['js', { dependencies: [{ ...dependency(0, {}), js: { toString: 'x' } }] }],
  ['layout', { layout: { id: 0, children: [{}] } }],
  ['a layout without end', { layout: deep() }],
  ['pages', { pages: ['x'] }],
  ['a page', { page: { '': {} } }],
  ['css', { css: ['x'] }],
  ['theme', { theme_vars: { light: { a: 1 }, dark: {} } }],
  ['texts', { i18n_translations: { en: 'x' } }],
])('%s of the wrong shape makes it none', (_what, wrong) => {
  expect(readConfig(JSON.stringify({ ...whole(), ...wrong }))).toBeUndefined();
});

test.each(['', 'null', '[]', '{"components"', '7'])('%j is no config', (text) => {
  expect(readConfig(text)).toBeUndefined();
});
