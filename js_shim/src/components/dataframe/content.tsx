/** What is in a cell, by the datatype of its column. Texts longer than a screen are cut: nobody reads 10 MB in a cell. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AppServices } from '../../render/contract.js';
import { CheckIcon, CloseIcon } from '../../render/kit/index.js';
import { Prose } from '../../render/kit/prose.js';
import { sanitizeHtml } from '../../render/kit/sanitize.js';
import { Sanitized } from '../../render/kit/sanitized.js';
import type { Cell, Datatype, Props } from './types.js';

const LONGEST_LINE = 500;
const LONGEST_WRAPPED = 5000;
const LONGEST_RICH = 100_000;

export type ContentProps = {
  app: AppServices;
  datatype: Datatype;
  cell: Cell | undefined;
  /** As it is to be shown, for datatypes that are text. */
  text: string;
  header: string;
  settings: Pick<Props, 'wrap' | 'line_breaks' | 'latex_delimiters' | 'max_chars'>;
  /** Switches a truth value; null where it can't be changed. */
  toggle: ((on: boolean) => void) | null;
};

export function Content({ app, datatype, cell, text, header, settings, toggle }: ContentProps): VNode {
  switch (datatype) {
    case 'bool':
      return <Tick cell={cell} header={header} toggle={toggle} />;
    case 'markdown':
      return (
        <Prose
          app={app}
          text={text.slice(0, LONGEST_RICH)}
          class="dataframe-prose"
          lineBreaks={settings.line_breaks ?? true}
          {...(settings.latex_delimiters && { latexDelimiters: settings.latex_delimiters })}
        />
      );
    case 'html':
      return <Html html={text.slice(0, LONGEST_RICH)} />;
    case 'image':
      return <Picture cell={cell} />;
    default:
      return <span class="dataframe-text">{shown(text, settings, datatype)}</span>;
  }
}

const SYMBOLS: Record<string, string> = { Infinity: '∞', '-Infinity': '-∞' };

function shown(text: string, { wrap, max_chars }: ContentProps['settings'], datatype: Datatype): string {
  if (datatype === 'number' || text.length < 10) text = SYMBOLS[text] ?? text;
  const most = Math.min(max_chars ?? Number.POSITIVE_INFINITY, wrap ? LONGEST_WRAPPED : LONGEST_LINE);
  if (text.length <= most) return text;
  // Never half of a surrogate pair.
  const cut = /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most;
  return `${text.slice(0, cut)}…`;
}

function Tick({ cell, header, toggle }: { cell: Cell | undefined; header: string; toggle: ((on: boolean) => void) | null }): VNode {
  const on = cell === true || (typeof cell === 'string' && /^(true|yes|1)$/i.test(cell)) || cell === 1;
  if (!toggle) {
    return cell === null || cell === undefined || cell === '' ? (
      <span class="dataframe-text" />
    ) : (
      <span class={`dataframe-mark${on ? ' dataframe-on' : ''}`} role="img" aria-label={on ? 'true' : 'false'}>
        {on ? <CheckIcon size={15} /> : <CloseIcon size={12} />}
      </span>
    );
  }
  return (
    <input
      type="checkbox"
      class="dataframe-tick"
      checked={on}
      tabIndex={-1}
      aria-label={header || 'Value'}
      onChange={(event) => toggle(event.currentTarget.checked)}
    />
  );
}

/** Markup of somebody else's, made harmless; nothing until it is. */
function Html({ html }: { html: string }): VNode {
  const [safe, show] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void sanitizeHtml(html).then((clean) => !gone && show(clean));
    return () => {
      gone = true;
    };
  }, [html]);
  return safe === null ? <span class="dataframe-text" /> : <Sanitized html={safe} class="dataframe-html" />;
}

function Picture({ cell }: { cell: Cell | undefined }): VNode {
  const url = pictureUrl(cell);
  if (url) return <img class="dataframe-image" src={url} alt="cell-image" loading="lazy" />;
  return <span class="dataframe-text">{typeof cell === 'string' ? cell.slice(0, LONGEST_LINE) : ''}</span>;
}

const SCHEMES = new Set(['http:', 'https:', 'blob:', 'data:']);

/** The URL of a picture: a file of Python's, or an absolute URL that can only be a picture. Other text is no picture. */
export function pictureUrl(cell: Cell | undefined): string | null {
  const file = typeof cell === 'object' && cell !== null ? (cell as { url?: unknown; path?: unknown }) : { url: cell };
  const url = file.url ?? file.path;
  if (typeof url !== 'string') return null;
  if (/^\/(?!\/)/.test(url)) return url;
  try {
    const { protocol } = new URL(url);
    return SCHEMES.has(protocol) && (protocol !== 'data:' || /^data:image\//i.test(url.trim())) ? url : null;
  } catch {
    return null;
  }
}
