/** Finding choices: which match a text, which starts with what is typed blindly. Fast enough for ten thousand at each key. */
import type { Choice } from '../../render/kit/choices.js';

const lowered = new WeakMap<readonly Choice[], string[]>();

function lower(choices: readonly Choice[]): string[] {
  let names = lowered.get(choices);
  if (names) return names;
  names = choices.map(({ name }) => name.toLowerCase());
  lowered.set(choices, names);
  return names;
}

/** Positions of the choices whose names contain `text`, in order; all of them for an empty text. */
export function matching(choices: readonly Choice[], text: string): number[] {
  const wanted = text.trim().toLowerCase();
  const found: number[] = [];
  lower(choices).forEach((name, index) => {
    if (name.includes(wanted)) found.push(index);
  });
  return found;
}

/** Position of the choice that is called `text`, whatever the case; -1 for none. */
export function called(choices: readonly Choice[], text: string): number {
  const exact = choices.findIndex(({ name }) => name === text);
  return exact >= 0 ? exact : lower(choices).indexOf(text.trim().toLowerCase());
}

/** Position of the next choice after `from` that starts with `typed`, around the end; -1 for none. */
export function startingWith(choices: readonly Choice[], typed: string, from: number): number {
  const names = lower(choices);
  const wanted = typed.toLowerCase();
  // The same letter again goes on to the next one; a longer text may stay where it is.
  const first = wanted.length === 1 ? from + 1 : Math.max(from, 0);
  for (let step = 0; step < names.length; step++) {
    const index = (first + step) % names.length;
    if (names[index]?.startsWith(wanted)) return index;
  }
  return -1;
}
