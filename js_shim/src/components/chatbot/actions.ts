/** What a reader can do with messages, as changes of the block and events with their data. */
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { contentOf, sideOf, textOf, withText } from './turns.js';
import type { Message, Option, Props } from './types.js';

const json = (value: unknown): Json => value as Json;
const messagesOf = (node: Node): Message[] => (node.props.peek() as Props).value ?? [];

/** Where the last user message is; -1 without one. */
export const lastUserIndex = (messages: Message[]): number => messages.findLastIndex((message) => sideOf(message) === 'user');

/** `retry` or `undo`: both are about the user's last message. */
export function again(node: Node, event: 'retry' | 'undo'): void {
  const messages = messagesOf(node);
  const index = lastUserIndex(messages);
  const message = messages[index];
  if (message) node.emit(event, { index, value: json(contentOf(message)) });
}

/** The reader's word on a message: null takes it back. */
export function rate(node: Node, index: number, feedback: string | null): void {
  const message = messagesOf(node)[index];
  if (!message) return;
  const liked = feedback === 'Like' ? true : feedback === 'Dislike' ? false : (feedback ?? '');
  node.emit('like', { index, value: json(contentOf(message)), liked });
}

/** Another text for a message. */
export function edit(node: Node, index: number, text: string): void {
  const messages = messagesOf(node);
  const message = messages[index];
  if (!message) return;
  const previous = textOf(message);
  node.set({ value: json(messages.map((one, at) => (at === index ? withText(one, text) : one))) });
  node.emit('edit', { index, previous_value: previous, value: text });
}

export function select(node: Node, index: number): void {
  const message = messagesOf(node)[index];
  if (message) node.emit('select', { index, value: json(contentOf(message)) });
}

export function pick(node: Node, index: number, option: Option): void {
  node.emit('option_select', { index, value: option.value });
}

/** Empties the conversation. */
export function clear(node: Node): void {
  node.set({ value: [] });
  node.emit('clear');
}
