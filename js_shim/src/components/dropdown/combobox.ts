/** What a Dropdown is doing: whether it is open, what was typed, which row is marked; and what each action does to that. */
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { type Choice, readChoices } from '../../render/kit/choices.js';
import { chosen, enter, isFull, nameOf, type Props, pick, remove, type Value } from './choosing.js';
import { matching, startingWith } from './find.js';
import { type Action, meaning } from './keys.js';

/** `text` is null until something is typed; `active` is a row of the list, -1 for none. */
type Doing = { open: boolean; text: string | null; active: number };
const RESTING: Doing = { open: false, text: null, active: -1 };

/** Letters typed within this time are one word, when the text can't be edited. */
const WORD_MS = 700;

/** All that is drawn of a Dropdown, and what the user can do to it. */
export type Combobox = {
  choices: readonly Choice[];
  values: Value[];
  open: boolean;
  disabled: boolean;
  multiple: boolean;
  editable: boolean;
  /** What stands in the field. */
  text: string;
  /** Positions of the choices that match, and how many rows the list has. */
  shown: number[];
  count: number;
  active: number;
  field: RefObject<HTMLInputElement | null>;
  toggle(): void;
  choose(index: number): void;
  onKeyDown(event: KeyboardEvent): void;
  onInput(text: string): void;
  onBlur(): void;
};

export function useCombobox(node: Node, props: Props): Combobox {
  const [doing, setDoing] = useState<Doing>(RESTING);
  const field = useRef<HTMLInputElement>(null);
  const choices = readChoices(props.choices);
  const values = chosen(props);
  const disabled = props.interactive === false;
  const open = doing.open && !disabled;
  const multiple = props.multiselect === true;
  const editable = props.filterable !== false || props.allow_custom_value === true;
  const shown = open ? matching(choices, doing.text ?? '') : [];
  // Where nothing can be typed to narrow the list down, a limit would put choices out of reach.
  const count = Math.min(shown.length, (editable && props.num_choices_shown) || shown.length);
  // An emptied field is something typed, unless it is the empty field beside tokens.
  const typed = doing.text !== null && (doing.text !== '' || !multiple);

  const start = (active?: number): Doing => ({
    open: true,
    text: null,
    active: active ?? choices.findIndex(({ value }) => value === values[0]),
  });
  const choose = (index: number) => {
    pick(node, index);
    const more = multiple && !isFull(node.props.peek() as Props);
    setDoing(more ? { open: true, text: null, active: doing.text === null ? doing.active : index } : RESTING);
    field.current?.focus();
  };
  const jump = useJump(choices, (active) => setDoing(start(active)));
  const act = (action: Action) => {
    if (action.do === 'open') setDoing(open && action.active !== undefined ? { ...doing, active: action.active } : start(action.active));
    else if (action.do === 'move') setDoing({ ...doing, active: action.active });
    else if (action.do === 'choose') choose(shown[doing.active] as number);
    else if (action.do === 'jump') jump(action.letter, doing.active);
    else if (action.do === 'removeLast') values.length > 0 && remove(node, values.at(-1) as Value);
    else {
      if (action.do === 'enter') enter(node, doing.text ?? '');
      setDoing(RESTING);
    }
  };
  return {
    choices,
    values,
    open,
    disabled,
    multiple,
    editable,
    shown,
    count,
    field,
    choose,
    active: doing.active,
    text: doing.text ?? (multiple || values.length === 0 ? '' : nameOf(choices, values[0] as Value)),
    toggle() {
      if (disabled) return;
      field.current?.focus();
      setDoing(open ? RESTING : start());
    },
    onKeyDown(event) {
      if (event.isComposing) return;
      const action = meaning(event, { open, editable, typed, multiple, active: doing.active, count });
      if (!action) return;
      event.preventDefault();
      if (action.do === 'close') event.stopPropagation();
      act(action);
    },
    onInput(text) {
      // Where custom values are allowed, Enter means the text, not the first that is like it.
      setDoing({ open: true, text, active: text !== '' && !props.allow_custom_value ? 0 : -1 });
    },
    onBlur() {
      if (typed) enter(node, doing.text ?? '');
      setDoing(RESTING);
    },
  };
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
