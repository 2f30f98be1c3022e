/** The area that takes files: by drop, by a click, by paste; with a bar while they are handed to Python. */
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { AppServices } from '../contract.js';
import css from './drop.css?inline';
import { acceptOf, fits } from './media.js';
import { UploadIcon } from './more_icons.js';

/** What an area takes. */
export type Takes = {
  types?: string[] | null | undefined;
  count?: 'single' | 'multiple' | 'directory';
};

/** Uploads in flight: null when there are none, else how far they are, 0..1; null where nobody tells. */
export type Uploading = { fraction: number | null } | null;

/**
 * Files to Python, with what the user is told: wrong types are named in a toast, failures too.
 *
 * @returns what is in flight, and a function that uploads; it answers [] when nothing came through.
 */
export function useUpload(app: AppServices, takes: Takes): [Uploading, (files: File[]) => Promise<FileData[]>] {
  const [uploading, show] = useState<Uploading>(null);
  const upload = async (files: File[]): Promise<FileData[]> => {
    const accepted = acceptable(app, files, takes);
    if (accepted.length === 0) return [];
    show({ fraction: null });
    try {
      return await app.upload(accepted, (fraction) => show({ fraction }));
    } catch (error) {
      app.toast('error', `The upload failed: ${error instanceof Error ? error.message : String(error)}. Try again.`);
      return [];
    } finally {
      show(null);
    }
  };
  return [uploading, upload];
}

function acceptable(app: AppServices, files: File[], { types, count = 'single' }: Takes): File[] {
  const good = files.filter((file) => fits(file, types));
  const bad = files.filter((file) => !good.includes(file));
  const [first] = bad;
  if (first) {
    const names = bad.length === 1 ? `“${first.name}” is` : `${bad.length} files are`;
    app.toast('warning', `${names} of a type that is not taken here. Choose: ${(types ?? []).join(', ')}.`, { title: 'Wrong file type' });
  }
  return count === 'single' ? good.slice(0, 1) : good;
}

type DropZoneProps = {
  takes: Takes;
  uploading: Uploading;
  onFiles: (files: File[]) => void;
  /** The name of the button where its content is no text. */
  name?: string;
  children?: ComponentChildren;
  app: AppServices;
  /** The block's DOM id, for tests and labels. */
  id: string;
  /** Paste of files anywhere in the zone while it has the focus. */
  paste?: boolean;
  class?: string;
};

/** A button as large as its place, which opens the file dialog, and takes files that are dropped or pasted. */
export function DropZone(props: DropZoneProps): VNode {
  const { takes, uploading, onFiles, app, id, children, paste = true, name, class: extra = '' } = props;
  app.style(css);
  const input = useRef<HTMLInputElement>(null);
  const [over, events] = useDrop(onFiles);
  useDirectory(input, takes.count === 'directory');
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    // The same file again must fire again.
    if (input.current) input.current.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      class={`drop-zone${over ? ' drop-over' : ''}${extra && ` ${extra}`}`}
      {...events}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (!paste || files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      }}
    >
      <input
        ref={input}
        id={id}
        class="lite-sr-only"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        data-testid="file-upload"
        accept={acceptOf(takes.types)}
        multiple={takes.count !== 'single'}
        onChange={take}
      />
      <button type="button" class="drop-button" aria-label={name} disabled={uploading !== null} onClick={() => input.current?.click()}>
        {uploading ? <UploadProgress uploading={uploading} /> : (children ?? <DropWords takes={takes} />)}
      </button>
    </div>
  );
}

/** The usual words of a zone. */
export function DropWords({ takes, icon }: { takes: Takes; icon?: ComponentChildren }): VNode {
  const what = takes.count === 'directory' ? 'a folder' : takes.count === 'multiple' ? 'files' : 'a file';
  return (
    <>
      <span class="drop-icon">{icon ?? <UploadIcon size={22} />}</span>
      <span class="drop-title">Drop {what} here</span>
      <span class="drop-hint">or click to upload{takes.types?.length ? ` · ${takes.types.join(', ')}` : ''}</span>
    </>
  );
}

/** A bar with its percentage. */
export function UploadProgress({ uploading }: { uploading: { fraction: number | null } }): VNode {
  const percent = uploading.fraction === null ? undefined : Math.round(uploading.fraction * 100);
  return (
    <span class="drop-progress">
      <span class="drop-hint">Uploading…{percent === undefined ? '' : ` ${percent}%`}</span>
      <span class="drop-track" role="progressbar" aria-label="Uploading" aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <i class={percent === undefined ? 'lite-progress-unknown' : ''} style={{ width: percent === undefined ? '30%' : `${percent}%` }} />
      </span>
    </span>
  );
}

type DropEvents = Record<'onDragEnter' | 'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent) => void>;

/** Handlers for an element that takes dropped files and folders, and whether some hover over it. */
export function useDrop(onFiles: (files: File[]) => void): [boolean, DropEvents] {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const events: DropEvents = {
    onDragEnter: (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current++;
      setOver(true);
    },
    onDragOver: (event) => {
      if (hasFiles(event)) event.preventDefault();
    },
    onDragLeave: (event) => {
      if (!hasFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      setOver(depth.current > 0);
    },
    onDrop: (event) => {
      depth.current = 0;
      setOver(false);
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && onFiles(files));
    },
  };
  return [over, events];
}

/** The dropped files, those in folders too. Entries must be taken before the event ends, so they are read after. */
async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files];
  return (await Promise.all(entries.map(filesOf))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // A reader gives at most 100 entries at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(filesOf))).flat();
}

/** Lets a file input take a whole folder; the attribute has no JSX name. */
export function useDirectory(input: { current: HTMLInputElement | null }, on: boolean): void {
  useEffect(() => {
    input.current?.toggleAttribute('webkitdirectory', on);
  }, [on]);
}
