/** Markdown: formatted text with formulas and code; grows without flicker while it is streamed. */
import type { CSSProperties } from 'preact';
import type { Json } from '../../protocol/messages.js';
import type { BlockView } from '../../render/contract.js';
import { Block, blockStyle, CopyButton, Toolbar } from '../../render/kit/index.js';
import type { LatexDelimiter } from '../../render/kit/markdown.js';
import { Prose } from '../../render/kit/prose.js';
import css from './markdown.css?inline';

type Props = {
  value?: string | null;
  /** Never drawn; the accessible name of a part that scrolls. */
  label?: string | null;
  rtl?: boolean;
  latex_delimiters?: LatexDelimiter[] | null;
  sanitize_html?: boolean;
  line_breaks?: boolean;
  header_links?: boolean;
  height?: number | string | null;
  max_height?: number | string | null;
  min_height?: number | string | null;
  buttons?: Json;
  container?: boolean;
  padding?: boolean;
};

const Markdown: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { label, rtl = false, container = false, padding = false, latex_delimiters, buttons } = props;
  const text = props.value ?? '';
  const style = blockStyle({ height: props.height, max_height: props.max_height, min_height: props.min_height }, true) as CSSProperties;
  const copies = Array.isArray(buttons) && buttons.includes('copy');
  const scrolls = style.overflow !== undefined;
  return (
    <Block
      node={node}
      container={container}
      padding={padding || container}
      class={`markdown${padding && !container ? ' markdown-padded' : ''}`}
      rtl={rtl}
    >
      {copies && text && (
        <Toolbar>
          <CopyButton text={() => (node.props.value as Props).value ?? ''} onCopy={(value) => node.emit('copy', { value })} />
        </Toolbar>
      )}
      <div data-testid="markdown-wrapper">
        <div
          class="markdown-body"
          data-testid="markdown"
          dir={rtl ? 'rtl' : undefined}
          style={style}
          {...(scrolls && { role: 'region', tabIndex: 0, 'aria-label': label || 'Markdown' })}
        >
          <Prose
            app={node.app}
            text={text}
            lineBreaks={props.line_breaks === true}
            headerLinks={props.header_links === true}
            sanitize={props.sanitize_html !== false}
            {...(latex_delimiters && { latexDelimiters: latex_delimiters })}
            onCopy={(value) => node.emit('copy', { value })}
          />
        </div>
      </div>
    </Block>
  );
};
export default Markdown;
