/** AnnotatedImage: a picture with labelled boxes and masks; its legend brings out one of them. */
import type { CSSProperties, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { hasButton, useFullscreen } from '../../render/kit/fullscreen.js';
import { Block, BlockLabel, controlId, Empty, ImageIcon, px, Toolbar, ToolbarButtons } from '../../render/kit/index.js';
import { mediaUrl } from '../../render/kit/media.js';
import css from './annotatedimage.css?inline';
import { type Area, areasOf, coloursOf, cssUrl } from './areas.js';

type Props = {
  value?: { image?: FileData | null; annotations?: Json } | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  show_legend?: boolean | null;
  height?: number | string | null;
  width?: number | string | null;
  color_map?: Record<string, string> | null;
  buttons?: Json;
};

const AnnotatedImage: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const url = mediaUrl(props.value?.image);
  const label = props.label ?? 'AnnotatedImage';
  const tall = px(props.height);
  const wide = px(props.width);
  return (
    <Block
      node={node}
      container={props.container ?? true}
      padding={false}
      class={`annotatedimage${tall ? ' annotatedimage-sized' : ''}`}
      role="group"
      labelledBy={`${controlId(node)}-name`}
      style={{ ...(tall && { height: tall }), ...(wide && { width: `min(${wide}, 100%)` }) }}
    >
      <BlockLabel id={`${controlId(node)}-name`} label={label} icon={<ImageIcon />} show={props.show_label ?? true} />
      {url ? (
        <Annotated node={node} props={props} url={url} label={label} />
      ) : (
        <>
          <Toolbar>
            <ToolbarButtons node={node} buttons={props.buttons} />
          </Toolbar>
          <Empty icon={<ImageIcon size={26} />} />
        </>
      )}
    </Block>
  );
};
export default AnnotatedImage;

type AnnotatedProps = { node: Node; props: Props; url: string; label: string };

function Annotated({ node, props, url, label }: AnnotatedProps): VNode {
  const [full, fullscreen] = useFullscreen(node.app);
  const [size, measure] = useState<{ width: number; height: number } | null>(null);
  const [shown, bringOut] = useState<number | null>(null);
  const areas = areasOf(props.value?.annotations);
  const colours = coloursOf(areas, props.color_map);
  const colour = (area: Area) => ({ '--area': colours.get(area.label) }) as CSSProperties;
  const headed = (props.show_label ?? true) || props.buttons == null || (Array.isArray(props.buttons) && props.buttons.length > 0);
  const faded = (index: number) => (shown === null ? '' : shown === index ? ' annotatedimage-out' : ' annotatedimage-faded');
  return (
    <div class={`annotatedimage-frame${headed ? ' annotatedimage-headed' : ''}${full}`}>
      <Toolbar>
        {hasButton(props.buttons, 'fullscreen') && fullscreen}
        <ToolbarButtons node={node} buttons={props.buttons} />
      </Toolbar>
      <div class="annotatedimage-place">
        <div class="annotatedimage-picture">
          <img
            src={url}
            alt={areas.length > 0 ? `${label}: ${areas.map((area) => area.label).join(', ')}` : label}
            data-testid="annotatedimage-image"
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => measure({ width: naturalWidth, height: naturalHeight })}
          />
          {areas.map((area, index) => {
            const mask = area.box ? undefined : mediaUrl(area.image);
            return mask ? (
              <i
                key={index}
                class={`annotatedimage-mask${faded(index)}`}
                style={{ ...colour(area), maskImage: cssUrl(mask) }}
                data-testid="annotatedimage-mask"
              />
            ) : area.box && size ? (
              <i
                key={index}
                class={`annotatedimage-box${faded(index)}`}
                style={{ ...colour(area), ...placeOf(area.box, size) }}
                data-testid="annotatedimage-box"
              />
            ) : null;
          })}
        </div>
      </div>
      {props.show_legend !== false && areas.length > 0 && (
        <ul class="annotatedimage-legend" aria-label="Labels">
          {areas.map((area, index) => (
            <li key={index}>
              <button
                type="button"
                class="annotatedimage-label"
                style={colour(area)}
                onMouseEnter={() => bringOut(index)}
                onMouseLeave={() => bringOut(null)}
                onFocus={() => bringOut(index)}
                onBlur={() => bringOut(null)}
                onClick={() => node.emit('select', { index, value: area.label })}
              >
                {area.label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function placeOf([left, top, right, bottom]: [number, number, number, number], size: { width: number; height: number }): CSSProperties {
  const share = (part: number, whole: number) => `${(100 * part) / Math.max(1, whole)}%`;
  return {
    left: share(left, size.width),
    top: share(top, size.height),
    width: share(right - left, size.width),
    height: share(bottom - top, size.height),
  };
}
