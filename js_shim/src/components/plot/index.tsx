/** Plot: matplotlib's picture, or a chart drawn in the page by the library it was made with. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { Block, BlockLabel, ChartIcon, Empty, Spinner, Toolbar, ToolbarButtons } from '../../render/kit/index.js';
import { legible } from '../../render/kit/legible.js';
import { useScheme } from '../../render/kit/look.js';
import { mediaUrl } from '../../render/kit/media.js';
import { createEasel, type Easel } from './easel.js';
import { isLibrary, type Library } from './engine.js';
import css from './plot.css?inline';

type Props = {
  value?: { type: string; plot: string } | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  buttons?: Json;
};

const Plot: BlockView = ({ node }) => {
  node.app.style(css);
  const { value, show_label, container = true, buttons, ...props } = node.props.value as Props;
  const label = props.label ?? 'Plot';
  return (
    <Block node={node} container={container} padding={false} class="plot" style={legible(node.props.value)}>
      <BlockLabel label={label} icon={<ChartIcon />} show={show_label ?? true} />
      {Array.isArray(buttons) && buttons.length > 0 && (
        <Toolbar>
          <ToolbarButtons node={node} buttons={buttons} />
        </Toolbar>
      )}
      <Chart node={node} value={value} label={label || 'Plot'} below={(show_label ?? true) && label !== ''} />
    </Block>
  );
};
export default Plot;

type ChartProps = { node: Node; value: Props['value']; label: string; below: boolean };

function Chart({ node, value, label, below }: ChartProps): VNode {
  if (!value) return <Empty icon={<ChartIcon />} />;
  const { type, plot } = value;
  const place = `plot-place${below ? ' plot-below' : ''}`;
  if (type === 'matplotlib') {
    const url = mediaUrl(plot);
    if (!url) return <Empty icon={<ChartIcon />}>This picture has no address that a page may load</Empty>;
    return (
      <div class={place} data-testid="matplotlib">
        <img class="plot-picture" src={url} alt={label} />
      </div>
    );
  }
  if (!isLibrary(type)) return <Empty icon={<ChartIcon />}>Charts of {type} are not known here</Empty>;
  return <Drawn key={type} node={node} library={type} text={plot} label={label} class={place} />;
}

type DrawnProps = { node: Node; library: Library; text: string; label: string; class: string };

function Drawn({ node, library, text, label, class: place }: DrawnProps): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const [state, tell] = useState<{ stage: 'drawing' | 'drawn' } | { stage: 'failed'; why: string }>({ stage: 'drawing' });
  const scheme = useScheme(node.app.root);
  const easel = useRef<Easel>(undefined);
  useEffect(() => {
    if (!frame.current) return;
    easel.current ??= createEasel(frame.current, library, node.app.style);
    easel.current.show(text, label).then(
      (shown) => shown && tell({ stage: 'drawn' }),
      (error: unknown) => tell({ stage: 'failed', why: error instanceof Error ? error.message : String(error) }),
    );
  }, [text, label, scheme]);
  useEffect(() => () => easel.current?.destroy(), []);
  return (
    <figure class={place} data-testid={library} aria-label={label} aria-busy={state.stage === 'drawing'}>
      {state.stage === 'drawing' && (
        <div class="plot-wait">
          <Spinner size={22} label="Drawing the chart" />
        </div>
      )}
      {state.stage === 'failed' && <Empty icon={<ChartIcon />}>This chart could not be drawn: {state.why}</Empty>}
      <div ref={frame} class="plot-frame" hidden={state.stage === 'failed'} />
    </figure>
  );
}
