/** MultimodalTextbox: text with files, which come by dialog, drop or paste, or from the microphone. */
import type { RefObject, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { type Takes, useDirectory, useDrop, useUpload } from '../../render/kit/drop.js';
import { safeAttributes, submits, useAutofocus } from '../../render/kit/field.js';
import { fit, followEnd, GROWS_BY_ITSELF, lineVariables } from '../../render/kit/grow.js';
import { Block, BlockTitle, controlId, IconButton, MicrophoneIcon, PlusIcon, SendIcon, StopIcon } from '../../render/kit/index.js';
import { later } from '../../render/kit/later.js';
import { acceptOf, fits } from '../../render/kit/media.js';
import css from './multimodaltextbox.css?inline';
import { Thumbnails } from './thumbnails.js';
import { read, textFile, type Value, withFiles } from './value.js';

type Props = {
  value?: Value;
  sources?: string[] | null;
  file_types?: string[] | null;
  file_count?: 'single' | 'multiple' | 'directory' | null;
  lines?: number | null;
  max_lines?: number | null;
  placeholder?: string | null;
  label?: string | null;
  info?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  interactive?: boolean | null;
  autofocus?: boolean | null;
  autoscroll?: boolean | null;
  text_align?: 'left' | 'right' | null;
  rtl?: boolean | null;
  submit_btn?: string | boolean | null;
  stop_btn?: string | boolean | null;
  max_plain_text_length?: number | null;
  html_attributes?: Record<string, Json> | null;
};

const Recorder = later(() => import('./recorder.js').then((module) => module.Recorder));

const MultimodalTextbox: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { text, files } = read(props.value);
  const interactive = props.interactive !== false;
  const id = controlId(node);
  const container = props.container ?? true;
  const area = useRef<HTMLTextAreaElement>(null);
  const [records, record] = useState(false);
  const takes: Takes = { types: props.file_types, count: props.file_count ?? 'single' };
  const [uploading, upload] = useUpload(node.app, takes);
  const change = (patch: { text?: string; files?: FileData[] }) => {
    // What the page shows may be newer than this drawing: files arrive when they like.
    node.set({ value: { ...read((node.props.peek() as Props).value), ...patch } as unknown as Json });
    node.emit('input');
  };
  const add = async (chosen: File[]) => {
    const added = await upload(chosen);
    if (added.length > 0) change({ files: withFiles(read((node.props.peek() as Props).value).files, added, props.file_count) });
  };
  const recorded = async (sound: File) => {
    record(false);
    const added = await node.app.upload([sound]);
    change({ files: withFiles(read((node.props.peek() as Props).value).files, added, props.file_count) });
    area.current?.focus();
  };
  const [over, drop] = useDrop((dropped) => void add(dropped));
  const sources = props.sources ?? ['upload'];
  const remove = (at: number) => {
    change({ files: files.filter((_, index) => index !== at) });
    area.current?.focus();
  };
  return (
    <Block node={node} container={container} class="multimodaltextbox" rtl={props.rtl === true}>
      <BlockTitle for={id} label={props.label ?? 'Message'} show={container && (props.show_label ?? true)} info={props.info} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't be a flex box in every browser */}
      <div
        class={`multimodaltextbox-box${over ? ' drop-over' : ''}${interactive ? '' : ' multimodaltextbox-shown'}`}
        role="group"
        aria-label="Multimedia input field"
        {...(interactive ? drop : {})}
      >
        {(files.length > 0 || uploading) && <Thumbnails files={files} uploading={uploading} remove={interactive ? remove : null} />}
        {records && interactive && <Recorder done={recorded} cancel={() => record(false)} />}
        <div class="multimodaltextbox-row">
          {interactive && sources.includes('upload') && (
            <UploadButton takes={takes} disabled={uploading !== null} onFiles={(chosen) => void add(chosen)} />
          )}
          <Area node={node} props={props} text={text} id={id} area={area} change={change} add={add} />
          {interactive && sources.includes('microphone') && (
            <IconButton
              label="Record audio"
              class="multimodaltextbox-button"
              testId="microphone-button"
              pressed={records}
              onClick={() => record(!records)}
            >
              <MicrophoneIcon />
            </IconButton>
          )}
          {props.submit_btn !== false && props.submit_btn !== null && (
            <EndButton
              kind="submit"
              text={props.submit_btn ?? true}
              disabled={!interactive || uploading !== null}
              onClick={() => node.emit('submit')}
            />
          )}
          {props.stop_btn && <EndButton kind="stop" text={props.stop_btn} disabled={false} onClick={() => node.emit('stop')} />}
        </div>
      </div>
    </Block>
  );
};
export default MultimodalTextbox;

type AreaProps = {
  node: Node;
  props: Props;
  text: string;
  id: string;
  area: RefObject<HTMLTextAreaElement | null>;
  change: (patch: { text?: string }) => void;
  add: (files: File[]) => Promise<void>;
};

function Area({ node, props, text, id, area, change, add }: AreaProps): VNode {
  const lines = props.lines ?? 1;
  const maxLines = Math.max(props.max_lines ?? 20, lines);
  const readOnly = props.interactive === false;
  useAutofocus(area, props.autofocus === true);
  useEffect(() => {
    const field = area.current;
    if (!field) return;
    if (!GROWS_BY_ITSELF) fit(field, lines, maxLines);
    if (readOnly && props.autoscroll !== false) followEnd(field);
  }, [text, lines, maxLines]);
  const paste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const long = textFile(
      event.clipboardData?.getData('text/plain') ?? '',
      props.max_plain_text_length,
      fits({ name: 'pasted_text.txt', type: 'text/plain' }, props.file_types),
    );
    const found = files.length > 0 ? files : long ? [long] : [];
    if (found.length === 0 || readOnly) return;
    event.preventDefault();
    void add(found);
  };
  return (
    <textarea
      ref={area}
      id={id}
      class="textbox-field multimodaltextbox-field"
      data-testid="textbox"
      rows={lines}
      value={text}
      placeholder={props.placeholder ?? ''}
      readOnly={readOnly}
      aria-describedby={props.info ? `${id}-info` : undefined}
      style={{ ...(props.text_align ? { textAlign: props.text_align } : {}), ...lineVariables(lines, maxLines) }}
      onInput={(event) => change({ text: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (readOnly || !submits(event, lines)) return;
        event.preventDefault();
        node.emit('submit');
      }}
      onPaste={paste}
      onSelect={(event) => {
        const { selectionStart: start, selectionEnd: end, value } = event.currentTarget;
        if (start !== end) node.emit('select', { index: [start, end], value: value.slice(start, end) });
      }}
      onFocus={() => node.emit('focus')}
      onBlur={() => node.emit('blur')}
      {...safeAttributes(props.html_attributes)}
    />
  );
}

function UploadButton({ takes, disabled, onFiles }: { takes: Takes; disabled: boolean; onFiles: (files: File[]) => void }): VNode {
  const input = useRef<HTMLInputElement>(null);
  useDirectory(input, takes.count === 'directory');
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    // The same file again must fire again.
    if (input.current) input.current.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <input
        ref={input}
        class="lite-sr-only"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        data-testid="file-upload"
        accept={acceptOf(takes.types)}
        multiple={takes.count !== 'single'}
        onChange={take}
      />
      <IconButton
        label="Upload a file"
        class="multimodaltextbox-button"
        testId="upload-button"
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <PlusIcon />
      </IconButton>
    </>
  );
}

type EndProps = { kind: 'submit' | 'stop'; text: string | true; disabled: boolean; onClick: () => void };

function EndButton({ kind, text, disabled, onClick }: EndProps): VNode {
  const words = typeof text === 'string' ? text : null;
  return (
    <button
      type="button"
      class={`lite-button ${kind === 'submit' ? 'primary' : 'stop'} ${words ? 'sm' : 'multimodaltextbox-end'}`}
      aria-label={words ?? (kind === 'submit' ? 'Submit' : 'Stop')}
      data-testid={`${kind}-button`}
      disabled={disabled}
      onClick={onClick}
    >
      {words ?? (kind === 'submit' ? <SendIcon /> : <StopIcon />)}
    </button>
  );
}
