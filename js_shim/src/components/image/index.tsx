/** Image: a picture to give (upload, paste, drop, camera) or to look at (full screen, download, click on a pixel). */
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node, Stream } from '../../render/contract.js';
import type { WebcamOptions } from '../../render/kit/camera.js';
import { useUpload } from '../../render/kit/drop.js';
import { Block, BlockLabel, Empty, ImageIcon, px, Toolbar, ToolbarButtons } from '../../render/kit/index.js';
import { mediaUrl } from '../../render/kit/media.js';
import { mediaSize } from '../../render/kit/media_size.js';
import { Give } from './give.js';
import css from './image.css?inline';
import { Picture } from './picture.js';

export type Source = 'upload' | 'webcam' | 'clipboard';
export type Props = {
  value?: FileData | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  height?: number | string | null;
  width?: number | string | null;
  sources?: Source[] | Source | null;
  buttons?: Json;
  interactive?: boolean | null;
  streaming?: boolean | null;
  placeholder?: string | null;
  webcam_options?: WebcamOptions | null;
  alt_text?: string | null;
};

const Image: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const url = mediaUrl(props.value);
  const interactive = props.interactive !== false;
  const [uploading, upload] = useUpload(node.app, IMAGES);
  const [live, setLive] = useState(false);
  /** The camera's frames; what is answered late must not come back over what the user did since. */
  const stream = useRef<Stream | null>(null);
  const put = async (file: File) => {
    const [value] = await upload([file]);
    if (!value) return;
    stream.current?.discard();
    // The picture is here already; there is no need to wait for Python's URL of it.
    node.set({ value: { ...value, url: value.url ?? URL.createObjectURL(file) } as unknown as Json });
    node.emit('upload');
    node.emit('input');
  };
  const clear = () => {
    stream.current?.discard();
    node.set({ value: null });
    node.emit('clear');
    node.emit('input');
  };
  return (
    <Block
      node={node}
      container={props.container ?? true}
      padding={false}
      class={`image${px(props.height) ? ' image-sized' : ''}`}
      style={mediaSize(props)}
    >
      <BlockLabel label={props.label ?? 'Image'} icon={<ImageIcon />} show={props.show_label ?? true} />
      {url && !(live && interactive) ? (
        <Picture node={node} props={props} url={url} clear={interactive ? clear : null} />
      ) : interactive ? (
        <Give
          node={node}
          props={props}
          uploading={uploading}
          put={put}
          drawn={url}
          onLive={setLive}
          onStream={(opened) => {
            stream.current = opened;
          }}
        />
      ) : (
        <Nothing node={node} props={props} />
      )}
    </Block>
  );
};
export default Image;

const IMAGES = { types: ['image'], count: 'single' as const };

function Nothing({ node, props }: { node: Node; props: Props }): VNode {
  return (
    <>
      {Array.isArray(props.buttons) && props.buttons.length > 0 && (
        <Toolbar>
          <ToolbarButtons node={node} buttons={props.buttons} />
        </Toolbar>
      )}
      <Empty icon={<ImageIcon size={26} />}>{props.value ? 'This picture has no address that a page may load' : undefined}</Empty>
    </>
  );
}
