import { describe, expect, it } from 'vitest';
import type { Json } from '../../protocol/messages.js';
import { accepted, BadLink, collect, type Filled, fingerprint, linkTo, readLink } from './link.js';

const block = (type: string, value: Json, props: Record<string, Json> = {}, initial: Json = null): Filled => ({
  type,
  props: { interactive: true, value, ...props },
  initial,
});
const CHOICES = { choices: [['One', 1] as Json, ['Two', 2] as Json] };
const HREF = 'https://example.org/app.html?a=1#/about';

describe('a deep link', () => {
  it('brings back what was filled in, behind the page of the app', async () => {
    const values: [number, Json][] = [
      [0, 'Grüße, 世界 & <b>'],
      [3, [1, 2]],
    ];
    const url = await linkTo(HREF, 'x1', values);
    expect(url).toMatch(/^https:\/\/example\.org\/app\.html\?a=1#\/about\?deep_link=[\w-]+$/);
    expect(await readLink(url)).toEqual({ app: 'x1', values });
    expect(await linkTo(url, 'x1', values)).toBe(url);
    expect(await readLink(HREF)).toBeNull();
    expect(await readLink('https://example.org/#chapter-2?deep_link=x')).toBeNull();
  });

  it('holds only what was changed, of inputs that can be seen', () => {
    const blocks = [
      block('textbox', 'a'),
      block('textbox', 'same', {}, 'same'),
      block('textbox', 'secret', { type: 'password' }),
      block('textbox', 'result', { interactive: false }),
      block('textbox', 'unseen', { visible: false }),
      block('textbox', 'in the page', { visible: 'hidden' }),
      block('html', '<b>x</b>'),
      block('file', { path: '/tmp/x' }),
      block('state', 1),
      block('slider', 7),
      block('radio', 2, CHOICES),
    ];
    expect(collect(blocks)).toEqual([
      [0, 'a'],
      [9, 7],
      [10, 2],
    ]);
  });

  it('fills in nothing that a visitor could not', () => {
    const cases: [Filled, Json, boolean][] = [
      [block('textbox', ''), 'x', true],
      [block('textbox', ''), { __type__: 'update' }, false],
      [block('textbox', '', { max_length: 2 }), 'xyz', false],
      [block('textbox', '', { type: 'password' }), 'x', false],
      [block('html', ''), '<script>1</script>', false],
      [block('constructor', ''), 'x', false],
      [block('number', 1), null, true],
      [block('number', 1, { maximum: 5 }), 6, false],
      [block('slider', 1, { minimum: 0, maximum: 5 }), 5, true],
      [block('slider', 1), '5', false],
      [block('checkbox', false), 1, false],
      [block('radio', 1, CHOICES), 3, false],
      [block('radio', 1, CHOICES), null, true],
      [block('checkboxgroup', [], CHOICES), [2, 1], true],
      [block('checkboxgroup', [], CHOICES), [2, 3], false],
      [block('dropdown', 1, CHOICES), 2, true],
      [block('dropdown', 1, CHOICES), 'Three', false],
      [block('dropdown', 1, { ...CHOICES, allow_custom_value: true }), 'Three', true],
      [block('dropdown', [], { ...CHOICES, multiselect: true }), [1, 2], true],
      [block('dropdown', [], { ...CHOICES, multiselect: true, max_choices: 1 }), [1, 2], false],
      [block('dropdown', [], { ...CHOICES, multiselect: true }), 1, false],
    ];
    for (const [one, value, ok] of cases) {
      expect(accepted([one], [[0, value]]).length, `${one.type} ${JSON.stringify(value)}`).toBe(ok ? 1 : 0);
    }
    expect(accepted([], [[0, 'x'] as [number, Json], [-1, 'y']])).toEqual([]);
  });

  it('is refused when it is damaged or forged', async () => {
    const bomb = await linkTo(HREF, 'x', [[0, 'a'.repeat(2_000_000)]]);
    for (const data of ['', '%', 'AAAA', '!!!!', 'a'.repeat(20_000), bomb.split('=').pop() as string]) {
      await expect(readLink(`${HREF}?deep_link=${data}`), data.slice(0, 20)).rejects.toThrow(BadLink);
    }
    const odd = await linkTo(HREF, 'x', [['0', 1], [1.5, 2], 7, [0]] as unknown as [number, Json][]);
    expect((await readLink(odd))?.values).toEqual([]);
  });

  it('tells apps apart by their blocks', () => {
    const named = (label: string) => [block('textbox', '', { label })];
    expect(fingerprint(named('a'))).toBe(fingerprint(named('a')));
    expect(new Set([fingerprint(named('a')), fingerprint(named('b')), fingerprint([...named('a'), ...named('a')])]).size).toBe(3);
  });
});
