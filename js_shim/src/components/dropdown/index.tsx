/** Dropdown: a combobox with a list that opens; one choice or several, with filter and custom values. */
// biome-ignore-all lint/a11y/noStaticElementInteractions: a press beside the field is a press on the field
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field has the keyboard
import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BlockView, Node } from '../../render/contract.js';
import { type Choice, readChoices } from '../../render/kit/choices.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { Block, BlockTitle, ChevronDownIcon, CloseIcon, controlId } from '../../render/kit/index.js';
import { chosen, clear, enter, isFull, nameOf, type Props, pick, remove } from './choosing.js';
import css from './dropdown.css?inline';
import { matching, startingWith } from './find.js';
import { type Action, meaning } from './keys.js';
import { Options } from './options.js';
import { follow, reveal } from './place.js';

/** What the user is doing: `text` is null until something is typed. */
type Doing = { open: boolean; text: string | null; active: number };
const RESTING: Doing = { open: false, text: null, active: -1 };

/** Letters typed within this time are one word, when the text can't be edited. */
const WORD_MS = 700;

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
      <Combobox node={node} props={props} id={id} />
    </Block>
  );
};
export default Dropdown;

function Combobox({ node, props, id }: { node: Node; props: Props; id: string }): VNode {
  const [doing, setDoing] = useState<Doing>(RESTING);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const choices = readChoices(props.choices);
  const values = chosen(props);
  const disabled = props.interactive === false;
  const open = doing.open && !disabled;
  const multiple = props.multiselect === true;
  const editable = props.filterable !== false || props.allow_custom_value === true;
  const shown = open ? matching(choices, doing.text ?? '') : [];
  const count = Math.min(shown.length, props.num_choices_shown ?? shown.length);
  const resting = multiple || values.length === 0 ? '' : nameOf(choices, values[0] as string);

  useLayoutEffect(() => (open && list.current && box.current ? follow(list.current, box.current) : undefined), [open]);
  useLayoutEffect(() => {
    if (open && list.current) reveal(list.current);
  }, [open, doing.active]);

  const start = (active?: number): Doing => ({
    open: true,
    text: null,
    active: active ?? choices.findIndex(({ value }) => value === values[0]),
  });
  const toggle = () => {
    if (disabled) return;
    field.current?.focus();
    setDoing(open ? RESTING : start());
  };
  const choose = (index: number) => {
    pick(node, index);
    setDoing(
      multiple && !isFull(node.props.peek() as Props)
        ? { open: true, text: null, active: doing.text === null ? doing.active : index }
        : RESTING,
    );
    field.current?.focus();
  };
  const jump = useJump(choices, (active) => setDoing(start(active)));
  const act = (action: Action) => {
    if (action.do === 'open') setDoing(open && action.active !== undefined ? { ...doing, active: action.active } : start(action.active));
    else if (action.do === 'move') setDoing({ ...doing, active: action.active });
    else if (action.do === 'choose') choose(shown[doing.active] as number);
    else if (action.do === 'jump') jump(action.letter, doing.active);
    else if (action.do === 'removeLast') values.length > 0 && remove(node, values.at(-1) as string);
    else {
      if (action.do === 'enter') enter(node, doing.text ?? '');
      setDoing(RESTING);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const typed = doing.text !== null && (doing.text !== '' || !multiple);
    const action = meaning(event, { open, editable, typed, multiple, active: doing.active, count });
    if (!action) return;
    event.preventDefault();
    if (action.do === 'close') event.stopPropagation();
    act(action);
  };
  const onInput = (text: string) => {
    const first = text !== '' && !props.allow_custom_value ? 0 : -1;
    setDoing({ open: true, text, active: first });
  };
  return (
    <>
      <div
        ref={box}
        class={`lite-input dropdown-box${disabled ? ' dropdown-off' : ''}`}
        onMouseDown={(event) => {
          // A press beside the text opens the list as well, and must not take the focus from the field.
          if (event.target !== field.current) event.preventDefault();
        }}
        onClick={(event) => !(event.target as Element).closest('button') && toggle()}
      >
        {multiple && <Tokens node={node} choices={choices} values={values} disabled={disabled} field={field} />}
        <input
          ref={field}
          id={id}
          class="dropdown-field"
          type="text"
          role="combobox"
          aria-label={props.label === '' ? 'Dropdown' : undefined}
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          aria-haspopup="listbox"
          aria-autocomplete={editable ? 'list' : 'none'}
          aria-activedescendant={open && doing.active >= 0 && doing.active < count ? `${id}-option-${shown[doing.active]}` : undefined}
          aria-describedby={props.info ? `${id}-info` : undefined}
          autocomplete="off"
          spellcheck={false}
          value={doing.text ?? resting}
          readOnly={!editable}
          disabled={disabled}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onKeyUp={(event) => node.emit('key_up', { key: event.key, input_value: event.currentTarget.value })}
          onFocus={(event) => {
            if (editable) event.currentTarget.select();
            node.emit('focus');
          }}
          onBlur={() => {
            if (doing.text !== null && (doing.text !== '' || !multiple)) enter(node, doing.text);
            setDoing(RESTING);
            node.emit('blur');
          }}
        />
        {multiple && !disabled && values.length > 1 && (
          <button type="button" class="lite-icon-button dropdown-clear" aria-label="Clear" title="Clear" onClick={() => clear(node)}>
            <CloseIcon size={14} />
          </button>
        )}
        {!disabled && <ChevronDownIcon />}
      </div>
      {open && (
        <Options
          list={list}
          id={id}
          choices={choices}
          shown={shown}
          count={count}
          active={doing.active}
          values={values}
          multiple={multiple}
          note={note(props, shown.length, count)}
          full={isFull(props)}
          onChoose={choose}
        />
      )}
    </>
  );
}

/** A sentence under the list: why it is empty, or not all there. */
function note(props: Props, found: number, count: number): string | undefined {
  if (isFull(props)) return `At most ${props.max_choices} can be chosen.`;
  if (found === 0) return props.allow_custom_value ? 'No match; Enter takes the text as it is.' : 'No match.';
  return count < found ? `The first ${count} of ${found.toLocaleString()}; type to narrow them down.` : undefined;
}

/** Letters typed into a field that can't be edited go to the choice that starts with them. */
function useJump(choices: readonly Choice[], go: (active: number) => void): (letter: string, from: number) => void {
  const typed = useRef({ text: '', at: 0 });
  return (letter, from) => {
    const now = performance.now();
    const text = now - typed.current.at < WORD_MS ? typed.current.text + letter : letter;
    typed.current = { text, at: now };
    const found = startingWith(choices, text, from);
    if (found >= 0) go(found);
  };
}

type TokenProps = {
  node: Node;
  choices: readonly Choice[];
  values: (string | number)[];
  disabled: boolean;
  field: RefObject<HTMLInputElement | null>;
};

/** The chosen values, each with a button to take it back. */
function Tokens({ node, choices, values, disabled, field }: TokenProps): VNode {
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
