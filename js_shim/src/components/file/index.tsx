/** File: files to upload by drop, dialog or paste, or files to download. */
import type { VNode } from 'preact';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { DropZone, type Takes, UploadProgress, useDrop, useUpload } from '../../render/kit/drop.js';
import {
  Block,
  BlockLabel,
  CloseIcon,
  controlId,
  Empty,
  FileIcon,
  IconButton,
  px,
  Toolbar,
  ToolbarButtons,
  UploadIcon,
} from '../../render/kit/index.js';
import css from './file.css?inline';
import { FileList } from './list.js';
import { asValue, type FileValue, filesOf } from './order.js';

export type Props = {
  value?: FileValue;
  file_count?: 'single' | 'multiple' | 'directory' | null;
  file_types?: string[] | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  height?: number | string | null;
  interactive?: boolean | null;
  allow_reordering?: boolean | null;
  buttons?: Json;
};

const FileBlock: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const files = filesOf(props.value);
  const interactive = props.interactive !== false;
  const label = props.label ?? 'File';
  const height = px(props.height);
  return (
    <Block
      node={node}
      container={props.container ?? true}
      padding={false}
      class="file"
      role="group"
      labelledBy={`${controlId(node)}-name`}
      style={height ? { height, overflow: 'auto' } : {}}
    >
      <BlockLabel id={`${controlId(node)}-name`} label={label} icon={<FileIcon />} show={props.show_label ?? true} />
      {interactive ? (
        <Upload node={node} props={props} files={files} />
      ) : (
        <>
          {Array.isArray(props.buttons) && props.buttons.length > 0 && (
            <Toolbar>
              <ToolbarButtons node={node} buttons={props.buttons} />
            </Toolbar>
          )}
          {files.length > 0 ? (
            <FileList node={node} files={files} change={null} reorders={false} />
          ) : (
            <Empty icon={<FileIcon size={26} />} />
          )}
        </>
      )}
    </Block>
  );
};
export default FileBlock;

function Upload({ node, props, files }: { node: Node; props: Props; files: FileData[] }): VNode {
  const count = props.file_count ?? 'single';
  const single = count === 'single';
  const takes: Takes = { types: props.file_types, count };
  const [uploading, upload] = useUpload(node.app, takes);
  const add = async (chosen: File[]) => {
    const added = await upload(chosen);
    if (added.length === 0) return;
    // The value may have changed while the files were on their way.
    const now = filesOf((node.props.peek() as Props).value);
    node.set({ value: asValue(count === 'multiple' ? [...now, ...added] : added, single) as unknown as Json });
    node.emit('upload');
  };
  const [over, drop] = useDrop((dropped) => void add(dropped));
  const change = (next: FileData[], deleted?: FileData) => {
    node.set({ value: asValue(next, single) as unknown as Json });
    if (deleted) node.emit('delete', { file: deleted } as unknown as Json);
  };
  const clear = () => {
    node.set({ value: null });
    node.emit('clear');
  };
  const zone = <DropZone app={node.app} id={controlId(node)} takes={takes} uploading={uploading} onFiles={(chosen) => void add(chosen)} />;
  if (files.length === 0) {
    return (
      <>
        <Corner node={node} buttons={props.buttons} />
        {zone}
      </>
    );
  }
  return (
    <div class={`file-filled${over ? ' drop-over' : ''}`} {...drop}>
      <Corner node={node} buttons={props.buttons}>
        {count === 'multiple' && <AddButton node={node} takes={takes} add={(chosen) => void add(chosen)} />}
        <IconButton label="Clear" onClick={clear}>
          <CloseIcon />
        </IconButton>
      </Corner>
      <FileList node={node} files={files} change={change} reorders={props.allow_reordering === true && files.length > 1} />
      {uploading && (
        <div class="file-progress">
          <UploadProgress uploading={uploading} />
        </div>
      )}
    </div>
  );
}

function Corner({ node, buttons, children }: { node: Node; buttons: Json | undefined; children?: unknown }): VNode | null {
  if (!children && !(Array.isArray(buttons) && buttons.length > 0)) return null;
  return (
    <Toolbar>
      <ToolbarButtons node={node} buttons={buttons} />
      {children as VNode}
    </Toolbar>
  );
}

/** Adds more files to those that are there. */
function AddButton({ node, takes, add }: { node: Node; takes: Takes; add: (files: File[]) => void }): VNode {
  return (
    <DropZone app={node.app} id={controlId(node)} takes={takes} uploading={null} onFiles={add} name="Upload" class="file-add">
      <UploadIcon />
    </DropZone>
  );
}
