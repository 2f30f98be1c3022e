import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AppServices } from '../contract.js';
import { renderMarkdown } from './markdown.js';
import { Prose } from './prose.js';
import { cut } from './prose_blocks.js';

const app = { style: () => {} } as unknown as AppServices;
const root = document.createElement('div');

afterEach(() => render(null, root));

const show = (text: string) => render(<Prose app={app} text={text} />, root);
const shown = () => vi.waitFor(() => expect(root.querySelector('.prose-source')).toBeNull(), 5000);

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '[a](javascript:alert(1)) <a href="java\nscript:alert(1)">b</a>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<math><mtext></table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<style>body{display:none}</style>',
  '$$\\href{javascript:alert(1)}{x}$$',
  '```html\n<img src=x onerror=alert(1)>\n```',
  '```"><img src=x onerror=alert(1)>\ncode\n```',
];

describe('Prose', () => {
  it.each(HOSTILE)('shows nothing that runs for %j', async (text) => {
    show(`${text}\n\nend`);
    await shown();
    const elements = [...root.querySelectorAll('*')];
    expect(elements.flatMap((element) => [...element.attributes]).filter(({ name }) => name.startsWith('on') || name === 'srcdoc')).toEqual(
      [],
    );
    expect(root.querySelector('script, style, iframe')).toBeNull();
    expect([...root.querySelectorAll('[href]')].filter((link) => /script:/i.test(link.getAttribute('href') ?? ''))).toEqual([]);
    expect(root.textContent).toContain('end');
  });

  it('keeps the elements of finished pieces while the text grows', async () => {
    show('first\n\nsec');
    await shown();
    const [first] = root.querySelectorAll('p');
    show('first\n\nsecond **bold**');
    await vi.waitFor(() => expect(root.querySelector('strong')?.textContent).toBe('bold'));
    expect(root.querySelector('p')).toBe(first);
  });

  it('gives code a head that copies it', async () => {
    show('```py\nx = 1\n```');
    await shown();
    expect(root.querySelector('.prose-code-head')?.textContent).toContain('py');
    expect(root.querySelector('.prose-code-head [aria-label="Copy"]')).not.toBeNull();
  });
});

const BLOCKS = [
  '# Title',
  'a *paragraph* of `code` and **more**\nin two lines',
  '- one\n- two\n\n  inside',
  '1. first\n\n2. second',
  '```py\ndef f():\n\n    return 1\n```',
  '> quoted\n> twice',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '<details>\n\ntext\n\n</details>',
  'Title\n=====',
  '    indented\n\n    code',
  '---',
  'a [link](https://example.org) and an ![image](data:image/png;base64,AA==)',
];

/** Numbers below `most`, the same in each run. */
function dice(seed: number): (most: number) => number {
  let state = seed + 1;
  return (most) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
}

describe('a text that streams', () => {
  it.each([...Array(40).keys()])('is shown as if it had come at once, wherever it was cut (%i)', async (seed) => {
    const pick = dice(seed);
    const blocks = Array.from({ length: 2 + pick(8) }, () => BLOCKS[pick(BLOCKS.length)] as string);
    const text = blocks.join('\n\n');
    let pieces = cut('');
    for (let end = pick(9); end < text.length; end += 1 + pick(30)) pieces = cut(text.slice(0, end), [], pieces);
    pieces = cut(text, [], pieces);
    const apart = await Promise.all(pieces.map((piece) => renderMarkdown(piece.text)));
    expect(tight(apart.join(''))).toBe(tight(await renderMarkdown(text)));
  });
});

/** Without line ends between blocks, which show as nothing. */
const tight = (html: string) => html.replace(/\n+(?=<|$)/g, '');
