/** What draws a chart from the JSON text of its library. Each library is a chunk of its own, loaded when such a chart comes. */
import type { Look } from '../../render/kit/look.js';

/** A chart that stands. */
export type Drawing = {
  /** Fits it into its place, after that has changed its size. */
  resize?(): void;
  destroy(): void;
};

export type Scene = { look: Look; label: string; style: (css: string) => void };

/** Draws the chart `text` into `place`, which is empty. Rejects when it can't be drawn. */
export type Draw = (place: HTMLElement, text: string, scene: Scene) => Promise<Drawing>;

export type Library = 'plotly' | 'altair' | 'bokeh';

const ENGINES: Record<Library, () => Promise<{ draw: Draw }>> = {
  plotly: () => import('./plotly.js'),
  altair: () => import('./altair.js'),
  bokeh: () => import('./bokeh.js'),
};

export const isLibrary = (type: string): type is Library => Object.hasOwn(ENGINES, type);

export const engineOf = async (library: Library): Promise<Draw> => (await ENGINES[library]()).draw;
