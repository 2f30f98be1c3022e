/** FileExplorer: a tree of the app's files, to choose one or several. Folders are asked for when they are opened. */
import type { CSSProperties, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { blockStyle } from '../../render/kit/block.js';
import {
  Block,
  BlockLabel,
  ChevronRightIcon,
  controlId,
  Empty,
  FileIcon,
  FolderIcon,
  IconButton,
  RetryIcon,
  Spinner,
  Toolbar,
  ToolbarButtons,
} from '../../render/kit/index.js';
import ticks from '../../render/kit/ticks.css?inline';
import css from './fileexplorer.css?inline';
import { type Folders, useFolders } from './folders.js';
import { chosenAbove, keyOf, moveOf, type Path, pathsOf, type Row, rowsOf, type Tick, tickOf, withoutPath, withPaths } from './tree.js';

type Props = {
  value?: Json;
  file_count?: 'single' | 'multiple' | null;
  root_dir?: string;
  glob?: string;
  ignore_glob?: string | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  interactive?: boolean | null;
  buttons?: Json;
};

const FileExplorer: BlockView = ({ node }) => {
  node.app.style(ticks);
  node.app.style(css);
  const props = node.props.value as Props;
  const { root_dir, glob, ignore_glob } = props;
  const folders = useFolders(node, JSON.stringify([root_dir, glob, ignore_glob]));
  const rows = rowsOf(folders.listings, folders.open);
  const name = `${controlId(node)}-name`;
  return (
    <Block node={node} container={props.container ?? true} padding={false} class="fileexplorer">
      <BlockLabel id={name} label={props.label ?? 'FileExplorer'} icon={<FileIcon />} show={props.show_label ?? true} />
      <Toolbar>
        <ToolbarButtons node={node} buttons={props.buttons} />
        <IconButton label="Refresh" onClick={folders.refresh}>
          <RetryIcon />
        </IconButton>
      </Toolbar>
      <div class="fileexplorer-scroll" style={sizes(props)}>
        {folders.error !== null ? (
          <div role="alert">
            <Empty icon={<FileIcon size={26} />}>{folders.error}</Empty>
          </div>
        ) : rows.length > 0 ? (
          <Tree node={node} props={props} rows={rows} folders={folders} name={name} />
        ) : folders.listings.get('') ? (
          <Empty icon={<FileIcon size={26} />}>No files here</Empty>
        ) : (
          <Empty icon={<Spinner size={20} />}>Looking for files…</Empty>
        )}
      </div>
    </Block>
  );
};
export default FileExplorer;

function sizes(props: Props): CSSProperties {
  const { height, minHeight, maxHeight } = blockStyle({ max_height: 500, ...props }, true);
  return { height, minHeight, maxHeight };
}

type TreeProps = { node: Node; props: Props; rows: Row[]; folders: Folders; name: string };

function Tree({ node, props, rows, folders, name }: TreeProps): VNode {
  const tree = useRef<HTMLDivElement>(null);
  const [at, focus] = useState<string | null>(null);
  const several = props.file_count !== 'single';
  const fixed = props.interactive === false;
  const chosen = pathsOf(props.value);
  // The row that Tab leads to: where the user was, else the first that is chosen, else the first.
  const keys = rows.map((row) => row.key);
  const current = [at, ...chosen.map(keyOf)].map((key) => keys.indexOf(key ?? '')).find((index) => index >= 0) ?? 0;
  const [, redraw] = useState({});
  const choose = useChoose(node, several, folders, () => redraw({}));
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveOf(event.key, rows, current);
    if (!move) return;
    event.preventDefault();
    if ('to' in move) return show(move.to);
    const row = rows['open' in move ? move.open : 'close' in move ? move.close : move.choose] as Row;
    if ('choose' in move && (several || !row.isFolder)) {
      if (!fixed) void choose(row, tickOf(row, chosen, folders.listings));
    } else folders.toggle(row.path);
  };
  const show = (index: number) => {
    focus(rows[index]?.key ?? null);
    tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus();
  };
  return (
    <div ref={tree} class="fileexplorer-tree" role="tree" aria-labelledby={name} aria-multiselectable={several} onKeyDown={press}>
      {rows.map((row, index) => {
        const tick = tickOf(row, chosen, folders.listings);
        return (
          <RowView
            key={row.key}
            row={row}
            tick={tick}
            several={several}
            fixed={fixed}
            current={index === current}
            waits={row.open && folders.listings.get(row.key) === null}
            onFocus={() => focus(row.key)}
            toggle={() => folders.toggle(row.path)}
            choose={() => void choose(row, tick)}
          />
        );
      })}
    </div>
  );
}

type RowProps = {
  row: Row;
  tick: Tick;
  several: boolean;
  fixed: boolean;
  current: boolean;
  waits: boolean;
  onFocus: () => void;
  toggle: () => void;
  choose: () => void;
};

function RowView({ row, tick, several, fixed, current, waits, onFocus, toggle, choose }: RowProps): VNode {
  const ticks = several || !row.isFolder;
  const box = useRef<HTMLInputElement>(null);
  // A click has ticked the box already, whatever comes of it.
  useLayoutEffect(() => {
    if (box.current) box.current.checked = tick === 'on';
  });
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys */}
      <div
        class={`fileexplorer-row${tick === 'on' ? ' selected' : ''}`}
        style={{ '--fileexplorer-depth': row.path.length - 1 } as CSSProperties}
        role="treeitem"
        tabIndex={current ? 0 : -1}
        aria-label={row.name}
        aria-level={row.path.length}
        aria-posinset={row.place}
        aria-setsize={row.size}
        aria-expanded={row.isFolder ? row.open : undefined}
        aria-checked={several ? (tick === 'some' ? 'mixed' : tick === 'on') : undefined}
        aria-selected={several ? undefined : tick === 'on'}
        aria-disabled={fixed && ticks ? true : undefined}
        aria-busy={waits || undefined}
        onFocus={onFocus}
        onClick={ticks ? (fixed ? undefined : choose) : toggle}
      >
        {row.isFolder ? (
          <button
            type="button"
            class={`fileexplorer-open${row.open ? ' opened' : ''}`}
            tabIndex={-1}
            aria-label={row.open ? 'collapse directory' : 'expand directory'}
            onClick={(event) => {
              event.stopPropagation();
              toggle();
            }}
          >
            {waits ? <Spinner size={12} /> : <ChevronRightIcon size={14} />}
          </button>
        ) : (
          <i class="fileexplorer-open" />
        )}
        {/* The row itself is what assistive technology reads and ticks; the box is for pointers, and for tests. */}
        <span class="fileexplorer-name">
          {ticks && (
            <input
              ref={box}
              class="lite-tick"
              type={several ? 'checkbox' : 'radio'}
              tabIndex={-1}
              aria-label={row.name}
              checked={tick === 'on'}
              indeterminate={tick === 'some'}
              disabled={fixed}
            />
          )}
          {row.isFolder ? <FolderIcon size={14} /> : <FileIcon size={14} />}
          <span dir="auto">{row.name}</span>
        </span>
      </div>
      {row.more > 0 && <p class="fileexplorer-more">{row.more.toLocaleString()} more are not listed</p>}
    </>
  );
}

/** Chooses a row, or leaves it: a folder with all files below it. `refused` is called where that can't be done. */
function useChoose(node: Node, several: boolean, folders: Folders, refused: () => void) {
  return async (row: Row, tick: Tick): Promise<void> => {
    const now = () => pathsOf((node.props.peek() as Props).value);
    const on = tick !== 'on';
    let value: Path[];
    if (!several) {
      value = on ? [row.path] : [];
    } else if (on) {
      const more = row.isFolder ? await folders.filesBelow(row.path) : [row.path];
      if (!more) return refused();
      value = withPaths(now(), more);
    } else {
      const above = chosenAbove(now(), row.path);
      const rest = above && (await folders.filesBelow(above));
      if (above && !rest) return refused();
      const whole = above && rest ? withPaths(withoutPath(now(), above), rest) : now();
      value = withoutPath(whole, row.path);
    }
    folders.choose(value);
    node.emit('select', { index: row.path, value: keyOf(row.path), selected: on });
    node.emit('input');
  };
}
