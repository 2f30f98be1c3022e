/** Chatbot: a conversation of text, files, components and thoughts, which grows while it is streamed. */
import type { CSSProperties, VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import {
  Block,
  BlockLabel,
  ChatIcon,
  ChevronDownIcon,
  CopyButton,
  controlId,
  IconButton,
  px,
  Toolbar,
  ToolbarButtons,
  TrashIcon,
} from '../../render/kit/index.js';
import { ShareText } from '../../render/kit/share.js';
import { clear } from './actions.js';
import css from './chatbot.css?inline';
import { Welcome } from './empty.js';
import { useFeedback } from './feedback.js';
import messageCss from './message.css?inline';
import { useFollow } from './scroll.js';
import { settingsOf } from './settings.js';
import { TurnView } from './turn.js';
import { sideOf, targetOf, transcript, turnsOf } from './turns.js';
import type { Message, Props } from './types.js';

const NONE: Message[] = [];

const Chatbot: BlockView = ({ node }) => {
  node.app.style(css);
  node.app.style(messageCss);
  const props = node.props.value as Props;
  const status = node.status.value;
  const messages = props.value ?? NONE;
  const id = controlId(node);
  const shown = status.stage === 'error' || status.progress.length > 0;
  return (
    <Block
      node={node}
      container={props.container ?? true}
      padding={false}
      class={`chatbot chatbot-${props.layout ?? 'bubble'}${props.resizable ? ' chatbot-resizable' : ''}`}
      style={sizes(props)}
      status={shown}
      rtl={props.rtl === true}
    >
      <BlockLabel id={`${id}-name`} label={props.label ?? 'Chatbot'} icon={<ChatIcon />} show={props.show_label ?? true} />
      <Corner node={node} messages={messages} buttons={props.buttons} watermark={props.watermark} />
      <Conversation node={node} props={props} messages={messages} />
    </Block>
  );
};
export default Chatbot;

function sizes({ height, min_height, max_height }: Props): CSSProperties {
  const style: CSSProperties = {};
  const [tall, min, max] = [px(height), px(min_height), px(max_height)];
  if (tall) style.height = tall;
  if (min) style.minHeight = min;
  if (max) style.maxHeight = max;
  return style;
}

type CornerProps = { node: Node; messages: Message[]; buttons: Json | undefined; watermark: string | null | undefined };

function Corner({ node, messages, buttons, watermark }: CornerProps): VNode | null {
  const copies = !Array.isArray(buttons) || buttons.includes('copy_all');
  const custom = Array.isArray(buttons) && buttons.some((button) => typeof button !== 'string');
  if (messages.length === 0 && !custom) return null;
  const text = () => (watermark ? `${transcript(messages)}\n\n${watermark}` : transcript(messages));
  return (
    <Toolbar>
      <ToolbarButtons node={node} buttons={buttons} />
      {messages.length > 0 && copies && <CopyButton label="Copy conversation" text={text} />}
      {messages.length > 0 && Array.isArray(buttons) && buttons.includes('share') && <ShareText app={node.app} text={text} />}
      {messages.length > 0 && (
        <IconButton label="Clear" onClick={() => clear(node)}>
          <TrashIcon />
        </IconButton>
      )}
    </Toolbar>
  );
}

function Conversation({ node, props, messages }: { node: Node; props: Props; messages: Message[] }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const autoscroll = props.autoscroll !== false;
  const [away, toEnd] = useFollow(box, content, autoscroll);
  const { stage } = node.status.value;
  const last = messages.at(-1);
  const waits = stage === 'pending' || (stage === 'streaming' && (!last || sideOf(last) === 'user'));
  useEffect(() => {
    // Who has just said something wants to see the answer.
    if (autoscroll && last && sideOf(last) === 'user') toEnd();
  }, [messages.length]);
  return (
    <>
      <div
        ref={box}
        class="chatbot-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        role="log"
        aria-label="chatbot conversation"
        aria-live="polite"
        aria-busy={stage === 'streaming' || stage === 'pending'}
      >
        <div ref={content} class="chatbot-content">
          {messages.length === 0 && !waits ? (
            <Welcome node={node} props={props} />
          ) : (
            <Turns node={node} props={props} messages={messages} />
          )}
          {waits && <Waiting withAvatar={(props.avatar_images?.filter(Boolean).length ?? 0) > 0} />}
        </div>
      </div>
      {away && messages.length > 0 && (
        <IconButton label="Scroll down" class="chatbot-down" onClick={() => toEnd(true)}>
          <ChevronDownIcon />
        </IconButton>
      )}
    </>
  );
}

function Turns({ node, props, messages }: { node: Node; props: Props; messages: Message[] }): VNode {
  const settings = settingsOf(node, props);
  const feedback = useFeedback(node, props, messages);
  const turns = useMemo(() => turnsOf(messages, props.group_consecutive_messages !== false), [messages, props.group_consecutive_messages]);
  const idle = node.status.value.stage !== 'pending' && node.status.value.stage !== 'streaming';
  return (
    <>
      {turns.map((turn, at) => {
        const target = targetOf(turn.entries);
        return (
          <TurnView
            key={turn.entries[0]?.index}
            node={node}
            side={turn.side}
            entries={turn.entries}
            settings={settings}
            last={at === turns.length - 1}
            idle={idle}
            feedback={feedback.of(target)}
            rate={feedback.rate}
          />
        );
      })}
    </>
  );
}

function Waiting({ withAvatar }: { withAvatar: boolean }): VNode {
  return (
    <div class={`chatbot-turn chatbot-turn-bot${withAvatar ? ' chatbot-has-avatar' : ''}`}>
      {/* An output is a live region of role status. */}
      <output class="chatbot-waiting" aria-label="Loading response">
        <i />
        <i />
        <i />
      </output>
    </div>
  );
}
