/** BarPlot, LinePlot and ScatterPlot: a table as a chart on a canvas, and as a table for those who can't see it. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import {
  Block,
  BlockLabel,
  ChartIcon,
  DownloadIcon,
  Empty,
  IconButton,
  MaximizeIcon,
  MinimizeIcon,
  Toolbar,
  ToolbarButtons,
} from '../../render/kit/index.js';
import { legible } from '../../render/kit/legible.js';
import { Canvas } from './canvas.js';
import css from './nativeplot.css?inline';
import { DataTable } from './readable.js';
import { type Aggregate, chartOf, type Value } from './table.js';

export type Props = {
  value?: Value | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  x?: string | null;
  y?: string | null;
  color?: string | null;
  title?: string | null;
  x_title?: string | null;
  y_title?: string | null;
  color_title?: string | null;
  x_bin?: string | number | null;
  y_aggregate?: Aggregate | null;
  color_map?: Record<string, string> | null;
  colors_in_legend?: string[] | null;
  x_lim?: [number | null, number | null] | null;
  y_lim?: [number | null, number | null] | null;
  x_label_angle?: number;
  y_label_angle?: number;
  x_axis_format?: string | null;
  y_axis_format?: string | null;
  x_axis_labels_visible?: boolean | 'hidden';
  caption?: string | null;
  sort?: string | string[] | null;
  tooltip?: 'axis' | 'none' | 'all' | string[];
  height?: number | null;
  buttons?: Json;
};

const NativePlot: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { value, show_label, container = true } = props;
  const [full, fill] = useState(false);
  const label = props.label ?? 'Plot';
  const named = (show_label ?? true) && label !== '';
  const whole = useMemo(() => chartOf(value, props), [value, props.x, props.y, props.color, props.x_bin, props.y_aggregate, props.sort]);
  return (
    <Block
      node={node}
      container={container}
      padding={false}
      class={`nativeplot${full ? ' nativeplot-full' : ''}`}
      style={legible(node.props.value)}
    >
      <BlockLabel label={label} icon={<ChartIcon />} show={show_label ?? true} />
      <Corner node={node} buttons={props.buttons} full={full} fill={fill} />
      {whole ? (
        <figure class={`nativeplot-figure${named ? ' nativeplot-below' : ''}`} aria-label={props.title || label || 'Plot'}>
          {props.title && <div class="nativeplot-title">{props.title}</div>}
          <Canvas node={node} props={props} chart={whole} full={full} />
          {props.caption && <figcaption class="nativeplot-caption">{props.caption}</figcaption>}
          <DataTable chart={whole} props={props} />
        </figure>
      ) : (
        <Empty icon={<ChartIcon />} />
      )}
    </Block>
  );
};
export default NativePlot;

type CornerProps = { node: Node; buttons: Json | undefined; full: boolean; fill: (full: boolean) => void };

function Corner({ node, buttons, full, fill }: CornerProps): VNode | null {
  if (!Array.isArray(buttons) || buttons.length === 0) return null;
  return (
    <Toolbar>
      {buttons.includes('export') && (
        <IconButton label="Export" onClick={(event) => save(event.currentTarget as Element)}>
          <DownloadIcon />
        </IconButton>
      )}
      {buttons.includes('fullscreen') && (
        <IconButton label={full ? 'Exit fullscreen mode' : 'Fullscreen'} onClick={() => fill(!full)}>
          {full ? <MinimizeIcon /> : <MaximizeIcon />}
        </IconButton>
      )}
      <ToolbarButtons node={node} buttons={buttons} />
    </Toolbar>
  );
}

/** Saves the chart as a PNG, on the ground it is seen on. */
function save(button: Element): void {
  const block = button.closest<HTMLElement>('.block');
  const drawn = block?.querySelector('canvas');
  if (!block || !drawn) return;
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [drawn.width, drawn.height];
  const brush = sheet.getContext('2d');
  if (!brush) return;
  brush.fillStyle = getComputedStyle(block).backgroundColor;
  brush.fillRect(0, 0, sheet.width, sheet.height);
  brush.drawImage(drawn, 0, 0);
  sheet.toBlob((picture) => {
    if (!picture) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(picture);
    link.download = 'chart.png';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 0);
  });
}
