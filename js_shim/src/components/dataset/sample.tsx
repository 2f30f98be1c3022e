/** One sample as its component would show it, small. */
import type { VNode } from 'preact';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import { CheckIcon, CloseIcon, FileIcon } from '../../render/kit/index.js';
import { fileName, mediaUrl } from '../../render/kit/media.js';
import { clipped } from './words.js';

/** The most rows and columns of a table in a cell. */
const TABLE = 3;

type SampleProps = { type: string; value: Json | undefined };

export function Sample({ type, value }: SampleProps): VNode {
  switch (type) {
    case 'image':
    case 'sketchpad':
    case 'imageeditor':
      return <Thumbnail value={value} />;
    case 'gallery':
      return (
        <span class="dataset-thumbs">
          {(Array.isArray(value) ? value : []).slice(0, TABLE).map((one, at) => (
            <Thumbnail key={at} value={one} />
          ))}
        </span>
      );
    case 'checkbox':
      return (
        <span class="dataset-check">
          {value ? <CheckIcon size={14} /> : <CloseIcon size={14} />}
          {value ? 'true' : 'false'}
        </span>
      );
    case 'colorpicker':
      return (
        <span class="dataset-check">
          <i class="dataset-color" style={{ background: colorOf(value) }} />
          {clipped(value, type)}
        </span>
      );
    case 'file':
    case 'audio':
    case 'video':
      return (
        <span class="dataset-check">
          <FileIcon size={14} />
          {clipped(value, type)}
        </span>
      );
    case 'dataframe':
      return <Table value={value} />;
    default:
      return <span>{clipped(value, type)}</span>;
  }
}

function Thumbnail({ value }: { value: Json | undefined }): VNode {
  const file = pictureOf(value);
  const url = mediaUrl(file);
  return url ? <img class="dataset-thumb" src={url} alt={fileName(file)} loading="lazy" /> : <span>{clipped(value, 'image')}</span>;
}

/** A picture may be a file, its address, or inside of what editors and galleries hold. */
function pictureOf(value: Json | undefined): FileData | string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return pictureOf(value[0]);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  const inner = value['composite'] ?? value['background'] ?? value['image'];
  return inner ? pictureOf(inner) : (value as unknown as FileData);
}

/** CSS reads a colour or nothing here; a style object takes no more than one value. */
const colorOf = (value: Json | undefined): string => (typeof value === 'string' && /^[\w#(),.%\s/-]+$/.test(value) ? value : 'transparent');

function Table({ value }: { value: Json | undefined }): VNode {
  const data = Array.isArray(value) ? value : ((value as { data?: Json } | null)?.data ?? []);
  const rows = (Array.isArray(data) ? data : []).slice(0, TABLE).map((row) => (Array.isArray(row) ? row : [row]).slice(0, TABLE));
  return (
    <span class="dataset-table-sample">
      {rows.map((row, at) => (
        <span key={at}>
          {row.map((cell, column) => (
            <span key={column}>{clipped(cell, 'textbox')}</span>
          ))}
        </span>
      ))}
    </span>
  );
}
