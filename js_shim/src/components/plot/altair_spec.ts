/** How a Vega-Lite chart takes the width of its place. */

type Dict = Record<string, unknown>;

/** Whether a specification is Vega itself, not Vega-Lite. */
export const isVega = (spec: Dict): boolean => /\/vega\/v\d/.test(String(spec['$schema'] ?? ''));

/** What a chart of several is made by; Vega-Lite can't fit those into a width. */
const COMPOSED = ['facet', 'repeat', 'concat', 'hconcat', 'vconcat'];

/** A single chart without a width of its own gets that of its place; `fits` says so. */
export function fitted(spec: Dict): { spec: Dict; fits: boolean } {
  const encoding = spec['encoding'] as Dict | undefined;
  const composed = COMPOSED.some((way) => way in spec) || ['row', 'column', 'facet'].some((channel) => channel in (encoding ?? {}));
  if (composed || (spec['width'] !== undefined && spec['width'] !== 'container')) return { spec, fits: false };
  return { spec: { autosize: { type: 'fit', contains: 'padding' }, ...spec, width: 'container' }, fits: true };
}
