/** UploadButton: a button that opens the file dialog, and takes files that are dropped on it. */
import { useRef } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { BlockView } from '../../render/contract.js';
import { type Takes, useDirectory, useDrop, useUpload } from '../../render/kit/drop.js';
import { ButtonWords, buttonAttributes, type FileButtonProps } from '../../render/kit/file_button.js';
import { Spinner } from '../../render/kit/index.js';
import { acceptOf } from '../../render/kit/media.js';

type Props = FileButtonProps & {
  value?: FileData | FileData[] | null;
  file_count?: 'single' | 'multiple' | 'directory' | null;
  file_types?: string[] | null;
};

const UploadButton: BlockView = ({ node }) => {
  const props = node.props.value as Props;
  const count = props.file_count ?? 'single';
  const takes: Takes = { types: props.file_types, count };
  const input = useRef<HTMLInputElement>(null);
  const [uploading, upload] = useUpload(node.app, takes);
  useDirectory(input, count === 'directory');
  const add = async (chosen: File[]) => {
    const files = await upload(chosen);
    if (files.length === 0) return;
    node.set({ value: (count === 'single' ? files[0] : files) as unknown as Json });
    node.emit('upload');
  };
  const [over, drop] = useDrop((dropped) => void add(dropped));
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    // The same file again must fire again.
    if (input.current) input.current.value = '';
    if (files.length > 0) void add(files);
  };
  const enabled = props.interactive !== false;
  const { class: className, ...attributes } = buttonAttributes(node);
  return (
    <>
      <input
        ref={input}
        class="lite-sr-only"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        data-testid={`${props.label ?? 'Upload a File'}-upload-button`}
        accept={acceptOf(takes.types)}
        multiple={count !== 'single'}
        onChange={take}
      />
      <button
        {...attributes}
        {...(enabled ? drop : {})}
        type="button"
        class={over ? `${className} drop-over` : className}
        disabled={!enabled || uploading !== null}
        onClick={() => {
          node.emit('click');
          input.current?.click();
        }}
      >
        {uploading && <Spinner size={14} label="Uploading" />}
        <ButtonWords icon={props.icon ?? null} label={props.label ?? 'Upload a File'} />
      </button>
    </>
  );
};
export default UploadButton;
