import { describe, expect, it } from 'vitest';
import type { Look } from '../../render/kit/look.js';
import { linesOf } from '../../render/kit/tip.js';
import { fitted, isVega } from './altair_spec.js';
import { prepared, wants } from './bokeh_item.js';
import { isLibrary } from './engine.js';
import { withTheme } from './plotly_theme.js';

const LOOK: Look = { dark: true, text: 'T', subdued: 'S', grid: 'G', background: 'B', accent: 'A', font: 'F' };

type Any = any;

describe('a Plotly figure', () => {
  it('gets the page’s colours by its template, so that what its layout says wins', () => {
    const { layout } = withTheme({ data: [], layout: { font: { size: 9 }, paper_bgcolor: 'red' } }, LOOK) as Any;
    expect(layout.template.layout).toMatchObject({ font: { color: 'T', family: 'F' }, xaxis: { gridcolor: 'G' } });
    expect(layout).toMatchObject({ font: { size: 9 }, paper_bgcolor: 'red', autosize: true });
  });

  it('keeps a template that its author chose', () => {
    const template = { layout: { paper_bgcolor: 'rgb(17,17,17)' } };
    expect(withTheme({ data: [], layout: { template, width: 300 } }, LOOK).layout).toEqual({ template, width: 300 });
  });

  it.each([null, 1, 'x', [], { data: 'x' }])('is not %j', (json) => {
    expect(() => withTheme(json, LOOK)).toThrow('Plotly');
  });
});

describe('an Altair chart', () => {
  it('takes the width of its place when it has none of its own', () => {
    expect(fitted({ mark: 'bar' })).toMatchObject({ fits: true, spec: { width: 'container', autosize: { type: 'fit' } } });
    expect(fitted({ mark: 'bar', autosize: 'pad' }).spec).toMatchObject({ width: 'container', autosize: 'pad' });
    expect(fitted({ mark: 'bar', width: 200 })).toEqual({ fits: false, spec: { mark: 'bar', width: 200 } });
  });

  it.each([{ hconcat: [] }, { facet: {}, spec: {} }, { encoding: { row: {} } }])('of several is left alone: %j', (spec) => {
    expect(fitted(spec)).toEqual({ fits: false, spec });
  });

  it('may be Vega itself', () => {
    expect(isVega({ $schema: 'https://vega.github.io/schema/vega/v6.json' })).toBe(true);
    expect(isVega({ $schema: 'https://vega.github.io/schema/vega-lite/v6.1.0.json' })).toBe(false);
  });
});

const item = (...models: object[]) => ({ doc: { config: model('DocumentConfig'), roots: models }, root_id: 'p1', target_id: 'x' });
const model = (name: string, attributes: object = {}) => ({ type: 'object', name, id: 'p1', attributes });

describe('a Bokeh item', () => {
  it('is painted where its author did not', async () => {
    const axis = model('LinearAxis', { axis_line_color: 'red' });
    const safe = (await prepared(item(model('Figure', { below: [axis] })), LOOK)) as Any;
    expect(safe.target_id).toBeNull();
    expect(safe.doc.config).toBeUndefined();
    const [figure] = safe.doc.roots;
    expect(figure.attributes).toMatchObject({ background_fill_color: null, sizing_mode: 'stretch_width' });
    expect(figure.attributes.below[0].attributes).toMatchObject({ axis_line_color: 'red', major_label_text_color: 'S' });
    const wide = (await prepared(item(model('Figure', { width: 300 })), LOOK)) as Any;
    expect(wide.doc.roots[0].attributes.sizing_mode).toBeUndefined();
  });

  it.each(['CustomJS', 'CustomJSHover', 'CustomJSTickFormatter', 'CustomAction'])('with %s is refused', async (name) => {
    await expect(prepared(item(model('Figure', { deep: [{ deeper: model(name, { code: 'alert(1)' }) }] })), LOOK)).rejects.toThrow(name);
  });

  it('has no markup that runs', async () => {
    const safe = (await prepared(item(model('Div', { text: '<b>x</b><img src=x onerror=alert(1)>', tags: ['a < b'] })), LOOK)) as Any;
    expect(safe.doc.roots[0].attributes.text).toBe('<b>x</b><img src="x">');
    expect(safe.doc.roots[0].attributes.tags).toEqual(['a < b']);
  });

  it('asks for further bundles only when it needs them', () => {
    expect(wants(item(model('Figure')) as Any, 'widgets')).toBe(false);
    expect(wants(item(model('RangeSlider')) as Any, 'widgets')).toBe(true);
    expect(wants(item(model('RangeSlider')) as Any, 'tables')).toBe(false);
    expect(wants(item(model('DataTable')) as Any, 'tables')).toBe(true);
  });

  it.each([null, 1, {}, { doc: {}, root_id: 1 }])('is not %j', async (json) => {
    await expect(prepared(json, LOOK)).rejects.toThrow('Bokeh');
  });
});

describe('the tip', () => {
  it.each([
    [null, []],
    ['', []],
    ['a', ['a']],
    [0, ['0']],
    [{ a: 1, b: 'x', c: [1] }, ['a: 1', 'b: x', 'c: [1]']],
  ])('says %j', (value, lines) => {
    expect(linesOf(value)).toEqual(lines);
  });
});

it('knows its libraries only', () => {
  expect(['plotly', 'altair', 'bokeh', 'matplotlib', 'constructor'].map(isLibrary)).toEqual([true, true, true, false, false]);
});
