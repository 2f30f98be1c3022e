/** The files of a message that is being written: pictures small, others by name, each with a button that takes it out. */
import type { VNode } from 'preact';
import type { FileData } from '../../protocol/config.js';
import type { Uploading } from '../../render/kit/drop.js';
import { CloseIcon, FileIcon, Spinner } from '../../render/kit/index.js';
import { fileKind, fileName, mediaUrl } from '../../render/kit/media.js';

type ThumbnailsProps = { files: FileData[]; uploading: Uploading; remove: ((at: number) => void) | null };

export function Thumbnails({ files, uploading, remove }: ThumbnailsProps): VNode {
  return (
    <ul class="multimodaltextbox-files" aria-label="Uploaded files" data-testid="container_el">
      {files.map((file, at) => (
        <li key={file.path} class="multimodaltextbox-file" aria-label="File thumbnail">
          <Shown file={file} />
          {remove && (
            <button
              type="button"
              class="multimodaltextbox-remove"
              aria-label="Remove file"
              title={`Remove ${fileName(file)}`}
              onClick={() => remove(at)}
            >
              <CloseIcon size={10} />
            </button>
          )}
        </li>
      ))}
      {uploading && (
        <li class="multimodaltextbox-file">
          <Spinner size={18} label="Uploading" />
        </li>
      )}
    </ul>
  );
}

function Shown({ file }: { file: FileData }): VNode {
  const url = mediaUrl(file);
  const kind = fileKind(file);
  const name = fileName(file);
  if (url && kind === 'image') return <img src={url} alt={name} title={name} />;
  // biome-ignore lint/a11y/useMediaCaption: what the user has just said has none
  if (url && kind === 'audio') return <audio src={url} controls preload="metadata" aria-label={name} />;
  return (
    <span class="multimodaltextbox-name" title={name}>
      <FileIcon />
      <span>{name}</span>
    </span>
  );
}
