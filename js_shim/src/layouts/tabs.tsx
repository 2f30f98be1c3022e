/**
 * Tabs and their items, after the WAI-ARIA tabs pattern: arrow keys, Home and End move and select, one tab stop.
 *
 * An item's props live at the item, the tab strip at Tabs: the strip reads its children's props through the
 * layout, which the tree gives as `childNodes`.
 */
import { createContext, type VNode } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { BlockView, Node } from '../render/contract.js';
import { outer } from '../render/kit/block.js';
import { Dormant, useChildNodes } from '../render/kit/children.js';
import { blockStyle, controlId } from '../render/kit/index.js';
import { MoreTabs } from './more_tabs.js';
import css from './tabs.css?inline';

type TabsProps = { selected?: string | number | null; overflow_behavior?: 'menu' | 'wrap' };
type ItemProps = {
  label?: string | null;
  id?: string | number | null;
  visible?: boolean | 'hidden';
  interactive?: boolean;
  alignment?: 'left' | 'right';
  render_children?: boolean;
};

/** Uid of the item that is shown. */
const Selected = createContext<number | null>(null);

const itemOf = (node: Node): ItemProps => node.props.value as ItemProps;
/** What `Tabs.selected` calls this item: its `id`, else its uid. */
const keyOf = (node: Node): string | number => itemOf(node).id ?? node.uid;
const isShown = (node: Node): boolean => (itemOf(node).visible ?? true) === true;
const isEnabled = (node: Node): boolean => itemOf(node).interactive !== false;
const tabId = (node: Node): string => `${controlId(node)}-tab`;
const panelId = (node: Node): string => (node.props.value as { elem_id?: string | null }).elem_id || controlId(node);

/** What `gr.SelectData` gets. */
const dataOf = (item: Node, items: Node[]) => ({ index: items.indexOf(item), value: itemOf(item).label ?? '' });

/** The item that is shown: the selected one, if it can be, else the first that can. */
function current(items: Node[], selected: TabsProps['selected']): Node | undefined {
  const shown = items.filter(isShown);
  return shown.find((item) => keyOf(item) === selected) ?? shown.find(isEnabled) ?? shown[0];
}

export const Tabs: BlockView = ({ node, children }) => {
  node.app.style(css);
  const props = node.props.value as TabsProps;
  const items = useChildNodes().filter((child) => child.type === 'tabitem');
  const active = current(items, props.selected);
  const select = (item: Node) => {
    if (item === active || !isEnabled(item)) return;
    node.set({ selected: keyOf(item) });
    const data = dataOf(item, items);
    item.emit('select', data);
    node.emit('select', data);
  };
  const before = useRef(active);
  useEffect(() => {
    // Python may select a tab as well as the user.
    if (before.current !== active && active) node.emit('change', dataOf(active, items));
    before.current = active;
  }, [active]);
  return (
    <div {...outer(props, 'lite-tabs tabs')} style={blockStyle(props)} data-testid="slot-content">
      <TabStrip items={items.filter(isShown)} active={active} wrap={props.overflow_behavior === 'wrap'} select={select} />
      <Selected.Provider value={active?.uid ?? null}>{children}</Selected.Provider>
    </div>
  );
};

type StripProps = { items: Node[]; active: Node | undefined; wrap: boolean; select: (item: Node) => void };

function TabStrip({ items, active, wrap, select }: StripProps): VNode {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tab = strip.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (tab && strip.current) reveal(strip.current, tab);
  }, [active]);
  const elementOf = (item: Node) => strip.current?.querySelector<HTMLElement>(`#${tabId(item)}`) ?? null;
  const tabOf = (item: Node) => ({
    uid: item.uid,
    label: itemOf(item).label ?? '',
    enabled: isEnabled(item),
    element: () => elementOf(item),
  });
  const choose = (uid: number) => {
    const item = items.find((one) => one.uid === uid) as Node;
    select(item);
    elementOf(item)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const enabled = items.filter(isEnabled);
    const rtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const index = destination(event.key, active ? enabled.indexOf(active) : -1, enabled.length, rtl);
    const item = index === null ? undefined : enabled[index];
    if (!item) return;
    event.preventDefault();
    choose(item.uid);
  };
  return (
    <div class="lite-tab-bar">
      <div class={wrap ? 'lite-tab-strip lite-tab-wrap' : 'lite-tab-strip'} role="tablist" ref={strip} onKeyDown={onKeyDown}>
        {items.map((item) => {
          const { label, alignment } = itemOf(item);
          const on = item === active;
          return (
            <button
              key={item.uid}
              type="button"
              role="tab"
              id={tabId(item)}
              class={`lite-tab${on ? ' selected' : ''}${alignment === 'right' ? ' lite-tab-right' : ''}`}
              aria-selected={on}
              aria-controls={panelId(item)}
              tabIndex={on ? 0 : -1}
              disabled={!isEnabled(item)}
              onClick={() => select(item)}
            >
              {label ?? ''}
            </button>
          );
        })}
      </div>
      {!wrap && <MoreTabs strip={strip} tabs={items.map(tabOf)} choose={choose} />}
    </div>
  );
}

/** Scrolls the strip, and only the strip, until `tab` is seen. */
function reveal(strip: HTMLElement, tab: HTMLElement): void {
  const left = tab.offsetLeft; // in the strip, which has a position
  if (left < strip.scrollLeft) strip.scrollLeft = left;
  else if (left + tab.offsetWidth > strip.scrollLeft + strip.clientWidth) strip.scrollLeft = left + tab.offsetWidth - strip.clientWidth;
}

/** Where a key moves to, or null if it moves nowhere. */
export function destination(key: string, from: number, count: number, rtl: boolean): number | null {
  if (count === 0) return null;
  const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[key];
  if (step !== undefined) return (from + step + count) % count;
  return key === 'Home' ? 0 : key === 'End' ? count - 1 : null;
}

/**
 * One panel. What it holds is drawn when it is shown for the first time, or at once if the app wants that. Then it stays in the document, hidden, so that
 * it keeps its state.
 */
export const TabItem: BlockView = ({ node, children }) => {
  const on = useContext(Selected) === node.uid;
  const drawn = useRef(false);
  drawn.current ||= on || itemOf(node).render_children === true;
  const { class: className } = outer(node.props.value, 'lite-tab-panel tabitem');
  return (
    <div
      class={className}
      id={panelId(node)}
      role="tabpanel"
      aria-labelledby={tabId(node)}
      hidden={!on}
      style={blockStyle(node.props.value, true)}
    >
      <div class="lite-column column" data-testid="tab-content">
        <Dormant.Provider value={!drawn.current}>{children}</Dormant.Provider>
      </div>
    </div>
  );
};
