/** The files of a File: their names, sizes, download links, and buttons to take them out or move them. */
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { ChevronDownIcon, CloseIcon, DownloadIcon, FileIcon, IconButton } from '../../render/kit/index.js';
import { fileKind, fileName, fileSize, mediaUrl } from '../../render/kit/media.js';
import { moved } from './order.js';

/** Takes the new list, and the file that was taken out if one was. */
type Change = (files: FileData[], deleted?: FileData) => void;

type ListProps = { node: Node; files: FileData[]; change: Change | null; reorders: boolean };

export function FileList({ node, files, change, reorders }: ListProps): VNode {
  const list = useRef<HTMLUListElement>(null);
  const [dragged, drag] = useState<number | null>(null);
  const remove = (index: number) => {
    change?.(
      files.filter((_file, at) => at !== index),
      files[index],
    );
    // The button that had the focus is gone: the next one takes it.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>('.file-remove');
      buttons?.[Math.min(index, buttons.length - 1)]?.focus();
    });
  };
  return (
    <ul class="file-list" ref={list}>
      {files.map((file, index) => (
        <li
          key={`${file.path}-${index}`}
          class={`file-row${dragged === index ? ' file-dragged' : ''}`}
          draggable={reorders}
          onDragStart={() => drag(index)}
          onDragEnd={() => drag(null)}
          onDragOver={(event) => dragged !== null && event.preventDefault()}
          onDrop={(event) => {
            if (dragged === null) return;
            event.preventDefault();
            event.stopPropagation();
            change?.(moved(files, dragged, index));
            drag(null);
          }}
        >
          <Row node={node} file={file} index={index} />
          {reorders && <Mover files={files} index={index} change={change as Change} />}
          {change && (
            <IconButton label="Remove this file" class="file-remove" onClick={() => remove(index)}>
              <CloseIcon size={14} />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({ node, file, index }: { node: Node; file: FileData; index: number }): VNode {
  const name = fileName(file);
  const url = mediaUrl(file);
  const size = fileSize(file.size);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const select = () => node.emit('select', { index, value: name, selected: true });
  return (
    <>
      <span class="file-thumb">{url && fileKind(file) === 'image' ? <img src={url} alt="" loading="lazy" /> : <FileIcon />}</span>
      <button type="button" class="file-name" title={name} aria-label={name} onClick={select}>
        <span class="file-stem">{stem}</span>
        <span>{name.slice(stem.length)}</span>
      </button>
      {url ? (
        <a
          class="file-download"
          href={url}
          download={name}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`Download ${name}${size && `, ${size}`}`}
          data-testid="download-link"
          onClick={() => node.emit('download', { file } as unknown as Json)}
        >
          {size}
          <DownloadIcon size={14} />
        </a>
      ) : (
        <span class="file-size">{size}</span>
      )}
    </>
  );
}

/** What dragging does, for the keyboard. */
function Mover({ files, index, change }: { files: FileData[]; index: number; change: Change }): VNode {
  return (
    <span class="file-mover">
      <IconButton label="Move up" class="file-up" disabled={index === 0} onClick={() => change(moved(files, index, index - 1))}>
        <ChevronDownIcon size={12} />
      </IconButton>
      <IconButton label="Move down" disabled={index === files.length - 1} onClick={() => change(moved(files, index, index + 1))}>
        <ChevronDownIcon size={12} />
      </IconButton>
    </span>
  );
}
