/** Accordion: a titled section that opens and closes. */
import type { BlockView } from '../render/contract.js';
import { outer } from '../render/kit/block.js';
import { blockStyle, ChevronDownIcon } from '../render/kit/index.js';
import { StatusOverlay } from '../render/kit/status.js';
import css from './accordion.css?inline';

type Props = { label?: string | null; open?: boolean };

/** Native `details`: keyboard, find-in-page and screen readers work without any code of ours. */
const Accordion: BlockView = ({ node, children }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const open = props.open ?? true;
  const toggled = (event: Event) => {
    const now = (event.currentTarget as HTMLDetailsElement).open;
    // `toggle` also follows our own changes of `open`; only the user's are news.
    if (now === ((node.props.value as Props).open ?? true)) return;
    node.set({ open: now });
    node.emit(now ? 'expand' : 'collapse');
  };
  return (
    <details {...outer(props, 'block lite-accordion accordion')} style={blockStyle(props)} open={open} onToggle={toggled}>
      <summary class="lite-accordion-title">
        <span>{props.label ?? ''}</span>
        <ChevronDownIcon />
      </summary>
      <div class="lite-accordion-content" style={blockStyle(props, true)} data-testid="accordion-content">
        {children}
      </div>
      <StatusOverlay node={node} />
    </details>
  );
};
export default Accordion;
