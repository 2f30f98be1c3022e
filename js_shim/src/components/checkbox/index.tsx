/** Checkbox: one box with its label beside it. */

import type { Json } from '../../protocol/messages.js';
import type { BlockView } from '../../render/contract.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { Block, controlId, Info } from '../../render/kit/index.js';
import ticks from '../../render/kit/ticks.css?inline';
import css from './checkbox.css?inline';

type Props = {
  value?: boolean | null;
  label?: string | null;
  info?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  interactive?: boolean;
  buttons?: Json;
};

const Checkbox: BlockView = ({ node }) => {
  node.app.style(ticks);
  node.app.style(css);
  const { value, info, show_label, container = true, interactive, buttons, ...props } = node.props.value as Props;
  const label = props.label ?? 'Checkbox';
  const id = controlId(node);
  const toggle = (selected: boolean) => {
    node.set({ value: selected });
    node.emit('select', { index: 0, value: label, selected });
    node.emit('input');
  };
  return (
    <Block node={node} container={container} class="checkbox">
      <CornerButtons node={node} buttons={buttons} />
      <label class="checkbox-label">
        <input
          id={id}
          class="lite-tick"
          type="checkbox"
          data-testid="checkbox"
          checked={value === true}
          disabled={interactive === false}
          aria-label={label === '' ? 'Checkbox' : undefined}
          aria-describedby={info ? `${id}-info` : undefined}
          onChange={(event) => toggle(event.currentTarget.checked)}
          onKeyDown={(event) => {
            // Gradio's pages toggle by Enter as well as by the space bar.
            if (event.key === 'Enter' && !event.repeat) toggle(!event.currentTarget.checked);
          }}
        />
        {label !== '' && <span class={show_label === false ? 'lite-sr-only' : 'checkbox-words'}>{label}</span>}
      </label>
      {info && <Info id={`${id}-info`}>{info}</Info>}
    </Block>
  );
};
export default Checkbox;
