/** Audio: a sound to give (upload, microphone) or to hear (waveform, trim, subtitles), whole or while it is produced. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { isStream } from '../../render/kit/chunks.js';
import { useUpload } from '../../render/kit/drop.js';
import { Block, BlockLabel, controlId, Empty, MusicIcon, Toolbar, ToolbarButtons } from '../../render/kit/index.js';
import { later } from '../../render/kit/later.js';
import { fits, mediaUrl } from '../../render/kit/media.js';
import { asWav, Unreadable, urlOf } from '../../render/kit/sound.js';
import { useTrimmed } from '../../render/kit/trimmed.js';
import css from './audio.css?inline';
import { Give } from './give.js';
import { Player } from './player.js';
import { type Props, rateOf } from './types.js';

const SOUNDS = { types: ['audio'], count: 'single' as const };

/** Few apps stream sound. */
const Streamed = later(() => import('./streamed.js').then((module) => module.Streamed));
const Live = later(() => import('./live.js').then((module) => module.Live));

const Audio: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const interactive = props.interactive !== false;
  const [uploading, upload] = useUpload(node.app, SOUNDS);
  const [problem, complain] = useState<string | null>(null);

  /** Makes `file` the value. @returns whether it became that. */
  const put = async (file: File, events: string[]): Promise<boolean> => {
    complain(null);
    let ready = file;
    try {
      // A file of another kind is refused by `upload`.
      if (fits(file, SOUNDS.types)) ready = await prepared(file, props);
    } catch (error) {
      complain(`${file.name} can't be used: ${error instanceof Error ? error.message : String(error)}. Choose another file.`);
      return false;
    }
    const [value] = await upload([ready]);
    if (!value) return false;
    node.set({ value: { ...value, url: urlOf(ready) } as unknown as Json });
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
      class="audio"
      role="group"
      labelledBy={`${controlId(node)}-name`}
    >
      <BlockLabel id={`${controlId(node)}-name`} label={props.label ?? 'Audio'} icon={<MusicIcon />} show={props.show_label ?? true} />
      {isStream(props.value) ? (
        <Streamed node={node} props={props} value={props.value} clear={interactive ? clear : null} />
      ) : url ? (
        <Player
          key={url}
          node={node}
          props={props}
          url={url}
          clear={interactive ? clear : null}
          edit={interactive && props.editable !== false ? edit : null}
        />
      ) : interactive && props.streaming ? (
        <Live node={node} props={props} />
      ) : interactive ? (
        <Give node={node} props={props} uploading={uploading} put={put} problem={problem} />
      ) : (
        <Nothing node={node} props={props} />
      )}
      {problem && url && (
        <p class="audio-problem" role="alert">
          {problem}
        </p>
      )}
    </Block>
  );
};
export default Audio;

/** What Python gets: WAV, where samples are wanted of it or the author asked for that. Throws `Unreadable`. */
async function prepared(file: File, props: Props): Promise<File> {
  if (file.size === 0) throw new Unreadable('it is empty (0 bytes)');
  return props.type !== 'filepath' || props.format ? asWav(file, rateOf(props)) : file;
}

function Nothing({ node, props }: { node: Node; props: Props }): VNode {
  return (
    <>
      {Array.isArray(props.buttons) && props.buttons.some((button) => typeof button !== 'string') && (
        <Toolbar>
          <ToolbarButtons node={node} buttons={props.buttons} />
        </Toolbar>
      )}
      <Empty icon={<MusicIcon size={26} />}>{props.value ? 'This sound has no address that a page may load' : undefined}</Empty>
    </>
  );
}
