/** Dropdown: a combobox with a list that opens; one choice or several, with filter and custom values. */
// biome-ignore-all lint/a11y/noStaticElementInteractions: a press beside the field is a press on the field
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field has the keyboard
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { BlockView, Node } from '../../render/contract.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { Block, BlockTitle, ChevronDownIcon, CloseIcon, controlId } from '../../render/kit/index.js';
import { clear, isFull, nameOf, type Props, remove } from './choosing.js';
import { type Combobox, useCombobox } from './combobox.js';
import css from './dropdown.css?inline';
import { Options } from './options.js';
import { follow, reveal } from './place.js';

const Dropdown: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { info, show_label, container = true, buttons } = props;
  const label = props.label ?? 'Dropdown';
  const id = controlId(node);
  return (
    <Block node={node} container={container} class="dropdown">
      <CornerButtons node={node} buttons={buttons} />
      <BlockTitle for={id} label={label} show={show_label ?? true} info={info} />
      <Box node={node} props={props} id={id} />
    </Block>
  );
};
export default Dropdown;

function Box({ node, props, id }: { node: Node; props: Props; id: string }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const combobox = useCombobox(node, props);
  const { open, disabled, multiple, values, active, field } = combobox;
  useLayoutEffect(() => (open && list.current && box.current ? follow(list.current, box.current) : undefined), [open]);
  useLayoutEffect(() => {
    if (open && list.current) reveal(list.current);
  }, [open, active]);
  return (
    <>
      <div
        ref={box}
        class={`lite-input dropdown-box${disabled ? ' dropdown-off' : ''}`}
        onMouseDown={(event) => {
          // A press beside the text opens the list as well, and must not take the focus from the field.
          if (event.target !== field.current) event.preventDefault();
        }}
        onClick={(event) => !(event.target as Element).closest('button') && combobox.toggle()}
      >
        {multiple && <Tokens node={node} {...combobox} />}
        <Field node={node} props={props} id={id} combobox={combobox} />
        {multiple && !disabled && values.length > 1 && (
          <button type="button" class="lite-icon-button dropdown-clear" aria-label="Clear" title="Clear" onClick={() => clear(node)}>
            <CloseIcon size={14} />
          </button>
        )}
        {!disabled && <ChevronDownIcon />}
      </div>
      {open && <Options {...combobox} list={list} id={id} note={note(props, combobox)} full={isFull(props)} onChoose={combobox.choose} />}
    </>
  );
}

type FieldProps = { node: Node; props: Props; id: string; combobox: Combobox };

function Field({ node, props, id, combobox }: FieldProps): VNode {
  const { open, editable, active, count, shown } = combobox;
  return (
    <input
      ref={combobox.field}
      id={id}
      class="dropdown-field"
      type="text"
      role="combobox"
      aria-label={props.label === '' ? 'Dropdown' : undefined}
      aria-expanded={open}
      aria-controls={open ? `${id}-list` : undefined}
      aria-haspopup="listbox"
      aria-autocomplete={editable ? 'list' : 'none'}
      aria-activedescendant={open && active >= 0 && active < count ? `${id}-option-${shown[active]}` : undefined}
      aria-describedby={props.info ? `${id}-info` : undefined}
      autocomplete="off"
      spellcheck={false}
      value={combobox.text}
      readOnly={!editable}
      disabled={combobox.disabled}
      onInput={(event) => combobox.onInput(event.currentTarget.value)}
      onKeyDown={combobox.onKeyDown}
      onKeyUp={(event) => node.emit('key_up', { key: event.key, input_value: event.currentTarget.value })}
      onFocus={(event) => {
        if (editable) event.currentTarget.select();
        node.emit('focus');
      }}
      onBlur={() => {
        combobox.onBlur();
        node.emit('blur');
      }}
    />
  );
}

/** A sentence under the list: why it is empty, or not all there. */
function note(props: Props, { shown, count }: Combobox): string | undefined {
  if (isFull(props)) return `At most ${props.max_choices} can be chosen.`;
  if (shown.length === 0) return props.allow_custom_value ? 'No match; Enter takes the text as it is.' : 'No match.';
  return count < shown.length ? `The first ${count} of ${shown.length.toLocaleString()}; type to narrow them down.` : undefined;
}

/** The chosen values, each with a button to take it back. */
function Tokens({ node, choices, values, disabled, field }: Combobox & { node: Node }): VNode {
  return (
    <>
      {values.map((value) => {
        const name = nameOf(choices, value);
        return (
          <span key={value} class="dropdown-token">
            <span class="dropdown-token-name">{name}</span>
            {!disabled && (
              <button
                type="button"
                class="dropdown-remove"
                aria-label={`Remove ${name}`}
                title={`Remove ${name}`}
                onClick={() => {
                  remove(node, value);
                  field.current?.focus();
                }}
              >
                <CloseIcon size={12} />
              </button>
            )}
          </span>
        );
      })}
    </>
  );
}
