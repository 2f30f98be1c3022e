/** Radio: one of a few choices, all in sight. Arrow keys are the browser's own, by the inputs' common name. */

import type { Json } from '../../protocol/messages.js';
import type { BlockView } from '../../render/contract.js';
import { type Choice, readChoices } from '../../render/kit/choices.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { Block, BlockTitle, controlId } from '../../render/kit/index.js';
import ticks from '../../render/kit/ticks.css?inline';

type Props = {
  choices?: Json;
  value?: string | number | null;
  label?: string | null;
  info?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  interactive?: boolean;
  rtl?: boolean;
  buttons?: Json;
};

const Radio: BlockView = ({ node }) => {
  node.app.style(ticks);
  const { value = null, info, show_label, container = true, interactive, rtl = false, buttons, ...props } = node.props.value as Props;
  const label = props.label ?? 'Radio';
  const disabled = interactive === false;
  const name = `${controlId(node)}-name`;
  const choose = (choice: Choice, index: number) => {
    node.set({ value: choice.value });
    node.emit('select', { index, value: choice.value, selected: true });
    node.emit('input');
  };
  return (
    <Block node={node} container={container} class="radio" rtl={rtl}>
      <CornerButtons node={node} buttons={buttons} />
      <BlockTitle name={name} label={label} show={show_label ?? true} info={info} />
      <div
        class="lite-choices"
        role="radiogroup"
        aria-labelledby={label ? name : undefined}
        aria-label={label ? undefined : 'Radio'}
        aria-describedby={info ? `${name}-info` : undefined}
      >
        {readChoices(props.choices).map((choice, index) => {
          const on = choice.value === value;
          return (
            <label
              key={index}
              class={`lite-choice${on ? ' selected' : ''}${disabled ? ' disabled' : ''}`}
              data-testid={`${choice.name}-radio-label`}
            >
              <input
                class="lite-tick"
                type="radio"
                name={name}
                value={String(choice.value)}
                checked={on}
                disabled={disabled}
                onChange={() => choose(choice, index)}
              />
              <span>{choice.name}</span>
            </label>
          );
        })}
      </div>
    </Block>
  );
};
export default Radio;
