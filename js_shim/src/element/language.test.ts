import { expect, test } from 'vitest';
import { choose, translator } from './language.js';

const TEXTS = { en: { hi: 'Hello', only: 'Only here' }, fr: { hi: 'Bonjour' }, 'zh-CN': { hi: '你好' } };
const mark = (key: string) => `__i18n__${JSON.stringify({ __type__: 'translation_metadata', key })}`;

test.each([
  [['fr-CA', 'en'], 'fr'],
  [['zh-cn'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['de', 'fr'], 'fr'],
  [['de'], 'en'],
  [[], 'en'],
])('a reader of %j gets %s', (languages, language) => expect(choose(TEXTS, languages)).toBe(language));

test('without English the first language is shown', () => {
  expect(choose({ fr: {}, de: {} }, ['ja'])).toBe('fr');
  expect(choose({}, ['ja'])).toBeUndefined();
});

test('marks are replaced wherever they stand, and a key without a text is shown', () => {
  const translate = translator(TEXTS, ['fr']);
  const data = { label: mark('hi'), value: `<h1>${mark('hi')}</h1>`, choices: [[mark('only'), 1]], more: { deep: [mark('none')] } };
  expect(translate(data)).toEqual({
    label: 'Bonjour',
    value: '<h1>Bonjour</h1>',
    choices: [['only', 1]],
    more: { deep: ['none'] },
  });
});

test('data without marks stays the same object, bytes too, and what only looks like a mark stays as it is', () => {
  const translate = translator(TEXTS, ['fr']);
  const data = { a: [1, { b: 'x' }], bytes: new Uint8Array(2), odd: '__i18n__{no json}', toString: 'x' };
  expect(translate(data)).toBe(data);
  expect(translate(mark('constructor'))).toBe('constructor');
});
