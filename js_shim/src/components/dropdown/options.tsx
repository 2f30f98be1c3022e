/** The open list of a Dropdown. Long lists are drawn as far as they are scrolled. */
// biome-ignore-all lint/a11y/noStaticElementInteractions: pressing the list must leave the focus in the field
// biome-ignore-all lint/a11y/useFocusableInteractive: options are marked by the field's aria-activedescendant, never focused
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the field has the keyboard
import type { RefObject, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Choice } from '../../render/kit/choices.js';
import { CheckIcon } from '../../render/kit/index.js';

/** Rows that are drawn at first, and with each further stretch of scrolling. */
const STRETCH = 150;

type OptionsProps = {
  list: RefObject<HTMLDivElement | null>;
  id: string;
  choices: readonly Choice[];
  /** Positions of the choices that match, and how many of them the list may show. */
  shown: number[];
  count: number;
  active: number;
  values: (string | number)[];
  multiple: boolean;
  full: boolean;
  note: string | undefined;
  onChoose: (index: number) => void;
};

export function Options({ list, id, choices, shown, count, active, values, multiple, full, note, onChoose }: OptionsProps): VNode {
  const [scrolled, setScrolled] = useState(STRETCH);
  const drawn = Math.min(count, Math.max(scrolled, active + STRETCH / 2));
  const chosen = new Set(values);
  const grow = (event: Event) => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget as HTMLElement;
    if (drawn < count && scrollTop + 2 * clientHeight > scrollHeight) setScrolled(drawn + STRETCH);
  };
  return (
    <div ref={list} class="dropdown-list" popover="manual" onMouseDown={(event) => event.preventDefault()}>
      <div
        class="dropdown-options"
        onScroll={grow}
        id={`${id}-list`}
        role="listbox"
        aria-label="Options"
        aria-multiselectable={multiple || undefined}
      >
        {shown.slice(0, drawn).map((index, row) => {
          const { name, value } = choices[index] as Choice;
          const on = chosen.has(value);
          const off = full && !on;
          return (
            <div
              key={index}
              id={`${id}-option-${index}`}
              class={`dropdown-option${row === active ? ' dropdown-active' : ''}`}
              role="option"
              aria-selected={on}
              aria-disabled={off || undefined}
              aria-posinset={row + 1}
              aria-setsize={count}
              data-testid="dropdown-option"
              data-index={index}
              onClick={() => !off && onChoose(index)}
            >
              <span class="dropdown-check">{on && <CheckIcon />}</span>
              <span>{name}</span>
            </div>
          );
        })}
      </div>
      {note && (
        <div class="dropdown-note" role="status">
          {note}
        </div>
      )}
    </div>
  );
}
