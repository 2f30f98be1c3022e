/** The box in an open cell. Enter and Tab take what is typed, Escape leaves the cell as it was, Alt+Enter makes a new line. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Datatype } from './types.js';

export type EditorProps = {
  text: string;
  datatype: Datatype;
  label: string;
  /** @param text null leaves the cell as it was. @param then where to go next. */
  onClose: (text: string | null, then: 'stay' | 'down' | 'up' | 'next' | 'previous') => void;
};

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})?$/;

export function Editor({ text, datatype, label, onClose }: EditorProps): VNode {
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    current.focus({ preventScroll: true });
    if (current.type === 'textarea') {
      current.setSelectionRange(current.value.length, current.value.length);
      grow(current);
    }
  }, []);
  const close = (kept: string | null, then: Parameters<EditorProps['onClose']>[1]) => {
    // Taking the box away blurs it, which would close it a second time.
    if (done.current) return;
    done.current = true;
    onClose(kept, then);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.isComposing) return;
    const { value } = event.currentTarget as HTMLTextAreaElement;
    if (event.key === 'Enter' && event.altKey) insertLine(event.currentTarget as HTMLTextAreaElement);
    else if (event.key === 'Enter') close(value, event.shiftKey ? 'up' : 'down');
    else if (event.key === 'Tab') close(value, event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Escape') close(null, 'stay');
    else return;
    event.preventDefault();
  };
  const common = {
    ref: box,
    class: 'dataframe-editor',
    'aria-label': label,
    onKeyDown,
    onBlur: (event: FocusEvent) => close((event.currentTarget as HTMLInputElement).value, 'stay'),
    // What is pressed and pasted here is the box's affair, not the table's.
    onPointerDown: stop,
    onDblClick: stop,
    onCopy: stop,
    onCut: stop,
    onPaste: stop,
  };
  if (datatype === 'date' && ISO_DATE.test(text)) return <input type="date" defaultValue={text} {...common} />;
  return (
    <textarea
      rows={1}
      spellcheck={false}
      inputMode={datatype === 'number' ? 'decimal' : undefined}
      defaultValue={text}
      onInput={(event) => grow(event.currentTarget)}
      {...common}
    />
  );
}

const stop = (event: Event): void => event.stopPropagation();

const TALLEST = 180;

/** As tall as what is in it, and as wide as fits. */
function grow(box: HTMLTextAreaElement): void {
  if (box.value.length > 20_000) return;
  box.style.height = 'auto';
  if (box.scrollHeight > box.clientHeight) box.style.height = `${Math.min(TALLEST, box.scrollHeight)}px`;
}

function insertLine(box: HTMLTextAreaElement): void {
  box.setRangeText('\n', box.selectionStart, box.selectionEnd, 'end');
  grow(box);
}
