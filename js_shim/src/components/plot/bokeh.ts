/** Bokeh's figures. Its widgets and tables are further chunks. */
import { prepared, wants } from './bokeh_item.js';
import type { Draw } from './engine.js';

export const draw: Draw = async (place, text, { look }) => {
  const item = await prepared(JSON.parse(text), look);
  const { default: Bokeh } = await import('@bokeh/bokehjs/build/js/bokeh.esm.min.js');
  Bokeh.set_log_level('error');
  if (wants(item, 'widgets')) await import('@bokeh/bokehjs/build/js/bokeh-widgets.esm.min.js');
  if (wants(item, 'tables')) await import('@bokeh/bokehjs/build/js/bokeh-tables.esm.min.js');
  const views = await Bokeh.embed.embed_item(item, place);
  return { destroy: () => views.clear() };
};
