import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { sanitizeHtml } from './sanitize.js';
import { Sanitized } from './sanitized.js';

async function submitted(html: string): Promise<{ kept: boolean; form: HTMLFormElement }> {
  const root = document.createElement('div');
  render(<Sanitized html={await sanitizeHtml(html)} />, root);
  const form = root.querySelector('form') as HTMLFormElement;
  return { form, kept: !form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })) };
}

describe('a form in sanitised HTML', () => {
  it.each(['<form>', '<form action="">', '<form action="?a=1">', '<form action="javascript:alert(1)">', '<form target="_self">'])(
    '%s does not load the page anew',
    async (tag) => {
      expect((await submitted(`${tag}<button>go</button></form>`)).kept).toBe(true);
    },
  );

  it('may leave for another site, in a new tab without an opener', async () => {
    const { form, kept } = await submitted('<form action="https://example.org/join"><input name="mail"></form>');
    expect(kept).toBe(false);
    expect([form.getAttribute('target'), form.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer']);
  });
});
