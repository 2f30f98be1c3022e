/** Sidebar: a panel at the app's left or right edge that slides in and out. */
import { useEffect } from 'preact/hooks';
import type { BlockView } from '../render/contract.js';
import { outer } from '../render/kit/block.js';
import { controlId, MenuIcon, px } from '../render/kit/index.js';
import css from './sidebar.css?inline';

type Props = { label?: string | null; open?: boolean; position?: 'left' | 'right'; width?: number | string };

/** Below this width of the app, a sidebar starts closed. */
const NARROW_PX = 640;

const Sidebar: BlockView = ({ node, children }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { label, open = true, position = 'left', width = 320 } = props;
  const id = controlId(node);
  const wide = px(width) ?? '320px';
  const { root } = node.app;
  // The app's frame makes room on wide pages, and cannot see a variable that is set further in.
  useEffect(() => {
    root.style.setProperty('--lite-sidebar-room', wide);
    return () => root.style.removeProperty('--lite-sidebar-room');
  }, [root, wide]);
  // On a phone an open sidebar would hide the app that it belongs to.
  useEffect(() => {
    if (open && root.clientWidth > 0 && root.clientWidth < NARROW_PX) node.set({ open: false });
  }, []);
  const toggle = () => {
    node.set({ open: !open });
    node.emit(open ? 'collapse' : 'expand');
  };
  return (
    <div
      {...outer(props, `lite-sidebar sidebar lite-sidebar-${position}${open ? ' lite-sidebar-open open' : ''}`)}
      style={{ '--lite-sidebar-width': wide }}
    >
      <button
        type="button"
        class="lite-icon-button lite-sidebar-toggle"
        aria-label="Toggle Sidebar"
        title="Toggle Sidebar"
        aria-expanded={open}
        aria-controls={id}
        onClick={toggle}
      >
        <MenuIcon />
      </button>
      <section id={id} class="lite-sidebar-panel" aria-label={label || 'Sidebar'} hidden={!open}>
        {label && <div class="lite-sidebar-title">{label}</div>}
        <div class="lite-sidebar-content" data-testid="slot-content">
          {children}
        </div>
      </section>
    </div>
  );
};
export default Sidebar;
