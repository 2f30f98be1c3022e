/** What the reader said of messages: as Python gives it, and what was clicked since. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { rate as report } from './actions.js';
import { sideOf } from './turns.js';
import type { Message, Props } from './types.js';

export type Feedback = { of(index: number): string | null; rate(index: number, word: string | null): void };

export function useFeedback(node: Node, { feedback_value }: Props, messages: Message[]): Feedback {
  const [clicked, click] = useState<Record<number, string | null>>({});
  // Another conversation, or another word from Python, ends what was clicked.
  useEffect(() => click({}), [JSON.stringify(feedback_value), messages.length === 0]);
  const rate = useCallback(
    (index: number, word: string | null) => {
      click((before) => ({ ...before, [index]: word }));
      report(node, index, word);
    },
    [node],
  );
  return { of: (index) => (index in clicked ? (clicked[index] ?? null) : given(feedback_value, messages, index)), rate };
}

/** `feedback_value` has one entry per message of the bot, in order. */
function given(values: (string | null)[] | null | undefined, messages: Message[], index: number): string | null {
  const message = messages[index];
  if (!values || !message || sideOf(message) === 'user') return null;
  const place = messages.slice(0, index).filter((one) => one.role === 'assistant').length;
  return values[place] ?? null;
}
