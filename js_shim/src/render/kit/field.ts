/** What text fields have in common: which keys submit, and which attributes an author may put on them. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';

/** One-line boxes submit by Enter and break lines by Shift+Enter; taller ones the other way round. Enter that ends an IME's word does neither. */
export function submits(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing'>, lines: number): boolean {
  return event.key === 'Enter' && !event.isComposing && event.shiftKey === lines > 1;
}

/** Attributes that an author may put on the field. Anything else (handlers, `id`, `type`, …) would break it. */
const ALLOWED = [
  'autocapitalize',
  'autoCorrect',
  'spellcheck',
  'autocomplete',
  'tabindex',
  'enterkeyhint',
  'inputmode',
  'lang',
  'dir',
  'title',
];

/** Of an author's attributes those that are allowed. The property `autocorrect` is a truth value, and takes "off" for one; attributes know no case. */
export function safeAttributes(attributes: Record<string, Json> | null | undefined): Record<string, Json> {
  const entries = Object.entries(attributes ?? {}).map(([name, value]) => [name.toLowerCase().replace('ocor', 'oCor'), value] as const);
  return Object.fromEntries(entries.filter(([name]) => ALLOWED.includes(name)));
}

/** Gives the field the focus when it is drawn first, without scrolling to it. */
export function useAutofocus(field: RefObject<HTMLElement | null>, on: boolean): void {
  useEffect(() => {
    if (on) field.current?.focus({ preventScroll: true });
  }, [on]);
}
