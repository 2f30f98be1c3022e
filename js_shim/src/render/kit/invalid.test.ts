import { afterEach, describe, expect, it } from 'vitest';
import { mark } from './invalid.js';

afterEach(() => document.body.replaceChildren());

/** Puts an error into a block with controls; @returns takes it out again. */
function fail(...controls: HTMLElement[]): () => void {
  const outer = document.createElement('div');
  outer.dataset['block'] = 'lite1-1';
  const badge = document.createElement('div');
  const words = document.createElement('span');
  words.textContent = 'Too large';
  badge.append(words, document.createElement('button'));
  outer.append(...controls, badge);
  document.body.append(outer);
  return mark(badge);
}

const made = (tag: string, attributes: Record<string, string> = {}): HTMLElement => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

describe('the control that an error is about', () => {
  it('is invalid and described by the message until that goes', () => {
    const input = made('input', { 'aria-describedby': 'info' });
    const undo = fail(input);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const [info, id] = (input.getAttribute('aria-describedby') ?? '').split(' ');
    expect(info).toBe('info');
    expect(document.getElementById(id as string)?.textContent).toBe('Too large');
    undo();
    expect(input.hasAttribute('aria-invalid')).toBe(false);
    expect(input.getAttribute('aria-describedby')).toBe('info');
  });

  it('is the group where there is one, and what the block said itself comes back', () => {
    const group = made('div', { role: 'radiogroup' });
    const radio = made('input', { type: 'radio' });
    group.append(radio);
    const own = made('input', { 'aria-invalid': 'false' });
    const undo = fail(group, own);
    expect([group, radio, own].map((each) => each.getAttribute('aria-invalid'))).toEqual(['true', null, 'true']);
    expect(own.hasAttribute('aria-describedby')).toBe(true);
    undo();
    expect([group, own].map((each) => each.getAttribute('aria-describedby'))).toEqual([null, null]);
    expect(own.getAttribute('aria-invalid')).toBe('false');
  });
});
