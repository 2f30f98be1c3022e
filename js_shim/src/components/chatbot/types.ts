/** A conversation as Python sends it. */
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { LatexDelimiter } from '../../render/kit/markdown.js';

export type TextPart = { type: 'text'; text: string };
export type FilePart = { type: 'file'; file: FileData; alt_text?: string | null };
export type ComponentPart = {
  type: 'component';
  component: string;
  value: Json;
  props?: Record<string, Json> | null;
  constructor_args?: Json;
};
export type Part = TextPart | FilePart | ComponentPart;

/** With a `title`, the message is a thought. */
export type Metadata = {
  title?: string | null;
  id?: string | number | null;
  parent_id?: string | number | null;
  log?: string | null;
  /** Seconds. */
  duration?: number | null;
  status?: 'pending' | 'done' | null;
};

export type Option = { value: string; label?: string | null };

export type Message = {
  role: string;
  metadata?: Metadata | null;
  content: Part[] | string;
  options?: Option[] | null;
};

export type Example = {
  text?: string | null;
  display_text?: string | null;
  icon?: FileData | string | { text?: string; path?: string; url?: string } | null;
  files?: (FileData | string)[] | null;
};

export type Props = {
  value?: Message[] | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  autoscroll?: boolean | null;
  height?: number | string | null;
  max_height?: number | string | null;
  min_height?: number | string | null;
  resizable?: boolean | null;
  editable?: 'user' | 'all' | null;
  latex_delimiters?: LatexDelimiter[] | null;
  rtl?: boolean | null;
  buttons?: Json;
  watermark?: string | null;
  avatar_images?: (FileData | string | null)[] | null;
  sanitize_html?: boolean | null;
  render_markdown?: boolean | null;
  feedback_options?: string[] | null;
  feedback_value?: (string | null)[] | null;
  line_breaks?: boolean | null;
  layout?: 'panel' | 'bubble' | null;
  placeholder?: string | null;
  examples?: (Example | string)[] | null;
  allow_file_downloads?: boolean | null;
  group_consecutive_messages?: boolean | null;
  allow_tags?: string[] | boolean | null;
  reasoning_tags?: [string, string][] | null;
  like_user_message?: boolean | null;
};
