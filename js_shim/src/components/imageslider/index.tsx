/** ImageSlider: two pictures, one over the other, with a line to drag between them; or places to give them. */
import type { CSSProperties, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { DropZone, useUpload } from '../../render/kit/drop.js';
import { hasButton, useFullscreen } from '../../render/kit/fullscreen.js';
import {
  Block,
  BlockLabel,
  CloseIcon,
  controlId,
  DownloadLink,
  Empty,
  IconButton,
  ImageIcon,
  px,
  Toolbar,
  ToolbarButtons,
} from '../../render/kit/index.js';
import { fileName, mediaUrl } from '../../render/kit/media.js';
import css from './imageslider.css?inline';
import { clamped, type Pair, pairOf } from './pair.js';

type Props = {
  value?: Json;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  height?: number | string | null;
  width?: number | string | null;
  max_height?: number | string | null;
  buttons?: Json;
  interactive?: boolean | null;
  slider_position?: number | null;
};

const PICTURES = { types: ['image'], count: 'single' as const };
const SIDES = ['first', 'second'] as const;

const ImageSlider: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const pair = pairOf(props.value);
  const urls = pair.map((one) => mediaUrl(one)) as [string | undefined, string | undefined];
  const interactive = props.interactive === true;
  const label = props.label ?? 'ImageSlider';
  return (
    <Block
      node={node}
      container={props.container ?? true}
      padding={false}
      class={`imageslider${px(props.height) ? ' imageslider-sized' : ''}`}
      role="group"
      labelledBy={`${controlId(node)}-name`}
      style={sizes(props)}
    >
      <BlockLabel id={`${controlId(node)}-name`} label={label} icon={<ImageIcon />} show={props.show_label ?? true} />
      {urls[0] && urls[1] ? (
        <Compared node={node} props={props} pair={pair} urls={[urls[0], urls[1]]} label={label} interactive={interactive} />
      ) : (
        <Missing node={node} props={props} pair={pair} urls={urls} interactive={interactive} label={label} />
      )}
    </Block>
  );
};
export default ImageSlider;

function sizes({ height, width, max_height }: Props): CSSProperties {
  const style: CSSProperties = { '--imageslider-most': px(max_height) ?? '500px' } as CSSProperties;
  const tall = px(height);
  const wide = px(width);
  if (tall) style.height = tall;
  if (wide) style.width = `min(${wide}, 100%)`;
  return style;
}

type ComparedProps = { node: Node; props: Props; pair: Pair; urls: [string, string]; label: string; interactive: boolean };

function Compared({ node, props, pair, urls, label, interactive }: ComparedProps): VNode {
  const [full, fullscreen] = useFullscreen(node.app);
  // While it is dragged the line is ours; it becomes a prop when it is let go.
  const [dragged, drag] = useState<number | null>(null);
  const at = dragged ?? clamped(props.slider_position);
  const settle = (position: number) => {
    node.set({ slider_position: position });
    drag(null);
    node.emit('select', { index: position, value: null });
  };
  const clear = () => {
    node.set({ value: null });
    node.emit('clear');
    node.emit('input');
  };
  return (
    <div class={`imageslider-frame${full}`}>
      <Toolbar>
        {hasButton(props.buttons, 'fullscreen') && fullscreen}
        {hasButton(props.buttons, 'download') && <DownloadLink url={urls[1]} name={fileName(pair[1])} />}
        <ToolbarButtons node={node} buttons={props.buttons} />
        {interactive && (
          <IconButton label="Remove Image" onClick={clear}>
            <CloseIcon />
          </IconButton>
        )}
      </Toolbar>
      <div class="imageslider-pair" style={{ '--imageslider-at': `${at}%` } as CSSProperties}>
        {urls.map((url, side) => (
          <img key={side} src={url} alt={`${label}, ${SIDES[side]}`} draggable={false} data-testid="imageslider-image" />
        ))}
        <i class="imageslider-line" aria-hidden="true" />
        <input
          type="range"
          min={0}
          max={100}
          step={0.5}
          value={at}
          aria-label={`${label}: how much of the first picture is shown`}
          aria-valuetext={`${Math.round(at)} percent`}
          data-testid="slider"
          onInput={(event) => drag(event.currentTarget.valueAsNumber)}
          onChange={(event) => settle(event.currentTarget.valueAsNumber)}
        />
      </div>
    </div>
  );
}

type MissingProps = Omit<ComparedProps, 'urls'> & { urls: [string | undefined, string | undefined] };

/** Two places, each a picture or where to give one. */
function Missing({ node, props, pair, urls, interactive, label }: MissingProps): VNode {
  return (
    <>
      <Toolbar>
        <ToolbarButtons node={node} buttons={props.buttons} />
      </Toolbar>
      {!interactive && !urls[0] && !urls[1] ? (
        <Empty icon={<ImageIcon size={26} />} />
      ) : (
        <div class="imageslider-places">
          {urls.map((url, side) => (
            <Place key={side} node={node} side={side} pair={pair} url={url} interactive={interactive} label={label} />
          ))}
        </div>
      )}
    </>
  );
}

type PlaceProps = { node: Node; side: number; pair: Pair; url: string | undefined; interactive: boolean; label: string };

function Place({ node, side, pair, url, interactive, label }: PlaceProps): VNode {
  const [uploading, upload] = useUpload(node.app, PICTURES);
  const put = (value: FileData | null, event: string) => {
    const now = pairOf((node.props.value as Props).value ?? null);
    const both = now.map((one, at) => (at === side ? value : one));
    node.set({ value: (both[0] || both[1] ? both : null) as unknown as Json });
    node.emit(event);
    node.emit('input');
  };
  const give = async (file: File | undefined) => {
    const [value] = file ? await upload([file]) : [];
    if (value && file) put({ ...value, url: value.url ?? URL.createObjectURL(file) }, 'upload');
  };
  if (url) {
    return (
      <div class="imageslider-place">
        <img src={url} alt={`${label}, ${SIDES[side]}`} data-testid="imageslider-image" />
        {interactive && (
          <IconButton label="Remove Image" onClick={() => put(null, 'clear')}>
            <CloseIcon />
          </IconButton>
        )}
      </div>
    );
  }
  if (!interactive)
    return <Empty icon={<ImageIcon size={26} />}>{pair[side] ? 'This picture has no address that a page may load' : undefined}</Empty>;
  return (
    <DropZone
      app={node.app}
      id={`${controlId(node)}-${side}`}
      takes={PICTURES}
      uploading={uploading}
      onFiles={(files) => void give(files[0])}
    >
      <span class="drop-icon">
        <ImageIcon size={24} />
      </span>
      <span class="drop-title">Drop the {SIDES[side]} image here</span>
      <span class="drop-hint">or click to upload</span>
    </DropZone>
  );
}
