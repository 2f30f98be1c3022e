/** ParamViewer: parameters as a list that opens. */
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { BlockView, Node } from '../../render/contract.js';
import { Block, Empty, px, TextIcon } from '../../render/kit/index.js';
import { Prose } from '../../render/kit/prose.js';
import { anchorOf, linked } from './link.js';
import css from './paramviewer.css?inline';

type Parameter = { type: string | null; description: string | null; default: string | null };
type Props = {
  value?: Record<string, Parameter> | null;
  linkify?: string[] | null;
  header?: string | null;
  anchor_links?: boolean | string;
  max_height?: number | string | null;
};

const ParamViewer: BlockView = ({ node }) => {
  node.app.style(css);
  const { value, linkify, header = 'Parameters', anchor_links, max_height } = node.props.value as Props;
  const list = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState(false);
  const toggle = () => {
    for (const entry of list.current?.querySelectorAll('details') ?? []) entry.open = !all;
    setAll(!all);
  };
  const names = Object.keys(value ?? {});
  return (
    <Block node={node} padding={false} class="paramviewer">
      {header && (
        <div class="paramviewer-head">
          <span>{header}</span>
          {names.length > 0 && (
            <button type="button" class="lite-icon-button lite-icon-button-text" aria-expanded={all} onClick={toggle}>
              {all ? 'Close all' : 'Open all'}
            </button>
          )}
        </div>
      )}
      {names.length === 0 ? (
        <Empty icon={<TextIcon />} />
      ) : (
        <div
          ref={list}
          class="paramviewer-list"
          style={{ maxHeight: px(max_height) }}
          {...(max_height ? { tabIndex: 0, role: 'group', 'aria-label': header || 'Parameters' } : {})}
        >
          {names.map((name) => (
            <Entry
              key={name}
              node={node}
              name={name}
              of={value?.[name] as Parameter}
              links={linkify}
              anchor={anchorOf(name, anchor_links)}
            />
          ))}
        </div>
      )}
    </Block>
  );
};
export default ParamViewer;

type EntryProps = { node: Node; name: string; of: Parameter; links: string[] | null | undefined; anchor: string | undefined };

function Entry({ node, name, of, links, anchor }: EntryProps): VNode {
  const type = linked(of.type ?? '', links);
  return (
    <details class="paramviewer-entry" id={anchor}>
      {/* No links in here: the summary is a control itself. */}
      <summary>
        <code>
          <b>{name}</b>
          {of.type && `: ${of.type}`}
        </code>
      </summary>
      <div class="paramviewer-more">
        {type.some(({ to }) => to) && (
          <div>
            Type: <code>{type.map(({ text, to }) => (to ? <a href={to}>{text}</a> : text))}</code>
          </div>
        )}
        {of.default !== null && (
          <div>
            Default: <code>{of.default}</code>
          </div>
        )}
        {of.description && <Prose app={node.app} text={of.description} />}
        {anchor && (
          <div>
            <a href={`#${anchor}`}>Link to {name}</a>
          </div>
        )}
      </div>
    </details>
  );
}
