/** A list of messages as it is drawn: turns of one side, thoughts nested in them. Objects of the value are passed on as they are. */
import type { Message, Part, TextPart } from './types.js';

/** Who speaks; anything that is not the user is the bot. */
export type Side = 'user' | 'bot';

/** A message with its place in the value. */
export type Entry = { index: number; message: Message };

/** Messages of one side in a row. */
export type Turn = { side: Side; entries: Entry[] };

export const sideOf = (message: Message): Side => (message.role === 'user' ? 'user' : 'bot');
export const isThought = (message: Message): boolean => typeof message.metadata?.title === 'string' && message.metadata.title !== '';

/** The turns of a conversation. System messages are not shown. */
export function turnsOf(messages: Message[], grouped: boolean): Turn[] {
  const turns: Turn[] = [];
  messages.forEach((message, index) => {
    if (message.role === 'system') return;
    const side = sideOf(message);
    const last = turns.at(-1);
    if (last?.side === side && (grouped || joins(last, message))) last.entries.push({ index, message });
    else turns.push({ side, entries: [{ index, message }] });
  });
  return turns;
}

/** Nested thoughts stay with their parents even where messages are not grouped. */
const joins = ({ entries }: Turn, message: Message): boolean => {
  const parent = message.metadata?.parent_id;
  return parent != null && entries.some((entry) => entry.message.metadata?.id === parent);
};

/** An entry with the thoughts below it. */
export type Branch = Entry & { children: Branch[] };

/** Entries of a turn as a tree by `parent_id`. One whose parent is missing, or comes later, stands at the top. */
export function treeOf(entries: Entry[]): Branch[] {
  const roots: Branch[] = [];
  const known = new Map<string | number, Branch>();
  for (const entry of entries) {
    const branch: Branch = { ...entry, children: [] };
    const { id, parent_id } = entry.message.metadata ?? {};
    const parent = parent_id != null ? known.get(parent_id) : undefined;
    (parent?.children ?? roots).push(branch);
    if (id != null && isThought(entry.message)) known.set(id, branch);
  }
  return roots;
}

/** The parts of a message; a plain string is one of text. */
export function partsOf({ content }: Message): Part[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return Array.isArray(content) ? content.filter((part) => typeof part === 'object' && part !== null) : [];
}

const isText = (part: Part): part is TextPart => part.type === 'text';

/** The message that the buttons of a turn are about: the last one that is no thought. */
export const targetOf = (entries: Entry[]): number =>
  (entries.findLast(({ message }) => !isThought(message)) ?? entries.at(-1))?.index ?? 0;

/** All text of a message. */
export const textOf = (message: Message): string =>
  partsOf(message)
    .filter(isText)
    .map(({ text }) => text)
    .join('\n\n');

/** What an event carries as a message's value: its text, or all its parts if there is more than text. */
export const contentOf = (message: Message): string | Part[] => {
  const parts = partsOf(message);
  return parts.every(isText) ? textOf(message) : parts;
};

/** The message with another text in place of all of its text; files and components stay. */
export function withText(message: Message, text: string): Message {
  const others = partsOf(message).filter((part) => !isText(part));
  return { ...message, content: [...others, { type: 'text', text }] };
}

/** The conversation as text to copy: one paragraph per message, with who said it. */
export function transcript(messages: Message[]): string {
  return messages.map((message) => `${message.role}: ${partsOf(message).map(partText).join('\n')}`).join('\n\n');
}

function partText(part: Part): string {
  if (part.type === 'text') return part.text;
  if (part.type === 'file') return part.file?.url ?? part.file?.path ?? '';
  return typeof part.value === 'string' ? part.value : `[${part.component}]`;
}
