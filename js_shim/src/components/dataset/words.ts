/** Samples in words: what a cell says, and what a row is called. */
import type { Json } from '../../protocol/messages.js';
import { fileName } from '../../render/kit/media.js';

/** Longest text of a cell; the rest is an ellipsis. */
const LENGTH = 60;

const isFile = (value: Json): value is { path: string; orig_name?: string } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'path' in value;

/** A sample of a component of type `type` as one line of text. */
export function words(value: Json | undefined, type: string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === 'string') return FILES.has(type) ? fileName(value) : plain(value, type);
  if (typeof value !== 'object') return String(value);
  if (isFile(value)) return fileName(value);
  if (Array.isArray(value)) return type === 'chatbot' ? lastMessage(value) : value.map((one) => words(one, type)).join(', ');
  if ('text' in value && typeof value['text'] === 'string') return value['text'];
  return JSON.stringify(value);
}

/** `words`, no longer than a cell takes. */
export function clipped(value: Json | undefined, type: string): string {
  const text = words(value, type).replace(/\s+/g, ' ').trim();
  return text.length > LENGTH ? `${text.slice(0, LENGTH)}…` : text;
}

const FILES = new Set(['file', 'image', 'audio', 'video', 'model3d', 'uploadbutton']);

/** Markup is not for reading: HTML and markdown samples show their text. */
function plain(text: string, type: string): string {
  if (type === 'html') return text.replace(/<[^>]*>/g, ' ');
  return type === 'markdown' ? text.replace(/^#+\s*|[*_`]{1,3}/gm, '') : text;
}

function lastMessage(messages: Json[]): string {
  const last = messages.at(-1);
  if (typeof last !== 'object' || last === null || Array.isArray(last) || last instanceof Uint8Array) return String(last ?? '');
  const content = last['content'];
  return Array.isArray(content) ? content.map((part) => words(part, 'textbox')).join(' ') : words(content, 'textbox');
}
