/** What one side said in a row: avatar, messages, and the buttons under them. */
import { Component, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { mediaUrl } from '../../render/kit/media.js';
import { edit, pick, select } from './actions.js';
import { Buttons } from './buttons.js';
import { Editor } from './editor.js';
import { Parts } from './parts.js';
import type { Settings } from './settings.js';
import { Thought } from './thought.js';
import { type Branch, type Entry, isThought, type Side, textOf, treeOf } from './turns.js';

export type TurnProps = {
  node: Node;
  side: Side;
  entries: Entry[];
  settings: Settings;
  last: boolean;
  /** No answer is on its way. */
  idle: boolean;
  feedback: string | null;
  rate: (index: number, word: string | null) => void;
};

const LOOKED_AT = ['node', 'side', 'settings', 'last', 'feedback', 'rate'] as const;

/** Drawn anew only when a message of it is another object, or something around it changed: a long conversation costs nothing. */
export class TurnView extends Component<TurnProps> {
  override shouldComponentUpdate(next: TurnProps): boolean {
    const { entries, idle } = this.props;
    const others = next.entries;
    if (LOOKED_AT.some((key) => this.props[key] !== next[key])) return true;
    if (idle !== next.idle && showsIdle(next)) return true;
    return (
      entries.length !== others.length ||
      entries.some(({ index, message }, at) => index !== others[at]?.index || message !== others[at]?.message)
    );
  }

  override render(props: TurnProps): VNode {
    return <TurnBody {...props} />;
  }
}

/** Whether a turn shows that an answer is on its way: the last one does, and those with an edit button or with options. */
const showsIdle = ({ last, settings, entries }: TurnProps): boolean =>
  last || settings.editable !== null || entries.some(({ message }) => (message.options?.length ?? 0) > 0);

function TurnBody(props: TurnProps): VNode {
  const { node, side, entries, settings } = props;
  const [editing, setEditing] = useState<number | null>(null);
  const avatar = mediaUrl(settings.avatars[side]);
  const withAvatars = settings.avatars.user !== null || settings.avatars.bot !== null;
  const edited = entries.find(({ index }) => index === editing);
  return (
    <div class={`chatbot-turn chatbot-turn-${side}${withAvatars ? ' chatbot-has-avatar' : ''}${props.last ? ' chatbot-turn-last' : ''}`}>
      {withAvatars && <div class="chatbot-avatar">{avatar && <img src={avatar} alt="" />}</div>}
      <div class="chatbot-column">
        {treeOf(entries).map((branch) =>
          edited && branch.index === editing ? (
            <Editor
              key={branch.index}
              text={textOf(edited.message)}
              cancel={() => setEditing(null)}
              submit={(text) => {
                setEditing(null);
                edit(node, branch.index, text);
              }}
            />
          ) : (
            <MessageView key={branch.index} branch={branch} {...props} />
          ),
        )}
        {edited === undefined && <Buttons {...props} edit={setEditing} />}
      </div>
    </div>
  );
}

/** The most of a message that its name repeats. */
const NAME_LENGTH = 80;

function MessageView({ branch, node, side, settings, idle }: TurnProps & { branch: Branch }): VNode {
  const { message, index } = branch;
  const options = message.options ?? [];
  const text = textOf(message);
  const click = settings.selects ? { onClick: () => select(node, index) } : {};
  return (
    <>
      <article
        class={`chatbot-message message ${side}${isThought(message) ? ' chatbot-aside' : ''}${settings.selects ? ' chatbot-selectable' : ''}`}
        data-testid={side}
        dir="auto"
        aria-label={`${side}'s message: ${text.slice(0, NAME_LENGTH)}${text.length > NAME_LENGTH ? '…' : ''}`}
        {...click}
      >
        {isThought(message) ? (
          <Thought branch={branch} node={node} settings={settings} />
        ) : (
          <Parts message={message} node={node} settings={settings} side={side} />
        )}
      </article>
      {options.length > 0 && (
        <div class="chatbot-options">
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              class="lite-button secondary sm"
              disabled={!idle}
              onClick={() => pick(node, index, option)}
            >
              {option.label ?? option.value}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
