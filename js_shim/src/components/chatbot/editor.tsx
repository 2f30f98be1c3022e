/** The box in which a message is changed: Enter sends it, Escape leaves it as it was. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

type EditorProps = { text: string; submit: (text: string) => void; cancel: () => void };

export function Editor({ text, submit, cancel }: EditorProps): VNode {
  const [draft, change] = useState(text);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.setSelectionRange(text.length, text.length);
  }, []);
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') cancel();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit(draft);
  };
  return (
    <div class="chatbot-editor">
      <textarea
        ref={area}
        class="lite-input"
        aria-label="Edit message"
        rows={Math.min(12, text.split('\n').length + 1)}
        value={draft}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <div class="chatbot-options">
        <button type="button" class="lite-button primary sm" onClick={() => submit(draft)}>
          Submit
        </button>
        <button type="button" class="lite-button secondary sm" onClick={cancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}
