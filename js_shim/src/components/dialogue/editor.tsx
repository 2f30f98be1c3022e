/** The lines of a dialogue as fields: who speaks, what is said; Enter begins a line, Backspace in an empty one ends it. */
import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { IconButton, PlusIcon, TrashIcon } from '../../render/kit/index.js';
import type { Props } from './index.js';
import { asked, type Line, tagged } from './lines.js';

type EditorProps = { node: Node; props: Props; id: string };

/** What one line may do to all. */
type Actions = {
  change: (index: number, patch: Partial<Line>) => void;
  add: (after: number) => void;
  remove: (index: number) => void;
  full: boolean;
};

export function Editor({ node, props, id }: EditorProps): VNode {
  const speakers = props.speakers ?? [];
  const empty: Line = { speaker: speakers[0] ?? '', text: '' };
  const lines = Array.isArray(props.value) && props.value.length > 0 ? props.value : [empty];
  const box = useRef<HTMLDivElement>(null);
  const focus = useRef(props.autofocus === true ? 0 : -1);
  useLayoutEffect(() => {
    if (focus.current < 0) return;
    const fields = box.current?.querySelectorAll<HTMLElement>('.dialogue-text');
    fields?.[Math.min(focus.current, fields.length - 1)]?.focus();
    focus.current = -1;
  });
  const put = (next: Line[]) => {
    node.set({ value: next } as unknown as Record<string, Json>);
    node.emit('input');
  };
  const actions: Actions = {
    full: lines.length >= (props.max_lines ?? Number.POSITIVE_INFINITY),
    change: (index, patch) => put(lines.map((line, at) => (at === index ? { ...line, ...patch } : line))),
    add: (after) => {
      if (actions.full) return;
      // Who spoke before the last one is likely to answer.
      const speaker = speakers.length > 1 ? (speakers.find((one) => one !== lines[after]?.speaker) as string) : empty.speaker;
      focus.current = after + 1;
      put([...lines.slice(0, after + 1), { speaker, text: '' }, ...lines.slice(after + 1)]);
    },
    remove: (index) => {
      focus.current = Math.max(0, index - 1);
      put(lines.length > 1 ? lines.filter((_, at) => at !== index) : [empty]);
    },
  };
  return (
    <div ref={box} class="dialogue-lines" data-testid="dialogue-container">
      {lines.map((line, index) => (
        <LineEditor key={index} node={node} props={props} id={id} line={line} index={index} actions={actions} alone={lines.length === 1} />
      ))}
    </div>
  );
}

type LineProps = EditorProps & { line: Line; index: number; actions: Actions; alone: boolean };

function LineEditor({ node, props, id, line, index, actions, alone }: LineProps): VNode {
  const field = useRef<HTMLInputElement>(null);
  const tags = useTags(field, props.tags ?? [], (text) => actions.change(index, { text }));
  const menu = `${id}-tags-${index}`;
  const keys = (event: KeyboardEvent) => {
    if (tags.key(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) node.emit('submit');
    else if (event.key === 'Enter' && !event.isComposing) actions.add(index);
    else if (event.key === 'Backspace' && line.text === '' && !alone) actions.remove(index);
    else return;
    event.preventDefault();
  };
  const combobox = (props.tags ?? []).length > 0 && {
    role: 'combobox' as const,
    'aria-autocomplete': 'list' as const,
    'aria-expanded': tags.found.length > 0,
    'aria-controls': tags.found.length > 0 ? menu : undefined,
    'aria-activedescendant': tags.found.length > 0 ? `${menu}-${tags.at}` : undefined,
    'aria-describedby': props.info ? `${id}-info` : undefined,
  };
  return (
    <div class="dialogue-line">
      <Speaker props={props} line={line} index={index} change={(speaker) => actions.change(index, { speaker })} />
      <div class="dialogue-field">
        <input
          ref={field}
          class="lite-input dialogue-text"
          value={line.text}
          placeholder={props.placeholder ?? ''}
          aria-label={`Line ${index + 1}`}
          autocomplete="off"
          data-testid="textbox"
          {...combobox}
          onInput={(event) => {
            actions.change(index, { text: event.currentTarget.value });
            tags.look();
          }}
          onKeyDown={keys}
          onBlur={tags.close}
        />
        {tags.found.length > 0 && (
          <div class="dialogue-tags" id={menu} role="listbox" aria-label="Tags" data-testid="dialogue-tag-menu" tabIndex={-1}>
            {tags.found.map((tag, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the text field has the focus
              <div
                key={tag}
                id={`${menu}-${place}`}
                role="option"
                class="dialogue-tag"
                aria-selected={place === tags.at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => tags.choose(tag)}
              >
                {tag}
              </div>
            ))}
          </div>
        )}
      </div>
      <IconButton label="Add new line" testId={`dialogue-add-button-${index}`} disabled={actions.full} onClick={() => actions.add(index)}>
        <PlusIcon />
      </IconButton>
      <IconButton
        label="Remove current line"
        testId={`dialogue-delete-button-${index}`}
        disabled={alone}
        onClick={() => actions.remove(index)}
      >
        <TrashIcon />
      </IconButton>
    </div>
  );
}

type SpeakerProps = { props: Props; line: Line; index: number; change: (speaker: string) => void };

function Speaker({ props, line, index, change }: SpeakerProps): VNode {
  const speakers = props.speakers ?? [];
  const common = { class: 'lite-input dialogue-speaker', 'aria-label': `Speaker of line ${index + 1}`, value: line.speaker };
  if (speakers.length === 0) return <input {...common} placeholder="Speaker" onInput={(event) => change(event.currentTarget.value)} />;
  const known = speakers.includes(line.speaker) || line.speaker === '' ? speakers : [line.speaker, ...speakers];
  return (
    <select {...common} onChange={(event) => change(event.currentTarget.value)}>
      {known.map((speaker) => (
        <option key={speaker} value={speaker}>
          {speaker}
        </option>
      ))}
    </select>
  );
}

type Tags = {
  found: string[];
  at: number;
  look: () => void;
  close: () => void;
  choose: (tag: string) => void;
  /** Whether the menu has dealt with the key. */
  key: (event: KeyboardEvent) => boolean;
};

/** The menu of tags that a colon opens. */
function useTags(field: RefObject<HTMLInputElement | null>, tags: string[], change: (text: string) => void): Tags {
  const [found, show] = useState<string[]>([]);
  const [at, move] = useState(0);
  const question = () => asked(field.current?.value ?? '', field.current?.selectionStart ?? 0);
  const close = () => show([]);
  const choose = (tag: string) => {
    const what = question();
    const input = field.current;
    close();
    if (!what || !input) return;
    const made = tagged(input.value, what.at, input.selectionStart ?? input.value.length, tag);
    // At once: the next key may be pressed before anything is drawn.
    input.value = made.text;
    input.setSelectionRange(made.caret, made.caret);
    change(made.text);
  };
  const look = () => {
    const what = question();
    show(what ? tags.filter((tag) => tag.toLowerCase().includes(what.query)) : []);
    move(0);
  };
  const key = (event: KeyboardEvent): boolean => {
    if (found.length === 0) return false;
    if (event.key === 'ArrowDown') move((at + 1) % found.length);
    else if (event.key === 'ArrowUp') move((at - 1 + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(found[at] as string);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    return true;
  };
  return { found, at, look, close, choose, key };
}
