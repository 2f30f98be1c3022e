/** A conversation that has not begun: the author's words, and examples to begin with. */
import type { VNode } from 'preact';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { ChatIcon, Empty, FileIcon } from '../../render/kit/index.js';
import { fileKind, fileName, mediaUrl } from '../../render/kit/media.js';
import { Prose } from '../../render/kit/prose.js';
import type { Example, Props } from './types.js';

/** Attachments of an example that are shown; more are counted. */
const MOST_FILES = 4;

export function Welcome({ node, props }: { node: Node; props: Props }): VNode {
  const examples = (props.examples ?? []).map((example): Example => (typeof example === 'string' ? { text: example } : example));
  if (!props.placeholder && examples.length === 0) return <Empty icon={<ChatIcon size={26} />} />;
  return (
    <div class="chatbot-welcome">
      {props.placeholder && (
        <Prose
          app={node.app}
          text={props.placeholder}
          class="chatbot-placeholder"
          {...(props.latex_delimiters && { latexDelimiters: props.latex_delimiters })}
        />
      )}
      {examples.length > 0 && (
        <ul class="chatbot-examples">
          {examples.map((example, index) => (
            <li key={index}>
              <ExampleCard node={node} example={example} index={index} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ExampleCard({ node, example, index }: { node: Node; example: Example; index: number }): VNode {
  const text = example.display_text ?? example.text ?? '';
  const files = example.files ?? [];
  const select = () => {
    const value = { text: example.text ?? '', files } as unknown as Json;
    node.emit('example_select', { index, value });
  };
  return (
    <button type="button" class="chatbot-example" aria-label={`Select example ${index + 1}${text && `: ${text}`}`} onClick={select}>
      <Icon icon={example.icon} />
      {files.length > 0 && (
        <span class="chatbot-attachments" role="img" aria-label="Example attachments">
          {files.slice(0, MOST_FILES).map((file, at) => (
            <Attachment key={at} file={file} />
          ))}
          {files.length > MOST_FILES && <span class="chatbot-attachment">+{files.length - MOST_FILES}</span>}
        </span>
      )}
      <span class="chatbot-example-text">{text}</span>
    </button>
  );
}

function Icon({ icon }: { icon: Example['icon'] }): VNode | null {
  if (!icon) return null;
  const words = typeof icon === 'object' && 'text' in icon ? icon.text : undefined;
  if (words) return <span class="chatbot-example-icon">{words}</span>;
  const url = mediaUrl(icon as FileData | string);
  return url ? <img class="chatbot-example-icon" src={url} alt="" /> : null;
}

function Attachment({ file }: { file: FileData | string }): VNode {
  const url = mediaUrl(file);
  return (
    <span class="chatbot-attachment" title={`File: ${fileName(file)}`}>
      {url && fileKind(file) === 'image' ? <img src={url} alt="" loading="lazy" /> : <FileIcon />}
    </span>
  );
}
