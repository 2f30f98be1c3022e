/** What choosing does to a Dropdown's value, one or several; no DOM. */

import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { type Choice, readChoices } from '../../render/kit/choices.js';
import { called } from './find.js';

export type Value = string | number;
export type Props = {
  choices?: Json;
  value?: Value[] | Value | null;
  multiselect?: boolean | null;
  allow_custom_value?: boolean;
  max_choices?: number | null;
  num_choices_shown?: number | null;
  filterable?: boolean;
  label?: string | null;
  info?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  interactive?: boolean;
  buttons?: Json;
};

const propsOf = (node: Node): Props => node.props.peek() as Props;

/** The chosen values: none or one for a single choice. */
export function chosen({ value, multiselect }: Props): Value[] {
  const values = Array.isArray(value) ? value : value == null ? [] : [value];
  return multiselect ? values : values.slice(0, 1);
}

/** What the user reads for a value; custom values are their own name. */
export function nameOf(choices: readonly Choice[], value: Value): string {
  return choices.find((choice) => choice.value === value)?.name ?? String(value);
}

/** Whether no further value can be chosen. */
export function isFull(props: Props): boolean {
  return props.multiselect === true && props.max_choices != null && chosen(props).length >= props.max_choices;
}

/** The user picked a choice of the list; with `multiselect`, picking it again takes it back. */
export function pick(node: Node, index: number): void {
  const props = propsOf(node);
  const choice = readChoices(props.choices)[index];
  if (!choice) return;
  const values = chosen(props);
  if (!props.multiselect) store(node, choice.value, index, values[0] !== choice.value);
  else if (values.includes(choice.value)) remove(node, choice.value);
  else if (!isFull(props)) store(node, [...values, choice.value], index, true);
}

function store(node: Node, value: Value | Value[], index: number, changed: boolean): void {
  const one = Array.isArray(value) ? (value.at(-1) as Value) : value;
  if (changed) node.set({ value });
  node.emit('select', { index, value: one, selected: true });
  if (changed) node.emit('input');
}

/** The user took a value back. */
export function remove(node: Node, value: Value): void {
  const props = propsOf(node);
  node.set({ value: chosen(props).filter((one) => one !== value) });
  const index = readChoices(props.choices).findIndex((choice) => choice.value === value);
  node.emit('select', { index: index < 0 ? null : index, value, selected: false });
  node.emit('input');
}

/** The user took all values back. */
export function clear(node: Node): void {
  node.set({ value: [] });
  node.emit('input');
}

/**
 * The user is done with `text`: it names a choice, or is a value of its own where that is allowed.
 *
 * @returns whether it became a value.
 */
export function enter(node: Node, text: string): boolean {
  const props = propsOf(node);
  const index = called(readChoices(props.choices), text);
  if (text.trim() !== '' && index >= 0) {
    const value = readChoices(props.choices)[index]?.value;
    if (!props.multiselect || !chosen(props).includes(value as Value)) pick(node, index);
    return true;
  }
  if (!props.allow_custom_value || (props.multiselect && (text.trim() === '' || isFull(props)))) return false;
  const values = chosen(props);
  const value = text.trim() === '' ? null : text;
  if (props.multiselect && values.includes(text)) return true;
  node.set({ value: props.multiselect ? [...values, text] : value });
  node.emit('input');
  return true;
}
