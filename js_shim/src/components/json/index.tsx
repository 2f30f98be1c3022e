/** JSON: a value as a tree that opens and closes. Closed branches are not in the DOM, long lists come in ranges. */
// biome-ignore-all lint/a11y/useSemanticElements: no fieldset: nothing in it is a form's
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView } from '../../render/contract.js';
import { Block, BlockLabel, CodeIcon, CopyButton, Empty, px, Toolbar, ToolbarButtons } from '../../render/kit/index.js';
import css from './json.css?inline';
import { entries, isBranch, openLevels, type Range, ranges, sizeOf, WIDEST } from './shape.js';

type Props = {
  value?: Json;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  open?: boolean;
  show_indices?: boolean;
  height?: number | string | null;
  min_height?: number | string | null;
  max_height?: number | string | null;
  buttons?: Json;
};

const JsonView: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { value = null, show_label, container = true, open = false, show_indices = false } = props;
  const label = props.label ?? 'JSON';
  const buttons = Array.isArray(props.buttons) ? props.buttons : ['copy'];
  const named = (show_label ?? true) && label !== '';
  const heights = {
    height: px(props.height),
    minHeight: px(props.min_height),
    maxHeight: px(props.max_height === undefined ? 500 : props.max_height),
  };
  return (
    <Block node={node} container={container} padding={false} class="json">
      <BlockLabel label={label} icon={<CodeIcon />} show={show_label ?? true} />
      {buttons.length > 0 && (
        <Toolbar>
          {buttons.includes('copy') && <CopyButton text={() => JSON.stringify((node.props.peek() as Props).value ?? null, null, 2)} />}
          <ToolbarButtons node={node} buttons={buttons} />
        </Toolbar>
      )}
      {value === null ? (
        <Empty icon={<CodeIcon />} />
      ) : (
        <div
          class={`json-scroll${named || buttons.length > 0 ? ' json-below' : ''}`}
          style={heights}
          role="group"
          aria-label={label || 'JSON'}
          tabIndex={0}
          onKeyDown={onArrow}
        >
          {/* Not keyed by its value: a value that is streamed, or comes again, keeps open what the user opened. */}
          <Entry value={value} depth={0} levels={openLevels(value, open)} indices={show_indices} last />
        </div>
      )}
    </Block>
  );
};
export default JsonView;

/** Up and down go from branch to branch, right opens, left closes. */
function onArrow(event: KeyboardEvent): void {
  const here = event.target as HTMLElement;
  const toggles = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.json-toggle')];
  const at = toggles.indexOf(here);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: toggles.length - 1 }[event.key];
  const wants = { ArrowRight: 'false', ArrowLeft: 'true' }[event.key];
  if (to === undefined && wants === undefined) return;
  event.preventDefault();
  if (to !== undefined) toggles[to]?.focus();
  else if (here.getAttribute('aria-expanded') === wants) here.click();
}

type Style = { depth: number; levels: number; indices: boolean };
type EntryProps = Style & { name?: string | number; value: Json; last: boolean };

/** A key and its value. */
function Entry({ name, value, last, ...style }: EntryProps): VNode {
  const key = name === undefined ? null : <Key name={name} shown={typeof name === 'string' || style.indices} />;
  if (isBranch(value)) return <Branch name={key} of={value} range={{ start: 0, end: sizeOf(value) }} last={last} {...style} />;
  return (
    <div class="json-line">
      {key}
      <Leaf value={value} />
      {!last && <span class="json-mark">,</span>}
    </div>
  );
}

function Key({ name, shown }: { name: string | number; shown: boolean }): VNode | null {
  if (!shown) return null;
  return (
    <>
      <span class={typeof name === 'number' ? 'json-index' : 'json-key'}>{typeof name === 'number' ? name : JSON.stringify(name)}</span>
      <span class="json-mark">: </span>
    </>
  );
}

function Leaf({ value }: { value: Json }): VNode {
  if (value instanceof Uint8Array) return <span class="json-null">{value.length.toLocaleString()} bytes</span>;
  const kind = value === null ? 'null' : typeof value;
  return <span class={`json-${kind}`}>{JSON.stringify(value)}</span>;
}

type BranchProps = Style & {
  name: ComponentChildren;
  of: Json[] | Record<string, Json>;
  range: Range;
  last: boolean;
  /** Part of a long list: named by its positions, without brackets. */
  part?: boolean;
};

/** An object, a list, or a part of a long one. */
function Branch({ name, of, range, last, part = false, depth, levels, indices }: BranchProps): VNode {
  const size = range.end - range.start;
  const [open, setOpen] = useState(depth < levels && (!part || range.start === 0));
  const [before, after] = part ? ['', ''] : Array.isArray(of) ? ['[', ']'] : ['{', '}'];
  const comma = !last && !part && <span class="json-mark">,</span>;
  if (size === 0) {
    return (
      <div class="json-line">
        {name}
        <span class="json-mark">{before + after}</span>
        {comma}
      </div>
    );
  }
  const count = `${size.toLocaleString()} ${Array.isArray(of) ? 'item' : 'key'}${size === 1 ? '' : 's'}`;
  return (
    <div>
      <div class="json-line">
        <button
          type="button"
          class="json-toggle"
          aria-expanded={open}
          aria-label={`${open ? 'Collapse' : 'Expand'} ${count}`}
          onClick={() => setOpen(!open)}
        />
        {name}
        {part && <span class="json-part">{`${range.start} … ${range.end - 1}`}</span>}
        <span class="json-mark">{before}</span>
        {!open && !part && <span class="json-count">{count}</span>}
        {!open && <span class="json-mark">{after}</span>}
        {!open && comma}
      </div>
      {open && (
        <div class="json-children">
          <Inside of={of} range={range} depth={depth + 1} levels={levels} indices={indices} />
        </div>
      )}
      {open && !part && (
        <div class="json-line">
          <span class="json-mark">{after}</span>
          {comma}
        </div>
      )}
    </div>
  );
}

function Inside({ of, range, ...style }: Style & { of: Json[] | Record<string, Json>; range: Range }): VNode {
  const total = sizeOf(of);
  if (range.end - range.start > WIDEST) {
    return (
      <>
        {ranges(range).map((part) => (
          <Branch key={part.start} name={null} of={of} range={part} last part {...style} />
        ))}
      </>
    );
  }
  return (
    <>
      {entries(of, range).map(({ key, value }, index) => (
        <Entry key={key} name={key} value={value} last={range.start + index === total - 1} {...style} />
      ))}
    </>
  );
}
