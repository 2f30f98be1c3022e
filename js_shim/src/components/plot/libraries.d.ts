/** The few functions that we use of libraries that bring no types (or thousands of lines of them). */

declare module 'plotly.js-dist-min' {
  const Plotly: {
    newPlot(place: HTMLElement, data: unknown[], layout: object, config: object): Promise<unknown>;
    addFrames(place: HTMLElement, frames: unknown[]): Promise<unknown>;
    purge(place: HTMLElement): void;
    Plots: { resize(place: HTMLElement): Promise<unknown> };
  };
  export default Plotly;
}

declare module '@bokeh/bokehjs/build/js/bokeh.esm.min.js' {
  const Bokeh: {
    set_log_level(level: string): void;
    embed: { embed_item(item: object, place: HTMLElement): Promise<{ clear(): void }> };
  };
  export default Bokeh;
}
declare module '@bokeh/bokehjs/build/js/bokeh-widgets.esm.min.js';
declare module '@bokeh/bokehjs/build/js/bokeh-tables.esm.min.js';
