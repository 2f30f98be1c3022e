/** CheckboxGroup: any of a few choices, and a box that ticks them all. */
import type { VNode } from 'preact';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { type Choice, readChoices } from '../../render/kit/choices.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { Block, BlockTitle, controlId } from '../../render/kit/index.js';
import ticks from '../../render/kit/ticks.css?inline';
import css from './checkboxgroup.css?inline';

type Value = string | number;
type Props = {
  choices?: Json;
  value?: Value[] | Value | null;
  label?: string | null;
  info?: string | null;
  show_label?: boolean | null;
  show_select_all?: boolean;
  container?: boolean;
  interactive?: boolean;
  buttons?: Json;
};

/** The ticked values. */
function ticked(value: Props['value']): Value[] {
  return Array.isArray(value) ? value : value == null ? [] : [value];
}

/** The ticked values after `choice` was ticked or cleared: in the order of ticking. */
export function toggled(values: Value[], value: Value, on: boolean): Value[] {
  const others = values.filter((one) => one !== value);
  return on ? [...others, value] : others;
}

const CheckboxGroup: BlockView = ({ node }) => {
  node.app.style(ticks);
  node.app.style(css);
  const props = node.props.value as Props;
  const { info, show_label, container = true, interactive, buttons } = props;
  const label = props.label ?? 'Checkbox Group';
  const choices = readChoices(props.choices);
  const values = ticked(props.value);
  const disabled = interactive === false;
  const name = `${controlId(node)}-name`;
  return (
    <Block node={node} container={container} class="checkboxgroup">
      <CornerButtons node={node} buttons={buttons} />
      <BlockTitle name={name} label={label} show={show_label ?? true} info={info} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't hold the kit's title and info */}
      <div
        class="lite-choices"
        role="group"
        aria-labelledby={label ? name : undefined}
        aria-label={label ? undefined : 'Checkbox Group'}
        aria-describedby={info ? `${name}-info` : undefined}
        data-testid="checkbox-group"
      >
        {props.show_select_all === true && choices.length > 0 && (
          <SelectAll node={node} choices={choices} values={values} disabled={disabled} />
        )}
        {choices.map((choice, index) => (
          <Box key={index} node={node} choice={choice} index={index} on={values.includes(choice.value)} disabled={disabled} />
        ))}
      </div>
    </Block>
  );
};
export default CheckboxGroup;

type BoxProps = { node: Node; choice: Choice; index: number; on: boolean; disabled: boolean };

function Box({ node, choice, index, on, disabled }: BoxProps): VNode {
  const toggle = (selected: boolean) => {
    node.set({ value: toggled(ticked((node.props.peek() as Props).value), choice.value, selected) });
    node.emit('select', { index, value: choice.value, selected });
    node.emit('input');
  };
  return (
    <label class={`lite-choice${on ? ' selected' : ''}${disabled ? ' disabled' : ''}`}>
      <input
        class="lite-tick"
        type="checkbox"
        name={String(choice.value)}
        checked={on}
        disabled={disabled}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      <span>{choice.name}</span>
    </label>
  );
}

type AllProps = { node: Node; choices: readonly Choice[]; values: Value[]; disabled: boolean };

/** Ticks all choices, or clears them all; half-ticked when some are. */
function SelectAll({ node, choices, values, disabled }: AllProps): VNode {
  const count = choices.filter(({ value }) => values.includes(value)).length;
  const all = count === choices.length;
  const change = () => {
    node.set({ value: all ? [] : choices.map(({ value }) => value) });
    node.emit('input');
  };
  return (
    <label class={`checkboxgroup-all${disabled ? ' disabled' : ''}`}>
      <input class="lite-tick" type="checkbox" checked={all} indeterminate={count > 0 && !all} disabled={disabled} onChange={change} />
      <span>Select all</span>
    </label>
  );
}
