/** The `choices` of Radio, CheckboxGroup and Dropdown: `[[name, value], …]` as the config gives them. */
import type { Json } from '../../protocol/messages.js';

/** One choice: its name is read, its value is passed on. */
export type Choice = { readonly name: string; readonly value: string | number };

const NONE: readonly Choice[] = [];
const known = new WeakMap<object, readonly Choice[]>();

/** Reads a `choices` prop; the same array gives the same result, so a list of thousands is read once. */
export function readChoices(choices: Json | undefined): readonly Choice[] {
  if (!Array.isArray(choices)) return NONE;
  let read = known.get(choices);
  if (read) return read;
  read = choices.map(readChoice);
  known.set(choices, read);
  return read;
}

function readChoice(choice: Json): Choice {
  const [name, value] = Array.isArray(choice) ? choice : [choice, choice];
  return { name: String(name ?? ''), value: (value ?? name ?? '') as string | number };
}
