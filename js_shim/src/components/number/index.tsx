/** Number: a box for a number, or for none. */
import type { VNode } from 'preact';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { rounded, useDraft } from '../../render/kit/draft.js';
import { Block, BlockTitle, controlId } from '../../render/kit/index.js';
import css from './number.css?inline';

type Props = {
  value?: number | null;
  label?: string | null;
  info?: string | null;
  placeholder?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  interactive?: boolean;
  precision?: number | null;
  minimum?: number | null;
  maximum?: number | null;
  step?: number | null;
  buttons?: Json;
};

/** What is wrong with `value`, as an instruction; undefined when nothing is. */
export function complaint(value: number | null, minimum: number | null, maximum: number | null): string | undefined {
  if (value === null || ((minimum === null || value >= minimum) && (maximum === null || value <= maximum))) return undefined;
  if (minimum === null) return `Enter at most ${maximum}.`;
  return maximum === null ? `Enter at least ${minimum}.` : `Enter a number from ${minimum} to ${maximum}.`;
}

const NumberBox: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { info, show_label, container = true, buttons, minimum = null, maximum = null } = props;
  const label = props.label ?? 'Number';
  const id = controlId(node);
  const wrong = complaint(props.value ?? null, minimum, maximum);
  return (
    <Block node={node} container={container} class="number">
      <CornerButtons node={node} buttons={buttons} />
      <BlockTitle for={id} label={label} show={show_label ?? true} info={info} />
      <Field node={node} props={props} id={id} wrong={wrong !== undefined} />
      {wrong && (
        <div class="number-wrong" id={`${id}-wrong`} role="status">
          {wrong}
        </div>
      )}
    </Block>
  );
};
export default NumberBox;

function Field({ node, props, id, wrong }: { node: Node; props: Props; id: string; wrong: boolean }): VNode {
  const { value = null, info, interactive, precision } = props;
  const draft = useDraft(value);
  const typed = (field: HTMLInputElement) => {
    // What is no number yet ("-", "1e") is the browser's to keep; the last number stays.
    if (field.validity.badInput) return;
    const next = field.value === '' ? null : field.valueAsNumber;
    draft.keep(field.value, next);
    node.set({ value: next });
    node.emit('input');
  };
  /** The user is done: the box shows the number as it is, with no more decimals than it may have. */
  const commit = (field: HTMLInputElement) => {
    draft.drop();
    const now = (node.props.peek() as Props).value ?? null;
    const exact = now === null ? null : rounded(now, precision);
    if (exact !== now) {
      node.set({ value: exact });
      node.emit('input');
    }
    const text = exact === null ? '' : String(exact);
    if (field.value !== text || field.validity.badInput) field.value = text;
  };
  return (
    <input
      id={id}
      class="lite-input number-field"
      type="number"
      inputMode={precision === 0 && (props.minimum ?? -1) >= 0 ? 'numeric' : 'decimal'}
      value={draft.text}
      placeholder={props.placeholder ?? ''}
      min={props.minimum ?? undefined}
      max={props.maximum ?? undefined}
      step={props.step ?? 1}
      disabled={interactive === false}
      aria-label={props.label === '' ? 'Number' : undefined}
      aria-invalid={wrong}
      aria-describedby={[info && `${id}-info`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined}
      onInput={(event) => typed(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        event.preventDefault();
        commit(event.currentTarget);
        node.emit('submit');
      }}
      onFocus={() => node.emit('focus')}
      onBlur={(event) => {
        commit(event.currentTarget);
        node.emit('blur');
      }}
    />
  );
}
