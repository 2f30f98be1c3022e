/** The value of a multimodal text box, and how files come into it. */
import type { FileData } from '../../protocol/config.js';

export type Value = { text?: string | null; files?: FileData[] | null } | string | null | undefined;

/** The text and the files of any form of value. */
export function read(value: Value): { text: string; files: FileData[] } {
  if (typeof value === 'string') return { text: value, files: [] };
  return { text: value?.text ?? '', files: Array.isArray(value?.files) ? value.files : [] };
}

/** The files after `added` came: where one is taken it takes the place of the one before. */
export const withFiles = (files: FileData[], added: FileData[], count: string | null | undefined): FileData[] =>
  (count ?? 'single') === 'single' ? added.slice(-1) : [...files, ...added];

/** A long pasted text as a file; null where it stays text. */
export function textFile(text: string, most: number | null | undefined, takesText: boolean): File | null {
  if (!takesText || [...text].length <= (most ?? 1000)) return null;
  return new File([text], 'pasted_text.txt', { type: 'text/plain' });
}
