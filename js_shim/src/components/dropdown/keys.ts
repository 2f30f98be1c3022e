/** The keyboard of a Dropdown, after the ARIA patterns for editable and select-only comboboxes. No DOM but the event. */

/** What a key finds. */
export type Situation = {
  open: boolean;
  /** The text can be edited: letters filter, else they jump. */
  editable: boolean;
  /** Something was typed: Home, End and Backspace belong to the text. */
  typed: boolean;
  multiple: boolean;
  /** The marked row of the list, and how many there are. */
  active: number;
  count: number;
};

/** What it means. */
export type Action =
  | { do: 'open'; active?: number }
  | { do: 'move'; active: number }
  | { do: 'choose' | 'enter' | 'close' | 'removeLast' }
  | { do: 'jump'; letter: string };

const PAGE = 10;

/** The meaning of a key; undefined leaves it to the browser. */
export function meaning(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>, at: Situation): Action | undefined {
  const { key } = event;
  if (event.ctrlKey || event.metaKey) return undefined;
  const last = at.count - 1;
  const move = (active: number): Action => (at.open ? { do: 'move', active } : { do: 'open' });
  switch (key) {
    case 'ArrowDown':
      return event.altKey ? { do: 'open' } : move(at.active >= last ? 0 : at.active + 1);
    case 'ArrowUp':
      return event.altKey ? { do: 'close' } : move(at.active <= 0 ? last : at.active - 1);
    case 'PageDown':
      return at.open ? move(Math.min(at.active + PAGE, last)) : undefined;
    case 'PageUp':
      return at.open ? move(Math.max(at.active - PAGE, 0)) : undefined;
    case 'Home':
      return at.typed ? undefined : at.open || !at.editable ? { do: 'open', active: 0 } : undefined;
    case 'End':
      return at.typed ? undefined : at.open || !at.editable ? { do: 'open', active: last } : undefined;
    case 'Enter':
      return at.open && at.active >= 0 ? { do: 'choose' } : at.typed ? { do: 'enter' } : { do: 'open' };
    case 'Escape':
      return at.open || at.typed ? { do: 'close' } : undefined;
    case 'Backspace':
      return at.multiple && !at.typed ? { do: 'removeLast' } : undefined;
    case ' ':
      if (at.editable) return undefined;
      return at.open && at.active >= 0 ? { do: 'choose' } : { do: 'open' };
    default:
      return !at.editable && key.length === 1 && !event.altKey ? { do: 'jump', letter: key } : undefined;
  }
}
