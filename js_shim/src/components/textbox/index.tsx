/** Textbox: one line or many, password, email; with submit, stop and copy buttons. */
import type { RefObject, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { Block, controlId } from '../../render/kit/block.js';
import { safeAttributes, submits, useAutofocus } from '../../render/kit/field.js';
import { fit, followEnd, GROWS_BY_ITSELF, lineVariables } from '../../render/kit/grow.js';
import { SendIcon, StopIcon } from '../../render/kit/icons.js';
import { BlockTitle } from '../../render/kit/label.js';
import { later } from '../../render/kit/later.js';
import { useShape, useValue } from '../../render/kit/shape.js';

export type Props = {
  value?: string | null;
  type?: 'text' | 'password' | 'email';
  lines?: number;
  max_lines?: number | null;
  placeholder?: string | null;
  label?: string | null;
  info?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  interactive?: boolean | null;
  autofocus?: boolean;
  autoscroll?: boolean;
  text_align?: 'left' | 'right' | null;
  rtl?: boolean;
  buttons?: Json;
  max_length?: number | null;
  submit_btn?: string | boolean | null;
  stop_btn?: string | boolean | null;
  html_attributes?: Record<string, Json> | null;
};

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Rows a text box grows to when `max_lines` is not given. */
const DEFAULT_MAX_LINES = 20;

const TextboxToolbar = later(() => import('./toolbar.js').then((module) => module.TextboxToolbar));

const Textbox: BlockView = ({ node }) => {
  const field = useRef<Field>(null);
  useText(field, node);
  const props = useShape<Props>(node);
  const { label = 'Textbox', info, show_label, container = true, rtl = false, submit_btn, stop_btn, interactive } = props;
  const id = controlId(node);
  return (
    <Block node={node} container={container} class="textbox" rtl={rtl}>
      {Array.isArray(props.buttons) && props.buttons.length > 0 && <TextboxToolbar node={node} buttons={props.buttons} />}
      <BlockTitle for={id} label={label} show={container && (show_label ?? true)} info={info} />
      <div class="textbox-row">
        <TextField node={node} props={props} id={id} field={field} />
        {submit_btn && <EndButton kind="submit" text={submit_btn} disabled={interactive === false} onClick={() => node.emit('submit')} />}
        {stop_btn && <EndButton kind="stop" text={stop_btn} disabled={false} onClick={() => node.emit('stop')} />}
      </div>
    </Block>
  );
};
export default Textbox;

type FieldProps = { node: Node; props: Omit<Props, 'value'>; id: string; field: RefObject<Field | null> };

function TextField({ node, props, id, field }: FieldProps): VNode {
  const { type = 'text', placeholder, info, max_length, text_align, interactive, label } = props;
  const { lines, maxLines, oneLine } = growthOf(props);
  useAutofocus(field, props.autofocus === true);
  const common = {
    id,
    class: 'lite-input textbox-field',
    placeholder: placeholder ?? '',
    readOnly: interactive === false,
    maxLength: max_length ?? undefined,
    'aria-label': label ? undefined : 'Textbox',
    'aria-describedby': info ? `${id}-info` : undefined,
    ...fieldEvents(node, lines),
    ...safeAttributes(props.html_attributes),
  };
  const align = text_align ? { textAlign: text_align } : {};
  if (oneLine) {
    return (
      <input
        {...common}
        ref={field as RefObject<HTMLInputElement>}
        type={type as 'text'}
        style={align}
        data-testid={type === 'password' ? 'password' : 'textbox'}
        autocomplete={(common as { autocomplete?: string }).autocomplete ?? (type === 'email' ? 'email' : 'off')}
      />
    );
  }
  return (
    <textarea
      {...common}
      ref={field as RefObject<HTMLTextAreaElement>}
      rows={lines}
      style={{ ...align, ...lineVariables(lines, maxLines) }}
      data-testid="textbox"
    />
  );
}

/** What the field says to the app. */
function fieldEvents(node: Node, lines: number) {
  return {
    onInput: (event: Event) => {
      node.set({ value: (event.currentTarget as Field).value });
      node.emit('input');
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!submits(event, lines)) return;
      event.preventDefault();
      node.emit('submit');
    },
    onSelect: (event: Event) => {
      const { value, selectionStart: start, selectionEnd: end } = event.currentTarget as Field;
      if (start !== null && end !== null && start !== end) node.emit('select', { index: [start, end], value: value.slice(start, end) });
    },
    onFocus: () => node.emit('focus'),
    onBlur: () => node.emit('blur'),
  };
}

type Growth = { lines: number; maxLines: number; autoscroll: boolean; oneLine: boolean };

function growthOf({ type = 'text', lines = 1, max_lines, autoscroll }: Omit<Props, 'value'>): Growth {
  const maxLines = Math.max(max_lines ?? DEFAULT_MAX_LINES, lines);
  return { lines, maxLines, autoscroll: autoscroll !== false, oneLine: type !== 'text' || (lines === 1 && maxLines === 1) };
}

/** The field shows the value. Its height follows the text, and the view its end while the user has not scrolled away from it. */
function useText(field: RefObject<Field | null>, node: Node): void {
  const { lines, maxLines, autoscroll, oneLine } = growthOf(node.props.peek() as Props);
  const atEnd = useRef(true);
  useEffect(() => {
    const area = field.current;
    if (!(area instanceof HTMLTextAreaElement)) return;
    const scrolled = () => {
      atEnd.current = area.scrollHeight - area.scrollTop - area.clientHeight < 24;
    };
    area.addEventListener('scroll', scrolled, { passive: true });
    return () => area.removeEventListener('scroll', scrolled);
  }, []);
  useValue<string | null | undefined>(
    node,
    (value) => {
      const element = field.current;
      const text = value ?? '';
      if (element === null) return;
      // Setting the same text again would move the caret.
      if (element.value !== text) element.value = text;
      if (!(element instanceof HTMLTextAreaElement)) return;
      if (!GROWS_BY_ITSELF) fit(element, lines, maxLines);
      if (autoscroll && atEnd.current && element.readOnly) followEnd(element);
    },
    [lines, maxLines, autoscroll, oneLine],
  );
}

type EndProps = { kind: 'submit' | 'stop'; text: string | true; disabled: boolean; onClick: () => void };

/** The button at the field's end: an icon, or the author's words. */
function EndButton({ kind, text, disabled, onClick }: EndProps): VNode {
  const words = typeof text === 'string' ? text : null;
  return (
    <button
      type="button"
      class={`lite-button ${kind === 'submit' ? 'primary' : 'stop'} ${words ? 'sm' : 'textbox-end'}`}
      aria-label={words ?? (kind === 'submit' ? 'Submit' : 'Stop')}
      data-testid={`${kind}-button`}
      disabled={disabled}
      onClick={onClick}
    >
      {words ?? (kind === 'submit' ? <SendIcon /> : <StopIcon />)}
    </button>
  );
}
