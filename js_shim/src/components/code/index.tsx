/** Code: an editor, or code to read. The text stands there at once; the editor takes its place when its chunk is here. */
import type { CSSProperties, RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import {
  Block,
  BlockLabel,
  CodeIcon,
  CopyButton,
  controlId,
  DownloadIcon,
  Empty,
  IconButton,
  Toolbar,
  ToolbarButtons,
} from '../../render/kit/index.js';
import css from './code.css?inline';
import type { Editor, Settings } from './editor.js';
import { downloadName } from './suffix.js';

type Props = {
  value?: string | null;
  language?: string | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  lines?: number;
  max_lines?: number | null;
  interactive?: boolean;
  wrap_lines?: boolean;
  show_line_numbers?: boolean;
  autocomplete?: boolean;
  buttons?: Json;
};

const Code: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { show_label, container = true, interactive = true } = props;
  const label = props.label ?? 'Code';
  const buttons = Array.isArray(props.buttons) ? props.buttons : ['copy', 'download'];
  const text = () => (node.props.peek() as Props).value ?? '';
  const named = (show_label ?? true) && label !== '';
  const empty = !interactive && !props.value;
  return (
    <Block node={node} container={container} padding={false} class="code-box">
      <BlockLabel label={label} icon={<CodeIcon />} show={show_label ?? true} />
      {buttons.length > 0 && (
        <Toolbar>
          {buttons.includes('download') && (
            <IconButton label="Download" onClick={() => download(text(), downloadName(props.language))}>
              <DownloadIcon />
            </IconButton>
          )}
          {buttons.includes('copy') && <CopyButton text={text} />}
          <ToolbarButtons node={node} buttons={buttons} />
        </Toolbar>
      )}
      {empty ? <Empty icon={<CodeIcon />} /> : <Text node={node} props={props} label={label} below={named || buttons.length > 0} />}
    </Block>
  );
};
export default Code;

type TextProps = { node: Node; props: Props; label: string; below: boolean };

function Text({ node, props, label, below }: TextProps): VNode {
  const place = useRef<HTMLDivElement>(null);
  const hint = `${controlId(node)}-keys`;
  const editable = props.interactive !== false;
  const ready = useEditor(node, place, {
    language: props.language ?? null,
    editable,
    wrap: props.wrap_lines ?? false,
    numbers: props.show_line_numbers ?? true,
    autocomplete: props.autocomplete ?? false,
    label: label || 'Code',
    describedBy: hint,
  });
  return (
    <div class={`code-text${below ? ' code-below' : ''}${editable ? ' code-editable' : ''}`} style={heights(props)}>
      {!ready && <pre class="code-plain">{props.value}</pre>}
      <div ref={place} class="code-editor" />
      {editable && (
        <span id={hint} class="lite-sr-only">
          Tab indents. Press Escape, then Tab, to leave the editor.
        </span>
      )}
    </div>
  );
}

function heights({ lines = 5, max_lines }: Props): CSSProperties {
  return { '--code-lines': lines, ...(max_lines ? { '--code-max-lines': max_lines } : {}) } as CSSProperties;
}

/** Keeps an editor in `place` and in step with the node; false until it is there, or if it can't be had. */
function useEditor(node: Node, place: RefObject<HTMLDivElement | null>, settings: Settings): boolean {
  const editor = useRef<Editor>(undefined);
  const latest = useRef(settings);
  latest.current = settings;
  const [ready, setReady] = useState(false);
  const value = ((node.props.value as Props).value ?? '') as string;
  useEffect(() => {
    let gone = false;
    const make = async () => {
      const { createEditor } = await import('./editor.js');
      if (gone || !place.current) return;
      const text = (node.props.peek() as Props).value ?? '';
      editor.current = createEditor(place.current, text, latest.current, {
        input: (typed) => {
          node.set({ value: typed });
          node.emit('input');
        },
        focus: () => node.emit('focus'),
        blur: () => node.emit('blur'),
      });
      setReady(true);
    };
    make().catch((error: unknown) => console.error('Lite: the code editor could not be loaded.', error));
    return () => {
      gone = true;
      editor.current?.destroy();
      editor.current = undefined;
    };
  }, [node]);
  useLayoutEffect(() => editor.current?.show(value), [value]);
  useLayoutEffect(() => editor.current?.configure(settings), Object.values(settings));
  return ready;
}

/** Saves `text` as a file of the user's. */
function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = name;
  link.click();
  // The browser has begun to read it by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
