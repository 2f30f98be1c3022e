/**
 * A sound or a video as a block: given (uploaded, recorded), played, streamed, trimmed, or not there. What the two have in common;
 * `Kind` is what they differ in.
 */
import type { FunctionComponent, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../contract.js';
import { type Chunks, isStream } from './chunks.js';
import { CornerButtons } from './corner.js';
import { DropZone, type Uploading, UploadProgress, useUpload } from './drop.js';
import { Block, BlockLabel, controlId, Empty, px, UploadIcon } from './index.js';
import { fits, mediaUrl } from './media.js';
import { mediaSize } from './media_size.js';
import css from './medium.css?inline';
import { clock, Unreadable, urlOf } from './sound.js';
import { Sources } from './sources.js';
import { type Edit, useTrimmed } from './trimmed.js';

export type Cue = { text: string; timestamp: [number, number] };

/** Props that both have. */
export type MediumProps = {
  value?: FileData | Chunks | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  sources?: string[] | string | null;
  format?: string | null;
  height?: number | string | null;
  width?: number | string | null;
  interactive?: boolean | null;
  autoplay?: boolean | null;
  editable?: boolean | null;
  buttons?: Json;
  loop?: boolean | null;
  streaming?: boolean | null;
  recording?: boolean | null;
  subtitles?: Cue[] | null;
  playback_position?: number | null;
};

export type PlayerProps<P> = { node: Node; props: P; url: string; clear: (() => void) | null; edit: Edit | null };
export type StreamedProps<P> = { node: Node; props: P; value: Chunks; clear: (() => void) | null };
export type RecorderProps<P> = { node: Node; props: P; take: (file: File) => void };

/** What makes a medium a sound or a video. */
export type Kind<P extends MediumProps> = {
  /** MIME type's first word, and the block's class. */
  name: 'audio' | 'video';
  css: string;
  /** The label where the author gives none. */
  title: string;
  /** What it is called in a sentence. */
  noun: string;
  Icon: FunctionComponent<{ size?: number }>;
  /** The source beside "upload", and its button. */
  device: { source: string; label: string; Icon: FunctionComponent<{ size?: number }> };
  /** What Python gets of a chosen file. Throws why it can't. */
  prepared?: (file: File, props: P) => Promise<File>;
  Player: FunctionComponent<PlayerProps<P>>;
  Streamed: FunctionComponent<StreamedProps<P>>;
  Recorder: FunctionComponent<RecorderProps<P>>;
  /** Streams to Python what is recorded, instead of giving a file. */
  Live?: FunctionComponent<{ node: Node; props: P }>;
};

/** The view of blocks of a kind. */
export function mediumView<P extends MediumProps>(kind: Kind<P>): BlockView {
  const takes = { types: [kind.name], count: 'single' as const };
  const { Player, Streamed, Live, Icon } = kind;
  return ({ node }) => {
    node.app.style(css);
    node.app.style(kind.css);
    const props = node.props.value as P;
    const interactive = props.interactive !== false;
    const [uploading, upload] = useUpload(node.app, takes);
    const [problem, complain] = useState<string | null>(null);

    /** Makes `file` the value. @returns whether it became that. */
    const put = async (file: File, events: string[]): Promise<boolean> => {
      complain(null);
      let ready = file;
      try {
        // A file of another kind is refused by `upload`.
        if (fits(file, takes.types)) {
          if (file.size === 0) throw new Unreadable('it is empty (0 bytes)');
          ready = (await kind.prepared?.(file, props)) ?? file;
        }
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
    const remove = () => {
      complain(null);
      node.set({ value: null });
      node.emit('clear');
      node.emit('input');
    };
    const clear = interactive ? remove : null;
    const url = isStream(props.value) ? undefined : mediaUrl(props.value);
    const edit = useTrimmed(node, (file) => put(file, []));
    const name = `${controlId(node)}-name`;
    return (
      <Block
        node={node}
        container={props.container ?? true}
        padding={false}
        class={`medium ${kind.name}${px(props.height) ? ` ${kind.name}-sized` : ''}`}
        role="group"
        labelledBy={name}
        style={mediaSize(props)}
      >
        <BlockLabel id={name} label={props.label ?? kind.title} icon={<Icon />} show={props.show_label ?? true} />
        {isStream(props.value) ? (
          <Streamed node={node} props={props} value={props.value} clear={clear} />
        ) : url ? (
          <Player key={url} node={node} props={props} url={url} clear={clear} edit={clear && props.editable !== false ? edit : null} />
        ) : interactive && props.streaming && Live ? (
          <Live node={node} props={props} />
        ) : interactive ? (
          <Give kind={kind} node={node} props={props} uploading={uploading} put={put} problem={problem} />
        ) : (
          <>
            <CornerButtons node={node} buttons={props.buttons} />
            <Empty icon={<Icon size={26} />}>{props.value ? `This ${kind.noun} has no address that a page may load` : undefined}</Empty>
          </>
        )}
        {url && <Problem>{problem}</Problem>}
      </Block>
    );
  };
}

type GiveProps<P extends MediumProps> = {
  kind: Kind<P>;
  node: Node;
  props: P;
  uploading: Uploading;
  put: (file: File, events: string[]) => Promise<boolean>;
  problem: string | null;
};

/** Where the user gives it: the drop zone, or the microphone or camera. */
function Give<P extends MediumProps>({ kind, node, props, uploading, put, problem }: GiveProps<P>): VNode {
  const { Icon, Recorder, device } = kind;
  const sources = props.sources ? [props.sources].flat() : ['upload', device.source];
  const [chosen, choose] = useState(sources[0] ?? 'upload');
  const source = sources.includes(chosen) ? chosen : (sources[0] ?? 'upload');
  useEffect(() => {
    if (props.recording && sources.includes(device.source)) choose(device.source);
  }, [props.recording]);
  const button = (name: string, label: string, Icon: Kind<P>['Icon']) => ({
    label,
    Icon,
    pressed: source === name,
    choose: () => choose(name),
  });
  return (
    <div class="medium-give">
      <CornerButtons node={node} buttons={props.buttons} />
      {source === 'upload' ? (
        <DropZone
          app={node.app}
          id={controlId(node)}
          takes={{ types: [kind.name], count: 'single' }}
          uploading={uploading}
          onFiles={(files) => files[0] && void put(files[0], ['upload'])}
        >
          <span class="drop-icon">
            <Icon size={24} />
          </span>
          <span class="drop-title">Drop a {kind.noun} here</span>
          <span class="drop-hint">or click to upload</span>
        </DropZone>
      ) : uploading ? (
        <div class="medium-uploading">
          <UploadProgress uploading={uploading} />
        </div>
      ) : (
        <Recorder node={node} props={props} take={(file) => void put(file, ['stop_recording'])} />
      )}
      <Problem>{problem}</Problem>
      {sources.length > 1 && (
        <Sources app={node.app} sources={[button('upload', 'Upload file', UploadIcon), button(device.source, device.label, device.Icon)]} />
      )}
    </div>
  );
}

/** What went wrong, told at once. */
export function Problem({ children }: { children: string | null }): VNode | null {
  return children === null ? null : (
    <p class="medium-problem" role="alert">
      {children}
    </p>
  );
}

type HandleProps = { label: string; value: number; duration: number; disabled?: boolean; move: (seconds: number) => void };

/** One end of the part that trimming keeps, over the whole width of the track. */
export function TrimHandle({ label, value, duration, disabled = false, move }: HandleProps): VNode {
  return (
    <input
      class="medium-handle"
      type="range"
      aria-label={label}
      aria-valuetext={`${value.toFixed(1)} of ${clock(duration)}`}
      min={0}
      max={duration}
      step={Math.min(0.1, duration / 100)}
      value={value}
      disabled={disabled}
      onInput={(event) => move(event.currentTarget.valueAsNumber)}
    />
  );
}

/** Where the part is on its track. */
export const partStyle = ([begin, end]: readonly [number, number], duration: number): { left: string; right: string } => ({
  left: `${(begin / duration) * 100}%`,
  right: `${100 - (end / duration) * 100}%`,
});
