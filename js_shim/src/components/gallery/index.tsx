/** Gallery: pictures and videos in a grid; one of them large on demand; the user may add and delete some. */
import type { CSSProperties, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { DropZone, type Takes, UploadProgress, useDrop, useUpload } from '../../render/kit/drop.js';
import { hasButton, useFullscreen } from '../../render/kit/fullscreen.js';
import {
  Block,
  BlockLabel,
  CloseIcon,
  controlId,
  Empty,
  IconButton,
  ImageIcon,
  px,
  Toolbar,
  TrashIcon,
  UploadIcon,
} from '../../render/kit/index.js';
import css from './gallery.css?inline';
import { Give, type Source } from './give.js';
import { heldOf, type Item, itemsOf, within } from './items.js';
import { Preview } from './preview.js';
import { Shown } from './thumb.js';
import { Tools } from './tools.js';

type Props = {
  value?: Json;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  columns?: number | null;
  rows?: number | null;
  height?: number | string | null;
  allow_preview?: boolean | null;
  preview?: boolean | null;
  selected_index?: number | null;
  object_fit?: string | null;
  buttons?: Json;
  interactive?: boolean | null;
  fit_columns?: boolean | null;
  file_types?: string[] | null;
  sources?: Source[] | null;
};

const KINDS = ['image', 'video'];

const Gallery: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const items = itemsOf(props.value);
  const interactive = props.interactive === true;
  const height = px(props.height);
  return (
    <Block
      node={node}
      container={props.container ?? true}
      padding={false}
      class={`gallery${height ? ' gallery-sized' : ''}`}
      role="group"
      labelledBy={`${controlId(node)}-name`}
      style={height ? { height } : {}}
    >
      <BlockLabel id={`${controlId(node)}-name`} label={props.label ?? 'Gallery'} icon={<ImageIcon />} show={props.show_label ?? true} />
      <Content node={node} props={props} items={items} interactive={interactive} />
    </Block>
  );
};
export default Gallery;

type ContentProps = { node: Node; props: Props; items: Item[]; interactive: boolean };

function Content({ node, props, items, interactive }: ContentProps): VNode {
  const takes: Takes = { types: props.file_types ?? KINDS, count: 'multiple' };
  const [uploading, upload] = useUpload(node.app, takes);
  const add = async (files: File[]) => {
    const added = await upload(files);
    if (added.length === 0) return;
    const now = Array.isArray(node.props.value['value']) ? node.props.value['value'] : [];
    node.set({ value: [...now, ...(added.map(heldOf) as unknown as Json[])] });
    node.emit('upload');
  };
  const [over, drop] = useDrop((files) => void add(files));
  const [full, fullscreen] = useFullscreen(node.app);
  const view = usePreview(node, props, items);
  const open = view.open === null ? null : (items[view.open] ?? null);

  const remove = (index: number) => {
    const item = items[index] as Item;
    node.set({ value: items.filter((_, at) => at !== index).map((one) => one.held) as unknown as Json, selected_index: null });
    node.emit('delete', { file: (item.held.video ?? item.held.image ?? null) as unknown as Json });
  };
  const tools = (
    <Toolbar>
      {interactive && items.length > 0 && (
        <DropZone
          app={node.app}
          id={controlId(node)}
          takes={takes}
          uploading={null}
          onFiles={(files) => void add(files)}
          name="Upload"
          class="gallery-add"
        >
          <UploadIcon />
        </DropZone>
      )}
      <Tools node={node} buttons={props.buttons} items={items} open={open} />
      {items.length > 0 && hasButton(props.buttons, 'fullscreen') && fullscreen}
      {open ? (
        <IconButton label="Close" onClick={view.close}>
          <CloseIcon />
        </IconButton>
      ) : (
        interactive &&
        items.length > 0 && (
          <IconButton label="Clear" onClick={() => node.set({ value: [], selected_index: null })}>
            <TrashIcon />
          </IconButton>
        )
      )}
    </Toolbar>
  );
  if (items.length === 0) {
    return (
      <>
        {tools}
        {interactive ? (
          <Give node={node} sources={props.sources ?? ['upload']} takes={takes} uploading={uploading} put={(files) => void add(files)} />
        ) : (
          <Empty icon={<ImageIcon size={26} />} />
        )}
      </>
    );
  }
  return (
    <div class={`gallery-frame${full}${over ? ' drop-over' : ''}`} {...(interactive ? drop : {})}>
      {tools}
      {open && view.open !== null ? (
        <Preview items={items} index={view.open} focus={view.focus} choose={view.choose} close={view.close} />
      ) : (
        <Grid node={node} props={props} items={items} view={view} remove={interactive ? remove : null} />
      )}
      {uploading && (
        <div class="gallery-progress">
          <UploadProgress uploading={uploading} />
        </div>
      )}
    </div>
  );
}

type View = {
  /** Index of the large picture. */
  open: number | null;
  selected: number | null;
  /** Whether the user opened it. */
  focus: boolean;
  /** Index of the picture that was large until now, for the focus to go back to. */
  left: { current: number | null };
  choose: (index: number) => void;
  close: () => void;
};

/** Which picture is selected, and whether it is large. `preview=True` shows the first one until the user closes it. */
function usePreview(node: Node, props: Props, items: Item[]): View {
  const [closed, end] = useState(false);
  const [focus, byUser] = useState(false);
  const left = useRef<number | null>(null);
  const allowed = props.allow_preview !== false;
  const selected = within(props.selected_index, items.length);
  const open = allowed && items.length > 0 ? (selected ?? (props.preview && !closed ? 0 : null)) : null;
  const choose = (index: number) => {
    const item = items[index];
    if (!item) return;
    node.set({ selected_index: index });
    node.emit('select', { index, value: item.held as unknown as Json, selected: true });
    byUser(true);
    if (allowed && open === null) node.emit('preview_open');
  };
  const close = () => {
    left.current = open;
    end(true);
    node.set({ selected_index: null });
    node.emit('preview_close');
  };
  return { open, selected, focus, left, choose, close };
}

type GridProps = { node: Node; props: Props; items: Item[]; view: View; remove: ((index: number) => void) | null };

function Grid({ props, items, view, remove }: GridProps): VNode {
  const grid = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const { left } = view;
    if (left.current !== null) grid.current?.querySelectorAll<HTMLElement>('.gallery-thumb')[left.current]?.focus();
    left.current = null;
  }, []);
  return (
    <ul class={`gallery-grid${props.rows && px(props.height) ? ' gallery-rows' : ''}`} style={gridStyle(props, items.length)} ref={grid}>
      {items.map((item, at) => (
        <li key={at}>
          <button
            type="button"
            class="gallery-thumb"
            aria-label={`Thumbnail ${at + 1} of ${items.length}${item.caption ? `: ${item.caption}` : ''}`}
            aria-pressed={props.allow_preview === false ? at === view.selected : undefined}
            onClick={() => view.choose(at)}
          >
            <Shown item={item} at={at} />
            {item.caption && <span class="gallery-caption">{item.caption}</span>}
          </button>
          {remove && (
            <IconButton class="gallery-delete" label="Delete image" onClick={() => remove(at)}>
              <CloseIcon />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}

function gridStyle({ columns, rows, fit_columns, object_fit }: Props, count: number): CSSProperties {
  const most = columns ?? 2;
  return {
    '--gallery-columns': fit_columns === false ? most : Math.min(most, count),
    '--gallery-rows': rows ?? 1,
    '--gallery-fit': object_fit ?? 'cover',
  } as CSSProperties;
}
