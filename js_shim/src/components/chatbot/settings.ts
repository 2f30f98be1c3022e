/** The props that decide how messages look, as one object that is the same as long as they are. Messages are drawn anew only when it differs. */
import type { FileData } from '../../protocol/config.js';
import type { Node } from '../../render/contract.js';
import type { LatexDelimiter, MarkdownOptions } from '../../render/kit/markdown.js';
import type { Props } from './types.js';

export type Settings = {
  markdown: MarkdownOptions | null;
  tags: string[] | boolean;
  reasoning: [string, string][];
  copies: boolean;
  watermark: string | null;
  editable: 'user' | 'all' | null;
  likes: boolean;
  likesUser: boolean;
  options: string[];
  retries: boolean;
  undoes: boolean;
  selects: boolean;
  downloads: boolean;
  avatars: { user: FileData | string | null; bot: FileData | string | null };
};

const known = new WeakMap<Node, { key: string; settings: Settings }>();

export function settingsOf(node: Node, props: Props): Settings {
  const settings = make(node, props);
  const key = JSON.stringify(settings);
  const before = known.get(node);
  if (before?.key === key) return before.settings;
  known.set(node, { key, settings });
  return settings;
}

function make(node: Node, props: Props): Settings {
  const { buttons, avatar_images, feedback_options } = props;
  return {
    markdown: props.render_markdown === false ? null : markdownOf(props),
    tags: props.allow_tags ?? true,
    reasoning: props.reasoning_tags ?? [],
    copies: !Array.isArray(buttons) || buttons.includes('copy'),
    watermark: props.watermark ?? null,
    editable: props.editable ?? null,
    likes: node.listens('like') && feedback_options?.length !== 0,
    likesUser: props.like_user_message === true,
    options: feedback_options ?? ['Like', 'Dislike'],
    retries: node.listens('retry'),
    undoes: node.listens('undo'),
    selects: node.listens('select'),
    downloads: props.allow_file_downloads !== false,
    avatars: { user: avatar_images?.[0] ?? null, bot: avatar_images?.[1] ?? null },
  };
}

function markdownOf({ latex_delimiters, sanitize_html, line_breaks }: Props): MarkdownOptions {
  return {
    sanitize: sanitize_html !== false,
    lineBreaks: line_breaks !== false,
    ...(latex_delimiters && { latexDelimiters: latex_delimiters as LatexDelimiter[] }),
  };
}
