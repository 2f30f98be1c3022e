// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { destination } from '../../layouts/tabs.js';
import { amount, fractionOf } from './bars.js';
import { submits } from './field.js';
import { matchLatex } from './latex.js';
import { renderMarkdown } from './markdown.js';
import { sanitizeHtml } from './sanitize.js';
import { safeUrl } from './url.js';

const parsed = (html: string) => {
  const box = document.createElement('template');
  box.innerHTML = html;
  return box.content;
};

test.each(['javascript:alert(1)', ' java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x', '', null, 5])('%j is no link', (url) => {
  expect(safeUrl(url)).toBeUndefined();
});
test.each(['https://a.b', '/path', '#part', 'mailto:a@b.c', 'page.html?x=1'])('%s is a link', (url) => expect(safeUrl(url)).toBe(url));

test.each([
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<style>*{display:none}</style><form action="javascript:alert(1)"><button>x</button></form>',
])('nothing in %s survives that runs', async (html) => {
  const clean = await sanitizeHtml(html);
  expect(clean).not.toMatch(/onerror|<script|javascript:|srcdoc|<style/i);
});

test('frames from the web are kept in a sandbox, without our origin', async () => {
  const [foreign, own] = await Promise.all(
    ['https://video.example/1', location.href].map((src) => sanitizeHtml(`<iframe src="${src}"></iframe>`)),
  );
  expect(
    parsed(foreign as string)
      .querySelector('iframe')
      ?.getAttribute('sandbox'),
  ).toMatch(/allow-scripts.*allow-same-origin/);
  expect(own ?? '').not.toContain('allow-same-origin');
});

test('links that leave get a new tab without opener; style attributes stay', async () => {
  const clean = parsed(await sanitizeHtml('<a href="https://x.example">a</a><a href="#b">b</a><p style="color: red">c</p>'));
  const [out, inside] = clean.querySelectorAll('a');
  expect([out?.target, out?.rel]).toEqual(['_blank', 'noopener noreferrer']);
  expect(inside?.target).toBe('');
  expect(clean.querySelector('p')?.getAttribute('style')).toContain('red');
});

test('markdown becomes HTML, with code coloured and formulas as MathML', async () => {
  const html = await renderMarkdown(
    '# Title\n\n**bold** <img src=x onerror=alert(1)>\n\n```py\ndef f(): return "x"\n```\n\n$$x^2$$ and `$$`',
  );
  const content = parsed(html);
  expect(content.querySelector('h1')?.textContent).toBe('Title');
  expect(content.querySelector('code.language-py .hljs-keyword')?.textContent).toBe('def');
  expect(content.querySelector('math msup')).toBeTruthy();
  expect(html).not.toContain('onerror');
});

test('code in an unknown language, or with HTML in it, is shown as it is', async () => {
  const content = parsed(await renderMarkdown('```klingon\n<b>&amp;</b>\n```'));
  expect(content.querySelector('code')?.textContent).toBe('<b>&amp;</b>\n');
});

test('line breaks and header links are options', async () => {
  expect(await renderMarkdown('a\nb')).not.toContain('<br');
  expect(await renderMarkdown('a\nb', { lineBreaks: true })).toContain('<br');
  const content = parsed(await renderMarkdown('## A b\n## A b', { headerLinks: true }));
  expect([...content.querySelectorAll('h2')].map(({ id }) => id)).toEqual(['a-b', 'a-b-1']);
});

const DOLLARS = [
  { left: '$$', right: '$$', display: true },
  { left: '$', right: '$', display: false },
];
test.each([
  ['$x$ y', 'x'],
  ['$$\na\n\nb$$', '\na\n\nb'],
  ['$5 and $6', undefined],
  ['$ x $', undefined],
  ['$a\\$b$', 'a\\$b'],
])('the formula in %j', (source, formula) => expect(matchLatex(source, DOLLARS)?.text).toBe(formula));

test('brackets are delimiters too', async () => {
  const html = await renderMarkdown('so \\(a_1\\) and\n\n\\[ b^2 \\]\n', {
    latexDelimiters: [
      { left: '\\(', right: '\\)', display: false },
      { left: '\\[', right: '\\]', display: true },
    ],
  });
  expect(parsed(html).querySelectorAll('math')).toHaveLength(2);
});

test('Enter submits one line, Shift+Enter many, and neither ends a word of an input method', () => {
  const key = (shiftKey: boolean, isComposing = false) => ({ key: 'Enter', shiftKey, isComposing });
  expect([submits(key(false), 1), submits(key(true), 1), submits(key(false), 3), submits(key(true), 3)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect(submits(key(false, true), 1)).toBe(false);
});

test('arrow keys wrap around, and turn with the writing direction', () => {
  expect([destination('ArrowRight', 2, 3, false), destination('ArrowLeft', 0, 3, false), destination('ArrowRight', 0, 3, true)]).toEqual([
    0, 2, 2,
  ]);
  expect([destination('End', 0, 3, false), destination('a', 0, 3, false), destination('Home', 0, 0, false)]).toEqual([2, null, null]);
});

test('progress is told in the words that are known', () => {
  const step = { desc: null, unit: 'items', index: 3, length: 4, progress: null };
  expect([fractionOf(step), amount(step, 0.75)]).toEqual([0.75, '3/4 items']);
  const bare = { ...step, index: null, length: null, progress: 1.7 };
  expect([fractionOf(bare), amount(bare, 1)]).toEqual([1, '100%']);
});

test('sanitize: false lets style elements through, and nothing that runs', async () => {
  const html = '<style>p { color: red }</style><p onclick="x()">a</p><script>x()</script>';
  const clean = await renderMarkdown(html, { sanitize: false });
  expect(clean).toContain('<style>');
  expect(clean).not.toMatch(/onclick|<script/);
  expect(await renderMarkdown(html)).not.toContain('<style>');
});
