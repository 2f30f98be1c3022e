/** Tells assistive technology which control an error message is about. */

const CONTROLS =
  'input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox], [role=radiogroup], [role=group], [role=tree]';
let messages = 0;

/**
 * Marks the control of the block that `badge` is in as invalid, and describes it by the message.
 *
 * @returns takes both back.
 */
export function mark(badge: HTMLElement): () => void {
  const block = badge.closest('[data-block]');
  const message = badge.querySelector('span') ?? badge;
  message.id ||= `lite-error-${++messages}`;
  const controls = [...(block?.querySelectorAll(CONTROLS) ?? [])].filter((control) => !badge.contains(control));
  // A group of boxes or radio buttons is told once, not each of them.
  const outer = controls.filter((control) => !controls.some((other) => other !== control && other.contains(control)));
  const undo = outer.map((control) => describe(control, message.id));
  return () => {
    for (const take of undo) take();
  };
}

function describe(control: Element, id: string): () => void {
  const before = control.getAttribute('aria-invalid');
  control.setAttribute('aria-invalid', 'true');
  const words = (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  control.setAttribute('aria-describedby', [...words, id].join(' '));
  return () => {
    if (before === null) control.removeAttribute('aria-invalid');
    else control.setAttribute('aria-invalid', before);
    const rest = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((word) => word !== '' && word !== id);
    if (rest.length > 0) control.setAttribute('aria-describedby', rest.join(' '));
    else control.removeAttribute('aria-describedby');
  };
}
