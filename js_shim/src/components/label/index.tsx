/** Label: a classification; the winner large, and a bar for the confidence of each class. */
import type { CSSProperties, VNode } from 'preact';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { Block, BlockLabel, Empty } from '../../render/kit/index.js';
import { LabelIcon } from './icon.js';
import css from './label.css?inline';

type Confidence = { label: string | number | null; confidence: number | null };
type Props = {
  value?: { label?: string | number | null; confidences?: Confidence[] | null } | null;
  num_top_classes?: number | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  color?: string | null;
  show_heading?: boolean | null;
  buttons?: Json;
};

const Label: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { value, show_label, container = true, color, show_heading, buttons, num_top_classes } = props;
  const confidences = (value?.confidences ?? []).slice(0, num_top_classes ?? undefined);
  const heading = value?.label ?? confidences[0]?.label ?? null;
  const show = show_label ?? true;
  return (
    <Block node={node} container={container} padding={false} class="label">
      <BlockLabel label={props.label ?? 'Label'} icon={<LabelIcon />} show={show} />
      <CornerButtons node={node} buttons={buttons} />
      {heading === null ? (
        <Empty icon={<LabelIcon />} />
      ) : (
        <div class={`label-content${show && props.label !== '' ? ' label-below' : ''}`}>
          {((show_heading ?? true) || confidences.length === 0) && (
            <h2
              class={`label-heading${color ? ' label-coloured' : ''}`}
              style={color ? ({ '--label-color': color } as CSSProperties) : undefined}
              data-testid="label-output-value"
            >
              {String(heading)}
            </h2>
          )}
          {confidences.length > 0 && (
            <ul class="label-bars">
              {confidences.map((one, index) => (
                <li key={index}>
                  <Bar node={node} one={one} index={index} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Block>
  );
};
export default Label;

/** A confidence as the user reads it: whole percents, with the ends kept apart from "almost". */
export function percent(confidence: number): string {
  const whole = Math.round(confidence * 100);
  if (whole === 0 && confidence > 0) return '<1%';
  return whole === 100 && confidence < 1 ? '>99%' : `${whole}%`;
}

/** One class: its name, its percents, its bar; a button when somebody listens to `select`. */
function Bar({ node, one, index }: { node: Node; one: Confidence; index: number }): VNode {
  const name = String(one.label ?? '');
  const confidence = one.confidence ?? 0;
  const share = Math.min(Math.max(confidence, 0), 1);
  const content = (
    <>
      <span class="label-name">{name}</span>
      <span class="label-percent">{percent(confidence)}</span>
      <meter class="lite-sr-only" aria-label={name || 'Confidence'} min={0} max={1} value={share}>
        {percent(confidence)}
      </meter>
      <span class="label-track" aria-hidden="true">
        <i style={{ transform: `scaleX(${share})` }} />
      </span>
    </>
  );
  const common = { class: `label-bar${index === 0 ? ' label-first' : ''}`, 'data-testid': `${name}-confidence-set` };
  if (!node.listens('select')) return <div {...common}>{content}</div>;
  return (
    <button {...common} type="button" onClick={() => node.emit('select', { index, value: one.label })}>
      {content}
    </button>
  );
}
