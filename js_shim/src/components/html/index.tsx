/** HTML: what an author wrote, or a template filled from props; sanitised, its styles kept inside. */
import type { CSSProperties, RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { useChildNodes } from '../../render/kit/children.js';
import { Block, BlockTitle, blockStyle, controlId, Toolbar, ToolbarButtons } from '../../render/kit/index.js';
import proseCss from '../../render/kit/prose.css?inline';
import { sanitizeHtml } from '../../render/kit/sanitize.js';
import { stay } from '../../render/kit/sanitized.js';
import { useFilled } from './expressions.js';
import { loadHead } from './head.js';
import css from './html.css?inline';
import { morph } from './morph.js';
import { adopt, scoped } from './scope.js';
import { Script } from './script.js';

type Props = Record<string, Json> & {
  label?: string | null;
  show_label?: boolean | null;
  html_template?: string | null;
  css_template?: string | null;
  js_on_load?: string | null;
  apply_default_css?: boolean | null;
  container?: boolean;
  padding?: boolean;
  autoscroll?: boolean;
  head?: string | null;
};

const HTML: BlockView = ({ node, children }) => {
  node.app.style(proseCss);
  node.app.style(css);
  const props = node.props.value as Props;
  const { label, show_label = false, container = false, padding = false, buttons } = props;
  const content = useRef<HTMLDivElement>(null);
  // Split before it is filled: a value that says @children is only text.
  const [before, ...after] = (props.html_template ?? '${value}').split('@children');
  const above = useSafe(useFilled(node, before as string, props));
  const below = useSafe(useFilled(node, after.join(''), props));
  const safe = above && below;
  const holds = useChildNodes().length > 0;
  // The children are drawn in their own ways.
  const prose = props.apply_default_css === false ? '' : ' prose';
  const id = controlId(node);
  const ownCss = useFilled(node, props.css_template ?? '', props) ?? '';
  useScopedStyles(node, `[data-block="${id}"] > .html-content`, `${ownCss}\n${above?.css ?? ''}\n${below?.css ?? ''}`);
  useScript(node, props, content, safe !== null);
  useAutoscroll(content, props.autoscroll === true, above?.html);
  const style = blockStyle({ max_height: props['max_height'], min_height: props['min_height'] }, true) as CSSProperties;
  const named = label && show_label ? { role: 'group' as const, labelledBy: `${id}-name` } : {};
  return (
    <Block
      node={node}
      container={container}
      padding={padding || container}
      class={`html${padding && !container ? ' html-padded' : ''}`}
      {...named}
    >
      {Array.isArray(buttons) && buttons.length > 0 && (
        <Toolbar>
          <ToolbarButtons node={node} buttons={buttons} />
        </Toolbar>
      )}
      {label && show_label && <BlockTitle name={`${id}-name`} label={label} />}
      <div
        ref={content}
        class={`html-content${holds ? '' : prose}`}
        data-testid="html"
        style={style}
        {...(style.overflow && { tabIndex: 0, role: 'region', 'aria-label': label || 'HTML' })}
      >
        {safe && (
          <>
            <Markup html={above.html} prose={holds ? prose : ''} />
            {children}
            {below.html && <Markup html={below.html} prose={prose} />}
          </>
        )}
      </div>
    </Block>
  );
};
export default HTML;

type Safe = { html: string; css: string };

/** Sanitised HTML. Elements that stay the same stay where they are, with the author's listeners on them. */
function Markup({ html, prose }: { html: string; prose: string }): VNode {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // An inert document: nothing in it loads before it is in the page.
    if (place.current) morph(place.current, new DOMParser().parseFromString(html, 'text/html').body);
  }, [html]);
  return <div ref={place} class={`html-markup${prose}`} onSubmit={stay} />;
}

/** The HTML made harmless, its style sheets apart; null until the sanitiser is there, then the last until the next. */
function useSafe(html: string | null): Safe | null {
  const [safe, show] = useState<Safe | null>(html === '' ? { html, css: '' } : null);
  useLayoutEffect(() => {
    if (html === null) return;
    let stale = false;
    sanitizeHtml(html).then(
      (clean) => {
        if (!stale) show({ html: clean, css: sheetsOf(html) });
      },
      (error: unknown) =>
        console.error('HTML could not be shown: the sanitiser did not load. Check the connection and reload the page.', error),
    );
    return () => {
      stale = true;
    };
  }, [html]);
  return safe;
}

/** The text of `<style>` elements. They are found in an inert document: cutting them out of sanitised text would open it again. */
function sheetsOf(html: string): string {
  if (!/<style/i.test(html)) return '';
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.querySelectorAll('style')].map((style) => style.textContent).join('\n');
}

function useScopedStyles(node: Node, scope: string, text: string): void {
  useLayoutEffect(() => {
    const sheet = scoped(text, scope);
    return sheet ? adopt(sheet, node.app.root) : undefined;
  }, [scope, text]);
}

/** Runs `js_on_load` once per element; the author's script keeps its listeners on it while the content changes. */
function useScript(node: Node, props: Props, content: RefObject<HTMLDivElement | null>, ready: boolean): void {
  const script = useRef<Script>(undefined);
  const source = props.js_on_load;
  useEffect(() => {
    const element = content.current;
    if (!ready || !element || !source) return;
    const running = new Script(node);
    script.current = running;
    let gone = false;
    void (async () => {
      if (props.head) await loadHead(props.head);
      if (!gone) await running.run(source, element);
    })();
    return () => {
      gone = true;
      running.dispose();
    };
  }, [ready, source]);
  useEffect(() => script.current?.notice(props), [props]);
}

/** Keeps the end in view, as long as the reader has not scrolled away from it. */
function useAutoscroll(content: RefObject<HTMLDivElement | null>, on: boolean, html: string | undefined): void {
  const atEnd = useRef(true);
  useEffect(() => {
    const box = content.current;
    if (!on || !box) return;
    const scrolled = () => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
    };
    box.addEventListener('scroll', scrolled, { passive: true });
    return () => box.removeEventListener('scroll', scrolled);
  }, [on]);
  useLayoutEffect(() => {
    const box = content.current;
    if (on && box && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [on, html]);
}
