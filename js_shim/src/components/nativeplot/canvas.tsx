/** The canvas with its legend: drawn anew when the table or the theme changes; keys read what a pointer would. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import uplotCss from 'uplot/dist/uPlot.min.css?inline';
import type { Node } from '../../render/contract.js';
import { type Look, lookOf, useScheme } from '../../render/kit/look.js';
import { createTip, linesOf } from '../../render/kit/tip.js';
import { coloursOf } from './colours.js';
import { type Drawn, drawChart, type Plan } from './draw.js';
import type { Props } from './index.js';
import { namesOf, saying, wordOf } from './readable.js';
import type { Chart } from './table.js';

const HEIGHT = 320;

type CanvasProps = { node: Node; props: Props; chart: Chart; full: boolean };

export function Canvas({ node, props, chart: whole, full }: CanvasProps): VNode {
  node.app.style(uplotCss);
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn>(undefined);
  const [heard, hear] = useState('');
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set());
  const scheme = useScheme(node.app.root);
  const [look, setLook] = useState<Look | null>(null);
  useEffect(() => {
    if (place.current) setLook(lookOf(place.current));
  }, [scheme]);
  const steps = props.value?.datatypes?.[props.color ?? ''] === 'quantitative';
  const colours = useMemo(
    () => coloursOf(whole.groups, props.color_map, look?.accent ?? 'gray', steps),
    [whole, props.color_map, look, steps],
  );
  const chart = useMemo(() => without(whole, hidden), [whole, hidden]);
  useEffect(() => {
    const parent = place.current;
    if (!parent || !look) return;
    let gone = false;
    let stop = () => {};
    const start = async () => {
      const plan = await planOf(node, props, chart, colours, look, full);
      if (!gone && place.current) stop = show(node, props, place.current, plan, drawn, hear);
    };
    start().catch((error: unknown) => {
      console.error('Lite: a chart could not be drawn.', error);
      hear(`This chart could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [chart, colours, look, full, ...Object.values({ ...props, value: null })]);
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const now = drawn.current;
    if (!now || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      now.reset();
      hear('All is shown, nothing is marked.');
    } else if (event.key === 'Enter') {
      const range = now.take();
      if (!range) return;
      event.preventDefault();
      hear(`${wordsOf(chart, range)} ${node.listens('select') ? 'selected' : 'shown'}; Escape takes it back.`);
    } else if (by === 1 || by === -1) {
      event.preventDefault();
      if (!event.shiftKey) now.step(by);
      else hear(`${wordsOf(chart, now.extend(by))} marked; Enter takes it.`);
    }
  };
  const names = namesOf(props);
  return (
    <>
      <Legend props={props} groups={whole.groups} colours={colours} hidden={hidden} hide={hide} />
      {/* biome-ignore lint/a11y/useSemanticElements: no fieldset: nothing in it is a form's */}
      <div
        class="nativeplot-canvas"
        ref={place}
        role="group"
        aria-label={`${names.y} by ${names.x}, ${whole.marks.length} values; arrow keys read them, with Shift they mark a region`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys read the values
        tabIndex={0}
        onKeyDown={keys}
      />
      <div class="lite-sr-only" role="status">
        {heard}
      </div>
    </>
  );
}

/** A range as it is read; of names, those that are in it. */
function wordsOf(chart: Chart, [low, high]: [number, number]): string {
  const [first, last] = chart.kind === 'nominal' ? [Math.ceil(low), Math.floor(high)] : [low, high];
  return first === last ? wordOf(chart, first) : `${wordOf(chart, first)} to ${wordOf(chart, last)}`;
}

const without = (chart: Chart, hidden: ReadonlySet<string>): Chart =>
  hidden.size === 0
    ? chart
    : {
        ...chart,
        groups: chart.groups.filter((group) => !hidden.has(group)),
        marks: chart.marks.filter(({ group }) => !hidden.has(group)),
      };

async function planOf(node: Node, props: Props, chart: Chart, colours: Map<string, string>, look: Look, full: boolean): Promise<Plan> {
  const names = namesOf(props);
  const temporal = chart.kind === 'temporal';
  const { formatter } = props.x_axis_format || props.y_axis_format ? await import('./format.js') : { formatter: null };
  const unit = temporal ? 1000 : 1;
  const limit = (n: number | null | undefined, by: number): number | null => (typeof n === 'number' ? n * by : null);
  const write = (text: string | null | undefined, time: boolean) => (text && formatter ? formatter(text, time) : null);
  return {
    chart,
    colours,
    look,
    x: {
      title: names.x,
      limits: [limit(props.x_lim?.[0], unit), limit(props.x_lim?.[1], unit)],
      write: write(props.x_axis_format, temporal),
      angle: props.x_label_angle ?? 0,
      labels: props.x_axis_labels_visible ?? true,
    },
    y: {
      title: names.y,
      limits: [limit(props.y_lim?.[0], 1), limit(props.y_lim?.[1], 1)],
      write: write(props.y_axis_format, false),
      angle: props.y_label_angle ?? 0,
    },
    height: full ? Math.max(240, innerHeight - 160) : (props.height ?? HEIGHT),
    selects: node.listens('select'),
  };
}

/** Draws `plan`; the result takes it away. */
function show(
  node: Node,
  props: Props,
  place: HTMLElement,
  plan: Plan,
  drawn: { current: Drawn | undefined },
  hear: (text: string) => void,
) {
  const { chart } = plan;
  const tip = createTip(place, node.app.style);
  const unit = chart.kind === 'temporal' ? 1000 : 1;
  const made = drawChart(place, plan, {
    point: (mark, at, byKeys) => {
      const said = mark && saying(mark, chart, props);
      tip.show(at, said);
      if (said && byKeys) hear(linesOf(said).join(', '));
    },
    select: (range) => {
      const index = range.map((n) => n / unit);
      node.emit('select', { index, value: index, selected: true });
    },
    clickTwice: () => node.emit('double_click'),
  });
  drawn.current = made;
  const sizes = new ResizeObserver(() => place.clientWidth > 0 && made.resize(place.clientWidth));
  sizes.observe(place);
  return () => {
    sizes.disconnect();
    tip.destroy();
    made.destroy();
    drawn.current = undefined;
  };
}

type LegendProps = {
  props: Props;
  groups: string[];
  colours: Map<string, string>;
  hidden: ReadonlySet<string>;
  hide: (hidden: ReadonlySet<string>) => void;
};

/** The groups by name; a click hides one, or shows it again. */
function Legend({ props, groups, colours, hidden, hide }: LegendProps): VNode | null {
  const shown = props.colors_in_legend ? props.colors_in_legend.filter((group) => groups.includes(group)) : groups;
  if (!props.color || shown.length === 0) return null;
  const toggle = (group: string) => {
    const next = new Set(hidden);
    if (!next.delete(group)) next.add(group);
    hide(next);
  };
  return (
    <div class="nativeplot-legend">
      <span class="nativeplot-legend-title">{namesOf(props).color}</span>
      {shown.map((group) => (
        <button key={group} type="button" class="nativeplot-key" aria-pressed={!hidden.has(group)} onClick={() => toggle(group)}>
          <i style={{ background: colours.get(group) ?? '' }} />
          {group || '(none)'}
        </button>
      ))}
    </div>
  );
}
