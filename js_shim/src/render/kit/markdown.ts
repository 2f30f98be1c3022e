/**
 * Markdown to sanitised HTML, with LaTeX and highlighted code. Every engine is a lazy chunk: marked with the first
 * markdown, temml with the first formula, highlight.js with the first code block, each language with its first use.
 */
import type { Marked, Tokens } from 'marked';
import { highlight } from './highlight.js';
import { type LatexDelimiter, type LatexToken, latexExtensions } from './latex.js';
import { sanitizeHtml } from './sanitize.js';

export type { LatexDelimiter };

export type MarkdownOptions = {
  /** What encloses formulas; default `$$…$$` as display. An empty list turns LaTeX off. */
  latexDelimiters?: LatexDelimiter[];
  /** False keeps `<style>` elements: only for text that the app's author vouches for. Scripts go in any case. Default true. */
  sanitize?: boolean;
  /** A single newline becomes a line break. Default false. */
  lineBreaks?: boolean;
  /** Headings get ids and a link to themselves. Default false. */
  headerLinks?: boolean;
};

const DEFAULT_DELIMITERS: LatexDelimiter[] = [{ left: '$$', right: '$$', display: true }];

type CodeToken = Tokens.Code & { html?: string | undefined };

/**
 * HTML of a markdown text.
 *
 * Code blocks come as `<pre class="lite-code"><code class="hljs language-x">`; a component adds its copy buttons itself.
 */
export async function renderMarkdown(text: string, options: MarkdownOptions = {}): Promise<string> {
  const { sanitize = true } = options;
  const { Marked } = await import('marked');
  const html = await configure(new Marked(), options).parse(text, { async: true });
  return sanitizeHtml(html, { styles: !sanitize });
}

function configure(marked: Marked, options: MarkdownOptions): Marked {
  const { latexDelimiters = DEFAULT_DELIMITERS, lineBreaks = false, headerLinks = false } = options;
  const used = new Map<string, number>();
  return marked.use({
    gfm: true,
    breaks: lineBreaks,
    extensions: latexExtensions(latexDelimiters),
    async walkTokens(token) {
      if (token.type === 'code') (token as CodeToken).html = await highlight(token.text, token.lang);
      else if (token.type === 'latex') await renderLatex(token as LatexToken);
    },
    renderer: {
      code(token) {
        const { html, text, lang } = token as CodeToken;
        const language = /^[\w+#-]+/.exec(lang ?? '')?.[0];
        const className = language ? `hljs language-${language}` : 'hljs';
        return `<pre class="lite-code"><code class="${className}">${html ?? escapeHtml(text)}\n</code></pre>\n`;
      },
      heading({ tokens, depth, text }) {
        const inner = this.parser.parseInline(tokens);
        if (!headerLinks) return `<h${depth}>${inner}</h${depth}>\n`;
        const id = slug(text, used);
        return `<h${depth} id="${id}">${inner} <a class="lite-header-link" href="#${id}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
    },
  });
}

async function renderLatex(token: LatexToken): Promise<void> {
  const { default: temml } = await import('temml');
  try {
    // Temml's defaults refuse \href and \includegraphics, and bound macro expansion.
    token.html = temml.renderToString(token.text, { displayMode: token.display, throwOnError: false });
  } catch {
    token.html = `<code>${escapeHtml(token.raw)}</code>`;
  }
}

/** An id for a heading: letters and digits of its text, numbered when it comes again. */
function slug(text: string, used: Map<string, number>): string {
  const base =
    text
      .toLowerCase()
      .replace(/<[^>]*>/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section';
  const count = used.get(base) ?? 0;
  used.set(base, count + 1);
  return count ? `${base}-${count}` : base;
}

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
