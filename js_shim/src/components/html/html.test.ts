import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { isDefault, Script } from './script.js';
import { fill } from './template.js';

describe('fill', () => {
  const props = { value: 'v', user: { name: 'Ada', 'full name': 'Ada L' }, items: [1, { a: true }], none: null };

  it.each([
    ['<p>${value}</p>', '<p>v</p>'],
    ['{{ value }} {{user.name}}', 'v Ada'],
    ["${user['full name']} ${items[1].a} ${items.length}", 'Ada L true 2'],
    ['${none}${missing}${missing.deeper}', ''],
    ['${user}', '{"name":"Ada","full name":"Ada L"}'],
    ['${value.constructor} ${user.__proto__}', ' '],
    ['${1 + 1} ${alert()}', '${1 + 1} ${alert()}'],
  ])('%s', (template, text) => expect(fill(template, props)).toBe(text));
});

describe('js_on_load', () => {
  const make = (source?: (...args: any[]) => unknown) => {
    const props = signal<Record<string, Json>>({ value: 1 });
    const node = {
      props,
      emit: vi.fn(),
      set: (patch: object) => {
        props.value = { ...props.peek(), ...patch } as Record<string, Json>;
      },
      app: { author: vi.fn(async () => source) },
    };
    return node as unknown as Node & typeof node;
  };

  it('needs no script for the default', async () => {
    expect(isDefault("element.addEventListener('click', function() { trigger('click') });")).toBe(true);
    expect(isDefault("element.addEventListener('click', function() { trigger('submit') });")).toBe(false);
    const node = make();
    const element = document.createElement('div');
    await new Script(node).run("element.addEventListener('click', function() { trigger('click') });", element);
    element.click();
    expect(node.emit).toHaveBeenCalledWith('click');
    expect(node.app.author).not.toHaveBeenCalled();
  });

  it('gives the author the element, events, and live props', async () => {
    const seen: unknown[] = [];
    const node = make((element: HTMLElement, trigger: any, props: any, _server: any, _upload: any, watch: any) => {
      seen.push(element.tagName, props.value);
      props.value = 2;
      trigger('submit', { a: 1 });
      watch('value', () => seen.push('watched'));
    });
    const script = new Script(node);
    await script.run('anything', document.createElement('div'));
    expect(seen).toEqual(['DIV', 1]);
    expect(node.props.value['value']).toBe(2);
    expect(node.emit).toHaveBeenCalledWith('submit', { a: 1 });
    script.notice(node.props.value);
    script.notice({ ...node.props.value, value: 3 });
    expect(seen).toEqual(['DIV', 1, 'watched', 'watched']);
  });
});
