/** Draggable: children that the user drags by a handle, or moves by its arrow keys, into another order. */
import { cloneElement, type VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LayoutNode } from '../protocol/config.js';
import type { BlockView, Node } from '../render/contract.js';
import { outer } from '../render/kit/block.js';
import { useChildNodes } from '../render/kit/children.js';
import { blockStyle, controlId } from '../render/kit/index.js';
import css from './draggable.css?inline';
import { arranged, beside, moved } from './order.js';

type Props = { orientation?: 'row' | 'column' };

const KEYS: Record<string, number> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

const Draggable: BlockView = ({ node, children }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { orientation = 'column' } = props;
  const nodes = useChildNodes().filter(isShown);
  const [wanted, want] = useState<number[]>([]);
  const [said, say] = useState('');
  const [dragged, drag] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const order = arranged(
    nodes.map(({ uid }) => uid),
    wanted,
  );
  const focus = useRef<number | null>(null);
  useLayoutEffect(() => {
    // A moved element loses the focus.
    if (focus.current !== null) box.current?.querySelector<HTMLElement>(`[data-draggable="${focus.current}"] > .draggable-handle`)?.focus();
    focus.current = null;
  });
  const nameOf = (uid: number) => {
    const { label, value } = (nodes.find((child) => child.uid === uid)?.props.peek() ?? {}) as { label?: unknown; value?: unknown };
    return (
      [label, value].find((text) => typeof text === 'string' && text !== '' && text.length < 40) ??
      `item ${nodes.findIndex((child) => child.uid === uid) + 1}`
    );
  };
  const put = (next: number[], uid: number) => {
    if (next.join() === order.join()) return;
    want(next);
    say(`${nameOf(uid)} is now ${next.indexOf(uid) + 1} of ${next.length}.`);
  };
  const keys = (event: KeyboardEvent, uid: number) => {
    const rtl = orientation === 'row' && getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const at = order.indexOf(uid);
    const step = KEYS[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? order.length - 1
          : step && at + (rtl && event.key.match(/Left|Right/) ? -step : step);
    if (to === undefined) return;
    event.preventDefault();
    focus.current = uid;
    put(moved(order, at, to), uid);
  };
  const over = (event: PointerEvent, uid: number) => {
    if (dragged !== uid || !box.current) return;
    const boxes = [...box.current.querySelectorAll<HTMLElement>(':scope > .draggable-item')].map((item) => item.getBoundingClientRect());
    const rtl = getComputedStyle(box.current).direction === 'rtl';
    put(moved(order, order.indexOf(uid), beside(boxes, order.indexOf(uid), event.clientX, event.clientY, orientation, rtl)), uid);
  };
  const all = children as VNode<{ places: LayoutNode[] | undefined }> | undefined;
  const places = new Map((all?.props.places ?? []).map((place) => [place.id, place]));
  return (
    <div {...outer(props, 'draggable-frame')} style={blockStyle(props)}>
      {/* biome-ignore lint/a11y/useSemanticElements: its children are items, not parts of a page */}
      <div ref={box} class={`draggable draggable-${orientation}`} role="region" aria-label="Draggable items container">
        {order.map((uid) => {
          const place = places.get(uid);
          return (
            <div key={uid} class={`draggable-item${dragged === uid ? ' draggable-dragged' : ''}`} data-draggable={uid}>
              <button
                type="button"
                class="draggable-handle"
                aria-label={`Move ${nameOf(uid)}`}
                aria-describedby={`${controlId(node)}-how`}
                onKeyDown={(event) => keys(event, uid)}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture?.(event.pointerId);
                  drag(uid);
                }}
                onPointerMove={(event) => over(event, uid)}
                onPointerUp={() => drag(null)}
                onLostPointerCapture={() => drag(null)}
              >
                <span aria-hidden="true">⠿</span>
              </button>
              <div class="draggable-content">{all && place && cloneElement(all, { places: [place] })}</div>
            </div>
          );
        })}
      </div>
      <p class="lite-sr-only" id={`${controlId(node)}-how`}>
        Press the arrow keys, Home or End to move it.
      </p>
      <p class="lite-sr-only" role="status" aria-live="polite">
        {said}
      </p>
    </div>
  );
};
export default Draggable;

const isShown = (node: Node): boolean => (node.props.value as { visible?: boolean | 'hidden' }).visible !== false;
