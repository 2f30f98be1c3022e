/** Dataframe: a table to read, sort, search and filter; and, where it is interactive, to edit like a spreadsheet. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { Block, controlId, Empty } from '../../render/kit/index.js';
import css from './dataframe.css?inline';
import { Grid } from './grid.js';
import { TableIcon } from './icons.js';
import { TableModel } from './model.js';
import { Bar, Foot, type TableOf } from './tools.js';
import type { Props, Value } from './types.js';

const Dataframe: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const model = useMemo(() => modelOf(node), [node]);
  model.take(props);
  const [full, fill] = useState(false);
  useEscape(full, () => fill(false));
  const label = props.label ?? 'Dataframe';
  const shown = (props.show_label ?? true) && label !== '';
  const title = shown ? (
    <span class="dataframe-title" id={`${controlId(node)}-title`} data-testid="block-label">
      {label}
    </span>
  ) : null;
  return (
    <Block node={node} padding={false} class="dataframe">
      <div class={`dataframe-frame${full ? ' dataframe-full' : ''}`}>
        {isBlank(model) ? (
          <Nothing title={title} />
        ) : (
          <>
            <Bar node={node} model={model} props={props} title={title} full={full} onFull={fill} />
            <Grid node={node} model={model} props={props} label={label || 'Dataframe'} full={full} />
            <NoRows model={model} epoch={model.epoch} />
            <Foot model={model} epoch={model.epoch} />
          </>
        )}
      </div>
    </Block>
  );
};
export default Dataframe;

function modelOf(node: Node): TableModel {
  return new TableModel({
    set: (value) => node.set({ value: value as unknown as Json }),
    emit: (event, data) => node.emit(event, (data ?? null) as Json),
    listens: (event) => node.listens(event),
    ask: (name, args, signal) => node.ask(name, args, signal),
    settle: (work) => node.settle(work),
    toast: (message) => node.app.toast('warning', message),
  });
}

/** Escape must reach us wherever the focus is; an open cell or menu keeps it to itself. */
function useEscape(on: boolean, leave: () => void): void {
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && leave();
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [on]);
}

/** Whether there is nothing to show to somebody who can't type: no columns, or Gradio's one empty row under numbers. */
function isBlank(model: TableModel): boolean {
  const { headers, data, held } = model.value as Value;
  if (model.interactive || held) return false;
  if (headers.length === 0) return true;
  const numbered = headers.every((name, i) => name === String(i + 1));
  return numbered && data.length <= 1 && (data[0] ?? []).every((cell) => cell === '' || cell === null);
}

function Nothing({ title }: { title: VNode | null }): VNode {
  return (
    <>
      {title && <div class="dataframe-bar">{title}</div>}
      <Empty icon={<TableIcon />} />
    </>
  );
}

function NoRows({ model }: TableOf): VNode | null {
  void model.changed.value; // subscribes
  if (model.size.rows > 0 || model.busy) return null;
  return <div class="dataframe-none">{model.total > 0 ? 'No row matches.' : 'No rows.'}</div>;
}
