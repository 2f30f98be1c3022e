/** Video: one to give (upload, camera) or to watch (subtitles, trim, watermark), whole or while it is produced. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { isStream } from '../../render/kit/chunks.js';
import { useUpload } from '../../render/kit/drop.js';
import { Block, BlockLabel, controlId, Empty, px, Toolbar, ToolbarButtons, VideoIcon } from '../../render/kit/index.js';
import { later } from '../../render/kit/later.js';
import { fits, mediaUrl } from '../../render/kit/media.js';
import { mediaSize } from '../../render/kit/media_size.js';
import { urlOf } from '../../render/kit/sound.js';
import { useTrimmed } from '../../render/kit/trimmed.js';
import { Give } from './give.js';
import { Player } from './player.js';
import type { Props } from './types.js';
import css from './video.css?inline';

const VIDEOS = { types: ['video'], count: 'single' as const };

/** Few apps stream video. */
const Streamed = later(() => import('./streamed.js').then((module) => module.Streamed));

const Video: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const interactive = props.interactive !== false;
  const [uploading, upload] = useUpload(node.app, VIDEOS);
  const [problem, complain] = useState<string | null>(null);

  const put = async (file: File, events: string[]): Promise<boolean> => {
    complain(
      file.size === 0 && fits(file, VIDEOS.types) ? `${file.name} can't be used: it is empty (0 bytes). Choose another file.` : null,
    );
    if (file.size === 0) return false;
    const [value] = await upload([file]);
    if (!value) return false;
    node.set({ value: { ...value, url: urlOf(file) } as unknown as Json });
    for (const event of [...events, 'input']) node.emit(event);
    return true;
  };
  const clear = () => {
    complain(null);
    node.set({ value: null });
    node.emit('clear');
    node.emit('input');
  };
  const url = isStream(props.value) ? undefined : mediaUrl(props.value);
  const edit = useTrimmed(node, (file) => put(file, []));
  return (
    <Block
      node={node}
      container={props.container ?? true}
      padding={false}
      class={`video${px(props.height) ? ' video-sized' : ''}`}
      role="group"
      labelledBy={`${controlId(node)}-name`}
      style={mediaSize(props)}
    >
      <BlockLabel id={`${controlId(node)}-name`} label={props.label ?? 'Video'} icon={<VideoIcon />} show={props.show_label ?? true} />
      {isStream(props.value) ? (
        <Streamed node={node} props={props} value={props.value} clear={interactive ? clear : null} />
      ) : url ? (
        <Player key={url} node={node} props={props} url={url} clear={interactive ? clear : null} edit={interactive ? edit : null} />
      ) : interactive ? (
        <Give node={node} props={props} uploading={uploading} put={put} problem={problem} />
      ) : (
        <Nothing node={node} props={props} />
      )}
    </Block>
  );
};
export default Video;

function Nothing({ node, props }: { node: Node; props: Props }): VNode {
  return (
    <>
      {Array.isArray(props.buttons) && props.buttons.some((button) => typeof button !== 'string') && (
        <Toolbar>
          <ToolbarButtons node={node} buttons={props.buttons} />
        </Toolbar>
      )}
      <Empty icon={<VideoIcon size={26} />}>{props.value ? 'This video has no address that a page may load' : undefined}</Empty>
    </>
  );
}
