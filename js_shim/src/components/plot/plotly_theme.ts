/** Plotly's figures in our colours. */
import type { Look } from '../../render/kit/look.js';

type Dict = Record<string, unknown>;
export type Figure = { data: Dict[]; layout: Dict; config?: Dict; frames?: Dict[] };

const isDict = (value: unknown): value is Dict => typeof value === 'object' && value !== null && !Array.isArray(value);
const dict = (value: unknown): Dict => (isDict(value) ? value : {});

/** The background of Plotly's own default template; another one was chosen by the author, who is left alone. */
const DEFAULT_PAPER = 'white';

/**
 * A figure that looks like the page: transparent, with the theme's text and lines, as wide as its place. What the author set
 * in the layout, or by a template of their own, stays.
 */
export function withTheme(json: unknown, look: Look): Figure {
  if (!isDict(json) || !Array.isArray(json['data'] ?? [])) throw new TypeError('a Plotly figure has a list of `data`');
  const { data = [], config, frames } = json as Partial<Figure>;
  const layout = { ...dict(json['layout']) };
  const template = dict(layout['template']);
  const ground = dict(template['layout']);
  if ((ground['paper_bgcolor'] ?? DEFAULT_PAPER) === DEFAULT_PAPER) layout['template'] = { ...template, layout: themed(ground, look) };
  if (layout['width'] === undefined) layout['autosize'] = true;
  return { data, layout, ...(isDict(config) ? { config } : {}), ...(Array.isArray(frames) ? { frames } : {}) };
}

function themed(ground: Dict, look: Look): Dict {
  const lines = { gridcolor: look.grid, linecolor: look.grid, zerolinecolor: look.grid };
  const clear = 'rgba(0,0,0,0)';
  return {
    ...ground,
    margin: { l: 60, r: 24, t: 56, b: 48, ...dict(ground['margin']) },
    paper_bgcolor: clear,
    plot_bgcolor: clear,
    font: { ...dict(ground['font']), color: look.text, family: look.font },
    title: { ...dict(ground['title']), x: 0.05 },
    xaxis: { ...dict(ground['xaxis']), ...lines },
    yaxis: { ...dict(ground['yaxis']), ...lines },
    polar: { ...dict(ground['polar']), bgcolor: clear, angularaxis: lines, radialaxis: lines },
    ternary: { ...dict(ground['ternary']), bgcolor: clear, aaxis: lines, baxis: lines, caxis: lines },
    scene: { ...dict(ground['scene']), xaxis: space(look), yaxis: space(look), zaxis: space(look) },
    hoverlabel: { ...dict(ground['hoverlabel']), bgcolor: look.background, bordercolor: look.grid, font: { color: look.text } },
    modebar: { bgcolor: clear, color: look.subdued, activecolor: look.accent },
  };
}

const space = (look: Look): Dict => ({
  backgroundcolor: 'rgba(0,0,0,0)',
  gridcolor: look.grid,
  zerolinecolor: look.grid,
  showbackground: true,
});
