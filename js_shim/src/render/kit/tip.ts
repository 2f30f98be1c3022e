/** The box that says what is under the pointer, for charts that leave it to us. Text only: values come from data. */

import css from './tip.css?inline';

export interface Tip {
  /** Shows `value` beside a point of the window: text, or an object as lines of `name: value`. Null and '' hide it. */
  show(at: { clientX: number; clientY: number } | null, value: unknown): void;
  destroy(): void;
}

/** A tip in `parent`; `style` adds its style sheet. */
export function createTip(parent: HTMLElement, style: (css: string) => void): Tip {
  style(css);
  const box = document.createElement('div');
  box.className = 'lite-tip';
  box.hidden = true;
  parent.append(box);
  return {
    show(at, value) {
      const lines = linesOf(value);
      box.hidden = lines.length === 0 || at === null;
      box.replaceChildren(
        ...lines.map((line) => {
          const row = document.createElement('div');
          row.textContent = line;
          return row;
        }),
      );
      if (at === null || box.hidden) return;
      const { width, height } = box.getBoundingClientRect();
      const left = at.clientX + 12 + width > innerWidth ? at.clientX - 12 - width : at.clientX + 12;
      box.style.left = `${Math.max(4, left)}px`;
      box.style.top = `${Math.max(4, Math.min(at.clientY + 12, innerHeight - height - 4))}px`;
    },
    destroy: () => box.remove(),
  };
}

/** What a value says, one line per field. */
export function linesOf(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object' || value instanceof Date) return [String(value)];
  return Object.entries(value).map(([name, of]) => `${name}: ${typeof of === 'object' ? JSON.stringify(of) : String(of)}`);
}
