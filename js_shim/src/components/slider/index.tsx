/** Slider: a range and a number box for the same number, and a button back to where it started. */
import type { CSSProperties, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { useDraft } from '../../render/kit/draft.js';
import { Block, BlockTitle, controlId, IconButton, ResetIcon } from '../../render/kit/index.js';
import { fraction, type Scale, settled } from './scale.js';
import css from './slider.css?inline';

type Props = {
  value?: number | null;
  minimum?: number | null;
  maximum?: number | null;
  step?: number | null;
  precision?: number | null;
  label?: string | null;
  info?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  interactive?: boolean;
  buttons?: Json;
};

/** Keys that move a range's knob. */
const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']);

/** After the last of several key presses the knob counts as let go when no other follows within this. */
const KEYS_OVER_MS = 400;

const Slider: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { info, show_label, container = true, interactive, buttons } = props;
  const label = props.label ?? 'Slider';
  const scale: Scale = {
    minimum: props.minimum ?? 0,
    maximum: props.maximum ?? 100,
    step: props.step ?? 1,
    precision: props.precision ?? null,
  };
  const value = props.value ?? scale.minimum;
  const start = useRef(value).current;
  const id = controlId(node);
  const parts: PartProps = {
    node,
    id,
    label: label || 'Slider',
    value,
    scale,
    disabled: interactive === false,
    describedBy: info ? `${id}-info` : undefined,
  };
  return (
    <Block node={node} container={container} class="slider">
      <CornerButtons node={node} buttons={buttons} />
      <div class="slider-head">
        <div class="slider-words">
          <BlockTitle for={id} label={label} show={show_label ?? true} info={info} />
        </div>
        <NumberBox {...parts} />
        {(!Array.isArray(buttons) || buttons.includes('reset')) && (
          <IconButton
            label="Reset to default value"
            testId="reset-button"
            disabled={parts.disabled}
            onClick={() => change(node, start, true)}
          >
            <ResetIcon />
          </IconButton>
        )}
      </div>
      <Range {...parts} />
    </Block>
  );
};
export default Slider;

type PartProps = { node: Node; id: string; label: string; value: number; scale: Scale; disabled: boolean; describedBy: string | undefined };

/** The user moved it; with `release`, and is done. */
function change(node: Node, value: number, release = false): void {
  if (value !== (node.props.peek() as Props).value) {
    node.set({ value });
    node.emit('input');
  }
  if (release) node.emit('release', value);
}

function Range({ node, label, value, scale, disabled, describedBy }: PartProps): VNode {
  const { minimum, maximum, step } = scale;
  const frame = useRef(0);
  const latest = useRef(value);
  const flush = () => {
    if (frame.current === 0) return;
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    change(node, settled(latest.current, scale));
  };
  /** Whether keys move it, and the wait for the next of them. */
  const keys = useRef({ moving: false, wait: 0 }).current;
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      clearTimeout(keys.wait);
    },
    [keys],
  );
  const moved = (input: HTMLInputElement) => {
    latest.current = input.valueAsNumber;
    input.style.setProperty('--slider-fraction', String(fraction(latest.current, scale)));
    // A drag may report more often than a screen can show.
    if (frame.current === 0) frame.current = requestAnimationFrame(flush);
  };
  const release = () => {
    clearTimeout(keys.wait);
    keys.moving = false;
    flush();
    node.emit('release', (node.props.peek() as Props).value ?? minimum);
  };
  return (
    <div class="slider-track">
      <span class="slider-bound" data-testid="min-value">
        {minimum}
      </span>
      <input
        class="slider-range"
        type="range"
        data-testid="range-input"
        aria-label={`range slider for ${label}`}
        aria-describedby={describedBy}
        min={minimum}
        max={maximum}
        step={step}
        value={value}
        disabled={disabled}
        style={{ '--slider-fraction': fraction(value, scale) } as CSSProperties}
        onInput={(event) => moved(event.currentTarget)}
        onPointerUp={release}
        onPointerCancel={release}
        onKeyDown={(event) => {
          if (!MOVES.has(event.key)) return;
          clearTimeout(keys.wait);
          keys.moving = true;
        }}
        onKeyUp={(event) => {
          if (!MOVES.has(event.key) || !keys.moving) return;
          clearTimeout(keys.wait);
          keys.wait = window.setTimeout(release, KEYS_OVER_MS);
        }}
        onBlur={() => keys.moving && release()}
      />
      <span class="slider-bound" data-testid="max-value">
        {maximum}
      </span>
    </div>
  );
}

function NumberBox({ node, id, label, value, scale, disabled, describedBy }: PartProps): VNode {
  const { minimum, maximum, step } = scale;
  const draft = useDraft(value);
  const before = useRef(value);
  const typed = (field: HTMLInputElement) => {
    const number = field.valueAsNumber;
    // "1" on the way to "15" is below a minimum of 10: such a number waits for the end of typing.
    if (!(number >= minimum && number <= maximum)) return;
    draft.keep(field.value, number);
    change(node, number);
  };
  const commit = (field: HTMLInputElement) => {
    draft.drop();
    const now = (node.props.peek() as Props).value ?? minimum;
    const number = Number.isNaN(field.valueAsNumber) ? now : settled(field.valueAsNumber, scale);
    if (number !== before.current) change(node, number, true);
    before.current = number;
    if (field.value !== String(number)) field.value = String(number);
  };
  return (
    <input
      id={id}
      class="lite-input slider-number"
      type="number"
      data-testid="number-input"
      aria-label={`number input for ${label}`}
      aria-describedby={describedBy}
      min={minimum}
      max={maximum}
      step={step}
      value={draft.text}
      disabled={disabled}
      onInput={(event) => typed(event.currentTarget)}
      onFocus={() => {
        before.current = value;
      }}
      onBlur={(event) => commit(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(event.currentTarget);
      }}
    />
  );
}
