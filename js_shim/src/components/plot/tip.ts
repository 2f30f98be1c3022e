/** The box that says what is under the pointer, for charts that leave it to us. Text only: values come from data. */

export interface Tip {
  /** Shows `value` beside the pointer: text, or an object as lines of `name: value`. Null and '' hide it. */
  show(event: MouseEvent, value: unknown): void;
  destroy(): void;
}

export function createTip(place: HTMLElement): Tip {
  const box = document.createElement('div');
  box.className = 'plot-tip';
  box.hidden = true;
  place.parentElement?.append(box);
  return {
    show(event, value) {
      const lines = linesOf(value);
      box.hidden = lines.length === 0;
      box.replaceChildren(
        ...lines.map((line) => {
          const row = document.createElement('div');
          row.textContent = line;
          return row;
        }),
      );
      if (box.hidden) return;
      const { width, height } = box.getBoundingClientRect();
      const left = event.clientX + 12 + width > innerWidth ? event.clientX - 12 - width : event.clientX + 12;
      box.style.left = `${Math.max(4, left)}px`;
      box.style.top = `${Math.max(4, Math.min(event.clientY + 12, innerHeight - height - 4))}px`;
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
