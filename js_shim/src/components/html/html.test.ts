import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { morph } from './morph.js';
import { isDefault, Script } from './script.js';
import { expressions, fill as fillParts, type Props, parse } from './template.js';

const fill = (template: string, props: Props) => fillParts(parse(template), props);

describe('fill', () => {
  const props = { value: 'v', user: { name: 'Ada', 'full name': 'Ada L' }, items: [1, { a: true }], none: null };

  it.each([
    ['<p>${value}</p>', '<p>v</p>'],
    ['{{ value }} {{user.name}}', 'v Ada'],
    ["${user['full name']} ${items[1].a} ${items.length}", 'Ada L true 2'],
    ['${none}${missing}${missing.deeper}', ''],
    ['${user}', '{"name":"Ada","full name":"Ada L"}'],
    ['${value.constructor} ${user.__proto__}', ' '],
    ['${1 + 1} ${alert()}', ' '],
    ['${value', '${value'],
    ['{{#each items}}[{{@index}}{{#if @last}}!{{/if}} {{this.a}} {{../value}}]{{/each}}', '[0  v][1! true v]'],
    ['{{#each user}}{{@key}}={{this}};{{/each}}', 'name=Ada;full name=Ada L;'],
    ['{{#each none}}x{{else}}empty{{/each}}{{#if items}}yes{{else}}no{{/if}}{{#unless none}}!{{/unless}}', 'emptyyes!'],
    ['{{#with user}}{{name}}{{/with}}{{! note }}', 'Ada'],
    ['{{#each items}}unclosed', 'unclosedunclosed'],
    ['{{helper value}}', '{{helper value}}'],
  ])('%s', (template, text) => expect(fill(template, props)).toBe(text));
});

describe('values in templates', () => {
  const hostile = { value: '<b title="x">${1} {{value}}</b>' };

  it('are markup in ${} and {{{}}}, text in {{}}, and never read as template', () => {
    expect(fill('${value}|{{{value}}}', hostile)).toBe(`${hostile.value}|${hostile.value}`);
    expect(fill('{{value}}', hostile)).toBe('&lt;b title=&quot;x&quot;&gt;${1} {{value}}&lt;/b&gt;');
  });

  it('reach no code: only the template says what is JavaScript', () => {
    const parts = parse("<p>${items.map((i) => `<i>${i} }</i>`).join('}')} ${value}</p>{{#if a}}${b + 1}{{/if}}");
    expect(expressions(parts)).toEqual(["items.map((i) => `<i>${i} }</i>`).join('}')", 'b + 1']);
    expect(fillParts(parts, { value: '${evil()}', a: 1 }, (source) => [source.length])).toBe('<p>43 ${evil()}</p>5');
  });
});

describe('morph', () => {
  it('keeps what stays the same', () => {
    const element = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;
    const body = element('<p class="a">1</p><button>x</button><ul><li>1</li><li>2</li></ul>');
    const button = body.querySelector('button');
    morph(body, element('<p title="t">2</p><button disabled>x</button><ul><li>1</li></ul><!--c--><i>new</i>'));
    expect(body.innerHTML).toBe('<p title="t">2</p><button disabled="">x</button><ul><li>1</li></ul><!--c--><i>new</i>');
    expect(body.querySelector('button')).toBe(button);
    morph(body, element('<b>other</b>'));
    expect(body.innerHTML).toBe('<b>other</b>');
  });
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

  it('asks Python for the functions that it was given, and knows no other', async () => {
    let server: Record<string, (...args: unknown[]) => unknown> = {};
    const node = Object.assign(
      make((_element: unknown, _trigger: unknown, _props: unknown, functions: typeof server) => {
        server = functions;
      }),
      { ask: vi.fn(async () => 'answer') },
    );
    node.set({ server_functions: ['add'] });
    await new Script(node).run('anything', document.createElement('div'));
    expect(await server['add']?.(1, 2)).toBe('answer');
    expect(node.ask).toHaveBeenCalledWith('add', [1, 2]);
    expect(Object.keys(server)).toEqual(['add']);
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
