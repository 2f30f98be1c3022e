/** Plotly's figures. */
import type { Draw } from './engine.js';
import { withTheme } from './plotly_theme.js';

/**
 * What is shared by all: no logo, no tips outside of the app, and nothing from another host. Outlines of countries are not in
 * the bundle; a map of them stays empty rather than asking plot.ly's servers.
 */
const CONFIG = {
  displaylogo: false,
  responsive: false,
  showTips: false,
  showSendToCloud: false,
  topojsonURL: 'assets/topojson/',
  plotlyServerURL: '',
};

export const draw: Draw = async (place, text, { look, style }) => {
  const figure = withTheme(JSON.parse(text), look);
  const { default: Plotly } = await import('plotly.js-dist-min');
  shareStyles(place, style);
  const config = { ...figure.config, ...CONFIG };
  await Plotly.newPlot(place, figure.data, figure.layout, config);
  if (figure.frames) await Plotly.addFrames(place, figure.frames);
  return {
    resize: () => void Plotly.Plots.resize(place),
    destroy: () => Plotly.purge(place),
  };
};

/** Plotly writes its rules into the document; a chart in a shadow root needs them there. */
function shareStyles(place: HTMLElement, style: (css: string) => void): void {
  if (!(place.getRootNode() instanceof ShadowRoot)) return;
  const element = document.getElementById('plotly.js-style-global') as HTMLStyleElement | null;
  const rules = [...(element?.sheet?.cssRules ?? [])].map((rule) => rule.cssText);
  if (rules.length > 0) style(rules.join('\n'));
}
