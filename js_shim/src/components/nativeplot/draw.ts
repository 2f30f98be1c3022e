/** A chart on a canvas, by uPlot: drawn once, with hooks for the pointer. What is drawn is `table.ts`'s. */
import uPlot from 'uplot';
import type { Look } from '../../render/kit/look.js';
import { aligned, type Chart, type Mark } from './table.js';

export type Axis = { title: string; limits: [number | null, number | null]; write: ((n: number) => string) | null };
export type Plan = {
  chart: Chart;
  colours: Map<string, string>;
  look: Look;
  x: Axis & { angle: number; labels: boolean | 'hidden' };
  y: Axis & { angle: number };
  height: number;
  /** Whether a marked range is told instead of zoomed into. */
  selects: boolean;
};

export type Told = {
  /** The mark that is nearest to the pointer or that keys went to, and where it stands in the window; null when there is none. */
  point(mark: Mark | null, at: { clientX: number; clientY: number } | null, byKeys: boolean): void;
  select(range: [number, number]): void;
  clickTwice(): void;
};

export interface Drawn {
  resize(width: number): void;
  /** Points to the next mark to the right (1) or left (-1), as the pointer would. */
  step(by: 1 | -1): void;
  /** Marks a region from the mark that is pointed to, or moves its end to the next mark. @returns what of x it covers. */
  extend(by: 1 | -1): [number, number];
  /** Does with the region that `extend` marked what letting go of the pointer does; null if there is none. */
  take(): [number, number] | null;
  /** Takes back what was zoomed or marked. */
  reset(): void;
  canvas: HTMLCanvasElement;
  destroy(): void;
}

export function drawChart(place: HTMLElement, plan: Plan, told: Told): Drawn {
  const { chart } = plan;
  const { xs, columns } = aligned(chart);
  // What is drawn later lies on top: of a stack, the lowest bar last.
  const groups = chart.mark === 'bar' ? chart.groups.toReversed() : chart.groups;
  const heights = heightsOf(chart, columns, groups);
  const full = rangeOf(chart, xs, plan.x.limits);
  let zoom: [number, number] | null = null;
  let at = -1;
  let byKeys = false;
  /** The region that keys mark, from and to the mark of an index. */
  let region: { from: number; to: number } | null = null;
  const point = (plot: uPlot) => {
    const { left = -1, top = -1, idx } = plot.cursor;
    const found = idx === null || idx === undefined || left < 0 ? null : nearest(plot, groups, columns, idx, top);
    at = found ? (idx as number) : -1;
    const box = plot.over.getBoundingClientRect();
    told.point(found, found && { clientX: box.left + plot.valToPos(found.x, 'x'), clientY: box.top + top }, byKeys);
  };
  const mark = (plot: uPlot) => {
    const { left, width } = plot.select;
    if (width >= 4) use([plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')]);
  };
  const use = (range: [number, number]) => {
    region = null;
    if (plan.selects) return told.select(range);
    zoom = range;
    plot.setSelect(NOTHING, false);
    plot.setScale('x', { min: range[0], max: range[1] });
  };
  const go = (next: number) => {
    const top = heights.map((column) => column[next]).find((y) => y !== null && y !== undefined) ?? 0;
    byKeys = true;
    plot.setCursor({ left: plot.valToPos(xs[next] as number, 'x'), top: plot.valToPos(top, 'y') });
    byKeys = false;
  };
  const inside = (index: number) => Math.min(xs.length - 1, Math.max(0, index));
  const reset = () => {
    zoom = null;
    region = null;
    plot.setSelect(NOTHING, false);
    plot.setScale('x', { min: full[0], max: full[1] });
  };
  const turned = plan.y.angle ? turnedLabels(plan) : null;
  const options: uPlot.Options = {
    width: Math.max(place.clientWidth, 120),
    height: plan.height,
    ms: 1,
    tzDate: (stamp) => uPlot.tzDate(new Date(stamp), 'Etc/UTC'),
    scales: {
      x: { time: chart.kind === 'temporal', range: () => zoom ?? full },
      y: { range: (_, low, high) => yRange(chart, low ?? 0, high ?? 1, plan.y.limits) },
    },
    legend: { show: false },
    cursor: {
      drag: { x: true, y: false, setScale: false, dist: 4 },
      points: { show: chart.mark !== 'bar' },
      y: false,
      bind: {
        dblclick: () => () => {
          reset();
          told.clickTwice();
          return null;
        },
      },
    },
    series: [{}, ...groups.map((group) => seriesOf(chart, plan.colours.get(group) ?? plan.look.accent))],
    axes: [xAxis(plan), { ...yAxis(plan), ...turned?.axis }],
    hooks: { setCursor: [point], setSelect: [mark], ...(turned && { drawAxes: [turned.draw] }) },
  };
  const plot = new uPlot(options, [xs, ...heights] as uPlot.AlignedData, place);
  return {
    resize: (width) => plot.setSize({ width: Math.max(width, 120), height: plan.height }),
    step: (by) => {
      if (region) plot.setSelect(NOTHING, false);
      region = null;
      go(inside(at < 0 ? (by > 0 ? 0 : xs.length - 1) : at + by));
    },
    extend: (by) => {
      const from = region?.from ?? (at < 0 ? (by > 0 ? 0 : xs.length - 1) : at);
      region = { from, to: inside((region?.to ?? from) + by) };
      go(region.to);
      const range = covered(chart, xs, region);
      const [left, right] = [plot.valToPos(range[0], 'x'), plot.valToPos(range[1], 'x')];
      plot.setSelect({ left, width: right - left, top: 0, height: plot.over.clientHeight }, false);
      return range;
    },
    take: () => {
      const range = region && covered(chart, xs, region);
      if (range) use(range);
      return range;
    },
    reset,
    canvas: plot.ctx.canvas,
    destroy: () => plot.destroy(),
  };
}

const NOTHING = { left: 0, top: 0, width: 0, height: 0 };

/** What of x a region covers: from mark to mark, of names whole bars. */
export function covered(chart: Chart, xs: number[], { from, to }: { from: number; to: number }): [number, number] {
  const margin = chart.kind === 'nominal' ? 0.5 : 0;
  return [(xs[Math.min(from, to)] ?? 0) - margin, (xs[Math.max(from, to)] ?? 0) + margin];
}

type Columns = Map<string, (Mark | null)[]>;

/** The y of each group at each x; of bars that are stacked, with all below. */
function heightsOf(chart: Chart, columns: Columns, groups: string[]): (number | null)[][] {
  const plain = groups.map((group) => (columns.get(group) ?? []).map((mark) => mark?.y ?? null));
  if (chart.mark !== 'bar') return plain;
  const below: number[] = [];
  const stacked = plain.toReversed().map((column) =>
    column.map((y, index) => {
      if (y === null) return null;
      below[index] = (below[index] ?? 0) + y;
      return below[index] as number;
    }),
  );
  return stacked.reverse();
}

/** The mark at `index` whose height is nearest to `top`. */
function nearest(plot: uPlot, groups: string[], columns: Columns, index: number, top: number): Mark | null {
  let best: Mark | null = null;
  let least = Infinity;
  for (const [at, group] of groups.entries()) {
    const found = columns.get(group)?.[index];
    const y = plot.data[at + 1]?.[index];
    if (!found || y === null || y === undefined) continue;
    const distance = Math.abs(plot.valToPos(y, 'y') - top);
    if (distance < least) [best, least] = [found, distance];
  }
  return best;
}

function seriesOf(chart: Chart, colour: string): uPlot.Series {
  if (chart.mark === 'bar') {
    return {
      fill: colour,
      stroke: colour,
      width: 0,
      paths: uPlot.paths.bars?.({ size: [0.75, 90] }) as uPlot.Series.PathBuilder,
      points: { show: false },
    };
  }
  if (chart.mark === 'point') return { paths: () => null, stroke: colour, points: { show: true, size: 7, width: 0, fill: colour } };
  return { stroke: colour, width: 2, spanGaps: true, points: { show: chart.marks.length < 2, size: 7, fill: colour } };
}

/** What of x is seen at first: all of it with a margin, within the limits. */
export function rangeOf(chart: Chart, xs: number[], [low, high]: [number | null, number | null]): [number, number] {
  const first = xs[0] ?? 0;
  const last = xs[xs.length - 1] ?? 1;
  if (chart.kind === 'nominal') return [low ?? -0.5, high ?? chart.names.length - 0.5];
  const distinct = new Set(xs).size;
  // Half a bar at both ends; a little for points; lines go from edge to edge.
  const share = chart.mark === 'bar' ? 0.5 / Math.max(distinct - 1, 1) : chart.mark === 'point' ? 0.03 : 0;
  const margin = (last - first || 1) * (last === first ? 0.5 : share);
  return [low ?? first - margin, high ?? last + margin];
}

function yRange(chart: Chart, least: number, most: number, [low, high]: [number | null, number | null]): [number, number] {
  const [from, to] = chart.mark === 'bar' ? [Math.min(0, least), Math.max(0, most)] : [least, most];
  const [a, b] = uPlot.rangeNum(from, to === from ? from + 1 : to, {
    min: { pad: 0.08, soft: 0, mode: 3 },
    max: { pad: 0.08, soft: 0, mode: 3 },
  });
  return [low ?? (chart.mark === 'bar' && least >= 0 ? 0 : (a ?? from)), high ?? b ?? to];
}

function xAxis({ chart, x, look }: Plan): uPlot.Axis {
  const names = chart.names;
  const angle = x.angle ? { rotate: x.angle } : {};
  const words = chart.kind === 'nominal' ? (n: number) => names[n] ?? '' : x.write;
  const longest = chart.kind === 'nominal' && x.angle ? Math.max(...names.map((name) => name.length), 0) * 6 : 0;
  const empty = x.labels !== true;
  return {
    ...common(x.title, look),
    ...angle,
    ...(longest ? { size: Math.min(160, 36 + longest * Math.abs(Math.sin((x.angle * Math.PI) / 180))) } : {}),
    ...(chart.kind === 'nominal' ? { splits: (plot: uPlot) => fitting(names, plot.width, x.angle), grid: { show: false } } : {}),
    ...(empty || words ? { values: (_: uPlot, at: number[]) => at.map((n) => (empty ? '' : (words as (n: number) => string)(n))) } : {}),
    ...(x.labels === false ? { size: 12 } : {}),
  };
}

/** Which names have a label: all, or every second, third, … so that they don't run into one another. */
export function fitting(names: string[], width: number, angle: number): number[] {
  const longest = Math.max(...names.map((name) => name.length), 1);
  const needed = angle ? 18 : longest * 7 + 8;
  const every = Math.max(1, Math.ceil((names.length * needed) / Math.max(width - 70, 1)));
  return names.flatMap((_, index) => (index % every === 0 ? [index] : []));
}

function yAxis({ y, look }: Plan): uPlot.Axis {
  const { write } = y;
  return {
    ...common(y.title, look),
    // As wide as the widest label.
    size: (_, values) => 22 + 7 * Math.max(2, ...(values ?? []).map((value) => String(value).length)),
    ...(write ? { values: (_: uPlot, at: number[]) => at.map(write) } : {}),
  };
}

/** The labels of y, turned; uPlot turns those below only. Steep ones stand in the middle of their tick, others end at it. */
function turnedLabels({ y, look }: Plan): { axis: uPlot.Axis; draw: (plot: uPlot) => void } {
  let shown: number[] = [];
  const write = y.write ?? uPlot.fmtNum;
  const radians = (y.angle * Math.PI) / 180;
  const [across, down] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const steep = down > across;
  return {
    axis: {
      values: (_, at) => {
        shown = at;
        return at.map(() => '');
      },
      size: () => 22 + 12 * down + across * 7 * Math.max(2, ...shown.map((n) => write(n).length)),
    },
    draw: ({ ctx, bbox, valToPos }) => {
      ctx.save();
      ctx.fillStyle = look.subdued;
      ctx.font = `${12 * uPlot.pxRatio}px ${look.font}`;
      ctx.textAlign = steep ? 'center' : 'right';
      ctx.textBaseline = 'middle';
      for (const n of shown) {
        ctx.setTransform(1, 0, 0, 1, bbox.left - (steep ? 18 : 10) * uPlot.pxRatio, valToPos(n, 'y', true));
        ctx.rotate(radians);
        ctx.fillText(write(n), 0, 0);
      }
      ctx.restore();
    },
  };
}

function common(title: string, look: Look): uPlot.Axis {
  return {
    stroke: look.subdued,
    font: `12px ${look.font}`,
    labelFont: `600 12px ${look.font}`,
    grid: { stroke: look.grid, width: 1 },
    ticks: { stroke: look.grid, width: 1, size: 5 },
    ...(title ? { label: title, labelSize: 24 } : {}),
  };
}
