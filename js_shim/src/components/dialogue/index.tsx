/** Dialogue: what several speakers say, written line by line or as plain text, or read. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { Block, BlockTitle, CopyButton, controlId, SendIcon, Toolbar, ToolbarButtons } from '../../render/kit/index.js';
import css from './dialogue.css?inline';
import { Editor } from './editor.js';
import { colorsOf, format, type Line, unformat } from './lines.js';

export type Props = {
  value?: Line[] | string | null;
  speakers?: string[] | null;
  tags?: string[] | null;
  separator?: string;
  color_map?: Record<string, string> | null;
  label?: string | null;
  info?: string | null;
  placeholder?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  interactive?: boolean | null;
  autofocus?: boolean;
  autoscroll?: boolean;
  max_lines?: number | null;
  buttons?: Json;
  submit_btn?: string | boolean | null;
  ui_mode?: 'dialogue' | 'text' | 'both';
  /** Whether the app has functions of its own for lines of text. */
  formatter?: boolean;
  unformatter?: boolean;
};

const Dialogue: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { label = 'Dialogue', show_label, container = true, interactive, submit_btn, ui_mode = 'both' } = props;
  const id = controlId(node);
  const plain = ui_mode === 'text' || (ui_mode === 'both' && typeof props.value === 'string');
  const tags = (props.tags ?? []).length > 0;
  return (
    <Block node={node} container={container} class="dialogue" role="group" labelledBy={`${id}-name`}>
      <Corner node={node} props={props} />
      <BlockTitle name={`${id}-name`} label={label || 'Dialogue'} show={container && (show_label ?? true) && label !== ''} />
      {interactive && tags && !plain && props.info && (
        <div class="lite-hint" id={`${id}-info`}>
          {props.info}
        </div>
      )}
      {interactive && ui_mode === 'both' && <PlainSwitch node={node} props={props} on={plain} />}
      {!interactive ? (
        <Reader node={node} props={props} />
      ) : plain ? (
        <PlainText node={node} props={props} id={id} />
      ) : (
        <Editor node={node} props={props} id={id} />
      )}
      {submit_btn && interactive && (
        <button
          type="button"
          class="lite-button primary sm dialogue-submit"
          data-testid="dialogue-submit-button"
          onClick={() => node.emit('submit')}
        >
          {typeof submit_btn === 'string' ? (
            submit_btn
          ) : (
            <>
              <SendIcon /> Submit
            </>
          )}
        </button>
      )}
    </Block>
  );
};
export default Dialogue;

function Corner({ node, props }: { node: Node; props: Props }): VNode | null {
  const buttons = Array.isArray(props.buttons) ? props.buttons : ['copy'];
  if (buttons.length === 0) return null;
  const own = buttons.filter((button) => button !== 'copy');
  // What the app's own formatter makes of the lines is known before anybody presses the button: a page may only copy in the click.
  const text = useRef('');
  useEffect(() => {
    let stale = false;
    void toText(node, props).then((made) => {
      if (!stale) text.current = made;
    });
    return () => {
      stale = true;
    };
  }, [props.value]);
  return (
    <Toolbar>
      {buttons.includes('copy') && <CopyButton text={() => text.current} />}
      {own.length > 0 && <ToolbarButtons node={node} buttons={own} />}
    </Toolbar>
  );
}

/** Changes between lines and plain text. Only functions of the app's own are asked for it. */
function PlainSwitch({ node, props, on }: { node: Node; props: Props; on: boolean }): VNode {
  const toggle = async () => {
    const value = on ? await toLines(node, props) : await toText(node, props);
    node.set({ value } as unknown as Record<string, Json>);
    node.emit('input');
  };
  return (
    <button type="button" role="switch" aria-checked={on} class="dialogue-switch" onClick={() => void toggle()}>
      <span class="dialogue-switch-track" aria-hidden="true" />
      Plain Text
    </button>
  );
}

async function toText(node: Node, { value, separator = '\n', formatter }: Props): Promise<string> {
  if (!Array.isArray(value)) return value ?? '';
  if (!formatter) return format(value, separator);
  return String(await node.ask('format', [value]));
}

async function toLines(node: Node, { value, separator = '\n', unformatter }: Props): Promise<Line[]> {
  if (typeof value !== 'string') return value ?? [];
  if (!unformatter) return unformat(value, separator);
  return (await node.ask('unformat', [value])) as unknown as Line[];
}

function PlainText({ node, props, id }: { node: Node; props: Props; id: string }): VNode {
  const value = typeof props.value === 'string' ? props.value : format(props.value ?? [], props.separator ?? '\n');
  return (
    <textarea
      class="lite-input dialogue-plain"
      rows={5}
      value={value}
      placeholder={props.placeholder ?? ''}
      aria-labelledby={`${id}-name`}
      data-testid="textbox"
      onInput={(event) => {
        node.set({ value: event.currentTarget.value });
        node.emit('input');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        node.emit('submit');
      }}
    />
  );
}

function Reader({ node, props }: { node: Node; props: Props }): VNode {
  const { value, color_map, autoscroll = true } = props;
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (autoscroll && element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [value, autoscroll]);
  const scrolled = (event: Event) => {
    const { scrollHeight, scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
  };
  const lines = Array.isArray(value) ? value : [];
  const colors = colorsOf(lines, color_map);
  // A box that scrolls is reached by keyboard.
  const region = { tabIndex: 0, role: 'region' as const, 'aria-labelledby': `${controlId(node)}-name` };
  return (
    <div ref={box} class="dialogue-lines dialogue-read" data-testid="dialogue-container" {...region} onScroll={scrolled}>
      {typeof value === 'string'
        ? value
        : lines.map(({ speaker, text }, index) => (
            <p key={index} class="dialogue-said" style={{ '--dialogue-color': colors.get(speaker) }}>
              <strong>{speaker}</strong> {text}
            </p>
          ))}
    </div>
  );
}
