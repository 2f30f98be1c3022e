/** What is in a message: text, files, components. */
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { DownloadIcon, FileIcon } from '../../render/kit/index.js';
import { fileKind, fileName, fileSize, mediaUrl } from '../../render/kit/media.js';
import { Prose } from '../../render/kit/prose.js';
import { showTags } from '../../render/kit/prose_tags.js';
import { stretches } from './reasoning.js';
import type { Settings } from './settings.js';
import { Fold } from './thought.js';
import { partsOf, type Side } from './turns.js';
import type { ComponentPart, FilePart, Message } from './types.js';

type PartsProps = { message: Message; node: Node; settings: Settings; side: Side };

export function Parts({ message, node, settings, side }: PartsProps): VNode {
  return (
    <>
      {partsOf(message).map((part, at) => {
        if (part.type === 'file') return <FileView key={at} part={part} downloads={settings.downloads} />;
        if (part.type === 'component') return <ComponentView key={at} part={part} node={node} />;
        return <TextView key={at} text={String(part.text ?? '')} node={node} settings={settings} side={side} />;
      })}
    </>
  );
}

function TextView({ text, node, settings, side }: { text: string; node: Node; settings: Settings; side: Side }): VNode {
  if (side === 'user' || settings.reasoning.length === 0) return <Words text={text} node={node} settings={settings} />;
  return (
    <>
      {stretches(text, settings.reasoning).map((stretch, at) =>
        stretch.kind === 'text' ? (
          <Words key={at} text={stretch.text} node={node} settings={settings} />
        ) : (
          <Fold key={at} metadata={{ title: 'Reasoning', status: stretch.open ? 'pending' : 'done' }}>
            <Words text={stretch.text} node={node} settings={settings} />
          </Fold>
        ),
      )}
    </>
  );
}

function Words({ text, node, settings }: { text: string; node: Node; settings: Settings }): VNode {
  if (!settings.markdown) return <div class="chatbot-plain">{text}</div>;
  return <Prose app={node.app} text={showTags(text, settings.tags)} {...settings.markdown} />;
}

function FileView({ part, downloads }: { part: FilePart; downloads: boolean }): VNode {
  const { file, alt_text } = part;
  const url = mediaUrl(file);
  const name = fileName(file);
  const kind = fileKind(file);
  if (!url) return <FileCard name={name} url={undefined} size={fileSize(file?.size)} />;
  if (kind === 'other') return <FileCard name={name} url={downloads ? url : undefined} size={fileSize(file.size)} />;
  return (
    <div class={`chatbot-media chatbot-${kind}`} data-testid="chatbot-file">
      {kind === 'image' && <img src={url} alt={alt_text ?? name} loading="lazy" data-testid="chatbot-image" />}
      {/* The app's author gives no captions; the name says what it is. */}
      {/* biome-ignore lint/a11y/useMediaCaption: there is none to give */}
      {kind === 'audio' && <audio src={url} controls preload="metadata" aria-label={alt_text ?? name} />}
      {/* biome-ignore lint/a11y/useMediaCaption: there is none to give */}
      {kind === 'video' && <video src={url} controls preload="metadata" playsInline aria-label={alt_text ?? name} />}
      {downloads && kind === 'image' && (
        <a
          class="chatbot-download"
          href={url}
          download={name}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`Download ${name}`}
          title="Download"
        >
          <DownloadIcon />
        </a>
      )}
    </div>
  );
}

function FileCard({ name, url, size }: { name: string; url: string | undefined; size: string }): VNode {
  const inside = (
    <>
      <FileIcon size={20} />
      <span class="chatbot-file-name">{name}</span>
      {size && <span class="chatbot-file-size">{size}</span>}
    </>
  );
  if (!url) {
    return (
      <div class="chatbot-file" data-testid="chatbot-file">
        {inside}
      </div>
    );
  }
  return (
    <a class="chatbot-file" href={url} download={name} target="_blank" rel="noopener noreferrer" data-testid="chatbot-file">
      <span class="lite-sr-only">File: </span>
      {inside}
    </a>
  );
}

/** Drawn once per part: a component that a reader works with must not be made anew by the next token. */
function ComponentView({ part, node }: { part: ComponentPart; node: Node }): VNode {
  const key = JSON.stringify(part);
  const drawn = useMemo(() => {
    const props: Record<string, Json> = { show_label: false, ...(part.props ?? {}), value: part.value };
    return node.app.render(part.component, props);
  }, [key]);
  return <div class="chatbot-component">{drawn}</div>;
}
