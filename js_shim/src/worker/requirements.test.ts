import { describe, expect, test } from 'vitest';
import { requirementLines } from '../protocol/requirement_lines.js';
import { isOurs, normalise, parseRequirement, satisfies } from './requirements.js';

const PAGE = 'https://example.org/docs/page.html';
const read = (text: string) => parseRequirement(text, PAGE);

test('comments and blank lines ask for nothing', () => {
  expect(requirementLines('# all\n\n  numpy  # fast\nfoo @ https://x.org/foo.whl#sha256=1\n')).toEqual([
    'numpy',
    'foo @ https://x.org/foo.whl#sha256=1',
  ]);
});

test.each([
  ['numpy', { name: 'numpy', specifier: '', plain: true }],
  ['Jinja2>=3,<4', { name: 'Jinja2', specifier: '>=3,<4', plain: true }],
  ['httpx[http2] (==0.27)', { name: 'httpx', specifier: '==0.27', plain: false }],
  ['colorama; sys_platform == "win32"', { name: 'colorama', specifier: '', plain: false }],
  ['zope.interface ~= 6.0', { name: 'zope.interface', specifier: '~= 6.0', plain: true }],
])('%s is a name', (text, expected) => {
  expect(read(text)).toEqual({ kind: 'name', text, ...expected });
});

test.each([
  ['./a-1.0-py3-none-any.whl', 'https://example.org/docs/a-1.0-py3-none-any.whl'],
  ['../a-1.0-py3-none-any.whl', 'https://example.org/a-1.0-py3-none-any.whl'],
  ['/w/a-1.0-py3-none-any.whl', 'https://example.org/w/a-1.0-py3-none-any.whl'],
  ['a-1.0-py3-none-any.whl', 'https://example.org/docs/a-1.0-py3-none-any.whl'],
  ['https://x.org/a-1.0-py3-none-any.whl', 'https://x.org/a-1.0-py3-none-any.whl'],
  ['a @ ./w/a-1.0-py3-none-any.whl', 'https://example.org/docs/w/a-1.0-py3-none-any.whl'],
  ['emfs:./a-1.0-py3-none-any.whl', 'emfs:./a-1.0-py3-none-any.whl'],
])('%s is the wheel at %s', (text, url) => {
  expect(read(text)).toEqual({ kind: 'url', text, url });
});

test.each(['-r more.txt', '--index-url x', 'two words', ''])('%j is no requirement', (text) => {
  expect(read(text)).toBeUndefined();
});

test.each(['gradio', 'gradio==4.44', 'Gradio_Client', 'gradio-lite', 'lite'])('%s is ours already', (text) => {
  expect(isOurs(read(text)!)).toBe(true);
});

test('names compare without case and separators', () => {
  expect(normalise('Zope.Interface__x')).toBe('zope-interface-x');
});

describe('satisfies', () => {
  test.each([
    ['2.4.6', '', true],
    ['2.4.6', '>=2', true],
    ['2.4.6', '>=2,<2.4', false],
    ['2.4', '==2.4.0', true],
    ['2.4.6', '!=2.4.6', false],
    ['2.10', '>2.9', true],
    ['2.4.6', '~=2.1', true],
    ['3.0', '~=2.1', false],
    ['2.2.9', '~=2.2.1', true],
    ['2.3.0', '~=2.2.1', false],
    ['2.4.6', '==2.*', undefined],
    ['2.4.6rc1', '>=2', undefined],
    ['2.4.6', '===2.4.6', undefined],
  ])('%s fits %j: %s', (version, specifier, expected) => {
    expect(satisfies(version, specifier)).toBe(expected);
  });
});
