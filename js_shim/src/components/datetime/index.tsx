/** DateTime: a box for the moment as text, and the browser's own calendar beside it. */
import { useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView } from '../../render/contract.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { Block, BlockTitle, CalendarIcon, controlId } from '../../render/kit/index.js';
import css from './datetime.css?inline';
import { fromPicker, isMoment, toPicker } from './moment.js';

type Props = {
  value?: string | null;
  label?: string | null;
  info?: string | null;
  show_label?: boolean | null;
  interactive?: boolean;
  include_time?: boolean;
  buttons?: Json;
};

const DateTime: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { info, show_label, interactive = true, include_time: time = true } = props;
  const label = props.label ?? 'Date';
  const id = controlId(node);
  const value = props.value ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const wrong = draft !== null && draft.trim() !== '' && !isMoment(draft, time);
  /** The user is done: what means a moment is taken, anything else goes. */
  const commit = () => {
    if (draft !== null && !wrong && draft.trim() !== value) node.set({ value: draft.trim() || null });
    setDraft(null);
  };
  const like = time ? 'YYYY-MM-DD HH:MM:SS' : 'YYYY-MM-DD';
  return (
    <Block node={node} class="datetime">
      <CornerButtons node={node} buttons={props.buttons} />
      <BlockTitle for={id} label={label} show={show_label ?? true} info={info} />
      <div class="datetime-row">
        <input
          id={id}
          class="lite-input"
          value={draft ?? value}
          placeholder={like}
          disabled={!interactive}
          autocomplete="off"
          spellcheck={false}
          aria-label={label === '' ? 'Date' : undefined}
          aria-invalid={wrong}
          aria-describedby={[info && `${id}-info`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(null);
            if (event.key !== 'Enter' || event.isComposing || wrong) return;
            commit();
            node.emit('submit');
          }}
        />
        {interactive && (
          <div class="datetime-picker">
            <input
              ref={picker}
              type={time ? 'datetime-local' : 'date'}
              step={time ? 1 : undefined}
              value={toPicker(value, time)}
              tabIndex={-1}
              aria-hidden="true"
              onInput={(event) => {
                const chosen = fromPicker(event.currentTarget.value);
                setDraft(null);
                if (isMoment(chosen, time)) node.set({ value: chosen });
              }}
            />
            <button type="button" class="datetime-button" aria-label="Open the calendar" onClick={() => picker.current?.showPicker()}>
              <CalendarIcon />
            </button>
          </div>
        )}
      </div>
      {wrong && (
        <div class="datetime-wrong" id={`${id}-wrong`} role="status">
          {`Write it like ${like}, or “now - 5m”.`}
        </div>
      )}
    </Block>
  );
};
export default DateTime;
