/** HighlightedText: text with marked spans; categories or scores, to read or to edit. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { BlockView } from '../../render/contract.js';
import { CornerButtons } from '../../render/kit/corner.js';
import { Block, BlockLabel, Empty, TextIcon } from '../../render/kit/index.js';
import { colorsOf, SCORE_SCALE, scoreFill } from './colors.js';
import { Editor } from './editor.js';
import css from './highlightedtext.css?inline';
import { categories, isScored, markOf } from './spans.js';
import { fill, type Props, type ViewProps } from './view.js';

const HighlightedText: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { show_label, container = true, rtl = false, buttons, show_legend, show_whitespaces = true } = props;
  const label = props.label ?? 'Highlighted Text';
  const spans = Array.isArray(props.value) ? props.value : [];
  const [pointed, setPointed] = useState<string | null>(null);
  const scored = isScored(spans);
  const colors = colorsOf(categories(spans), props.color_map);
  const below = (show_label ?? true) && label !== '' ? ' highlightedtext-below' : '';
  const view = { node, spans, colors, scored, inline: props.show_inline_category ?? true };
  return (
    <Block node={node} container={container} padding={false} class="highlightedtext" rtl={rtl}>
      <BlockLabel label={label} icon={<TextIcon />} show={show_label ?? true} />
      <CornerButtons node={node} buttons={buttons} />
      {spans.length === 0 ? (
        <Empty icon={<TextIcon />} />
      ) : (
        <div class={`highlightedtext-content${below}`}>
          {show_legend && (scored ? <Scale /> : <Legend colors={colors} onPoint={setPointed} />)}
          <div class={`highlightedtext-text${show_whitespaces ? ' highlightedtext-exact' : ''}`} data-testid="highlighted-text:textfield">
            {props.interactive ? <Editor {...view} label={label} /> : <Reader {...view} pointed={pointed} />}
          </div>
        </div>
      )}
    </Block>
  );
};
export default HighlightedText;

/** The categories and their colours; pointing at one brings out its spans. */
function Legend({ colors, onPoint }: { colors: Map<string, string>; onPoint: (category: string | null) => void }): VNode {
  return (
    <ul class="highlightedtext-legend" data-testid="highlighted-text:category-legend" aria-label="Categories">
      {[...colors].map(([category, color]) => (
        <li
          key={category}
          class="highlightedtext-tag"
          style={fill(color)}
          onMouseEnter={() => onPoint(category)}
          onMouseLeave={() => onPoint(null)}
        >
          {category}
        </li>
      ))}
    </ul>
  );
}

/** The tints of all scores. */
function Scale(): VNode {
  return (
    <div class="highlightedtext-scale" style={{ background: SCORE_SCALE }} data-testid="highlighted-text:color-legend">
      <span>-1</span>
      <span>0</span>
      <span>+1</span>
    </div>
  );
}

function Reader({ node, spans, colors, scored, inline, pointed }: ViewProps & { pointed: string | null }): VNode {
  const clickable = node.listens('select');
  return (
    <>
      {spans.map((span, index) => {
        const mark = markOf(span);
        if (mark === null) return <span key={index}>{span.token}</span>;
        const category = scored ? null : String(mark);
        const dimmed = pointed !== null && pointed !== category ? ' highlightedtext-dimmed' : '';
        const content = (
          <>
            {span.token}
            {category !== null && inline && <span class="highlightedtext-tag">{category}</span>}
          </>
        );
        const common = {
          class: `highlightedtext-mark${dimmed}`,
          style: scored ? { background: scoreFill(Number(mark)) } : fill(colors.get(String(mark))),
          title: scored || !inline ? String(mark) : undefined,
        };
        if (!clickable) {
          return (
            <mark key={index} {...common}>
              {content}
            </mark>
          );
        }
        const select = () => node.emit('select', { index, value: [span.token, mark] });
        const onKeyDown = (event: KeyboardEvent) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          select();
        };
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button does not break over lines
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it is marked text first
          <mark key={index} {...common} role="button" tabIndex={0} onClick={select} onKeyDown={onKeyDown}>
            {content}
          </mark>
        );
      })}
    </>
  );
}
