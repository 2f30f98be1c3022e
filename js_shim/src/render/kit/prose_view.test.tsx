import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AppServices } from '../contract.js';
import { Prose } from './prose.js';

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
