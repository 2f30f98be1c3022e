/** The picture, with its buttons; fills the screen on demand. */
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { hasButton, useFullscreen } from '../../render/kit/fullscreen.js';
import { CloseIcon, DownloadLink, Empty, IconButton, ImageIcon, Toolbar, ToolbarButtons } from '../../render/kit/index.js';
import { fileName } from '../../render/kit/media.js';
import { ShareButton } from '../../render/kit/share.js';
import type { Props } from './index.js';
import { pixelAt } from './point.js';
import { Pointer } from './pointer.js';

type PictureProps = { node: Node; props: Props; url: string; clear: (() => void) | null };

export function Picture({ node, props, url, clear }: PictureProps): VNode {
  const [full, fullscreen] = useFullscreen(node.app);
  const [failed, fail] = useState<string | null>(null);
  const broken = failed === url;
  const frame = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const selects = node.listens('select');
  const select = (event: MouseEvent) => {
    const image = event.currentTarget as HTMLImageElement;
    const natural = { width: image.naturalWidth, height: image.naturalHeight };
    const index = pixelAt(event.clientX, event.clientY, image.getBoundingClientRect(), natural);
    if (index) node.emit('select', { index, value: null });
  };
  const has = (name: string) => hasButton(props.buttons, name);
  const name = fileName(props.value);
  return (
    <div class={`image-frame${full}`} ref={frame}>
      <Toolbar>
        {has('fullscreen') && fullscreen}
        {has('download') && <DownloadLink url={url} name={name} />}
        {Array.isArray(props.buttons) && props.buttons.includes('share') && (
          <ShareButton app={node.app} url={url} name={name} type={props.value?.mime_type ?? 'image/png'} />
        )}
        <ToolbarButtons node={node} buttons={props.buttons} />
        {clear && (
          <IconButton label="Remove Image" onClick={clear}>
            <CloseIcon />
          </IconButton>
        )}
      </Toolbar>
      {broken ? (
        <Empty icon={<ImageIcon size={26} />}>The picture {name} could not be loaded</Empty>
      ) : (
        <img
          ref={image}
          src={url}
          alt={props.alt_text ?? props.label ?? ''}
          class={selects ? 'image-selectable' : ''}
          data-testid="image"
          onError={() => fail(url)}
          {...(selects && { onClick: select })}
        />
      )}
      {selects && !broken && <Pointer image={image} select={(index) => node.emit('select', { index, value: null })} />}
    </div>
  );
}
