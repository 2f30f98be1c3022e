/**
 * Altair's charts, by Vega-Lite. Vega-embed is not used: what it adds is a menu, styles in the document's head, and options that
 * a chart may bring itself. Expressions are interpreted (`ast`), so no code is made of text.
 */
import { type Config, parse, type Spec, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Look } from '../../render/kit/look.js';
import { createTip } from '../../render/kit/tip.js';
import { fitted, isVega } from './altair_spec.js';
import type { Draw } from './engine.js';

export const draw: Draw = async (place, text, { look, label, style }) => {
  const given = JSON.parse(text) as Record<string, unknown>;
  const { spec, fits } = isVega(given) ? { spec: given, fits: false } : fitted(given);
  const config = configOf(look);
  const vega = isVega(spec) ? (spec as Spec) : compile(spec as unknown as TopLevelSpec, { config: config as never, logger: QUIET }).spec;
  const tip = createTip(place.parentElement ?? place, style);
  const view = new View(parse(vega, isVega(spec) ? config : undefined, { ast: true }), {
    renderer: 'svg',
    expr: expressionInterpreter,
    hover: true,
    tooltip: (_handler, event, _item, value) => tip.show(event as MouseEvent | null, value),
  } as ConstructorParameters<typeof View>[1]);
  view.description(view.description() || label);
  view.initialize(place);
  await view.runAsync();
  return {
    // With `autosize: fit` the width is that of the whole chart.
    resize: () => void (fits && place.clientWidth > 0 && view.width(place.clientWidth).runAsync()),
    destroy: () => {
      tip.destroy();
      view.finalize();
    },
  };
};

/** Warnings of Vega-Lite are for the chart's author, who saw them in Python; errors reject. */
const quiet = () => QUIET;
const QUIET = { level: quiet, error: quiet, warn: quiet, info: quiet, debug: quiet } as never;

/** Our colours, where the chart has none of its own. */
function configOf(look: Look): Config {
  const words = { labelColor: look.subdued, titleColor: look.text, labelFont: look.font, titleFont: look.font };
  return {
    background: 'transparent',
    axis: { ...words, gridColor: look.grid, domainColor: look.grid, tickColor: look.grid },
    legend: words,
    header: words,
    title: { color: look.text, subtitleColor: look.subdued, font: look.font },
    style: { 'guide-label': { fill: look.subdued, font: look.font }, 'guide-title': { fill: look.text, font: look.font } },
    text: { fill: look.text },
    view: { stroke: look.grid },
  } as unknown as Config;
}
