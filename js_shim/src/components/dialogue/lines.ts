/** A dialogue's lines as data, and as plain text. */

export type Line = { speaker: string; text: string };

/** Lines as text, like Python's `default_formatter`. */
export const format = (lines: Line[], separator: string): string =>
  lines.map(({ speaker, text }) => (speaker ? `[${speaker}] ${text}` : text)).join(separator);

/** Text as lines, like Python's `default_unformatter`. */
export const unformat = (text: string, separator: string): Line[] =>
  text
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const found = /^\[([^\]]*)\]\s*(.*)$/s.exec(line);
      return found ? { speaker: found[1] as string, text: found[2] as string } : { speaker: 'Unknown', text: line };
    });

/** The colon before the caret that asks for tags: where it stands, and what was typed behind it. */
export function asked(text: string, caret: number): { at: number; query: string } | null {
  const found = /:([^\s:]*)$/.exec(text.slice(0, caret));
  return found ? { at: found.index, query: (found[1] as string).toLowerCase() } : null;
}

/** `text` with `tag` in place of what asked for it, and where the caret is then. */
export function tagged(text: string, at: number, caret: number, tag: string): { text: string; caret: number } {
  const before = `${text.slice(0, at)}${tag} `;
  return { text: before + text.slice(caret).trimStart(), caret: before.length };
}

const PALETTE = ['#6366f1', '#d97706', '#059669', '#db2777', '#0284c7', '#65a30d', '#ea580c', '#9333ea', '#0d9488', '#dc2626'];

/** A colour for each speaker: the author's, else one of the palette, in order of appearance. */
export function colorsOf(lines: Line[], given: Record<string, string> | null | undefined): Map<string, string> {
  const colors = new Map<string, string>();
  for (const { speaker } of lines) {
    if (!colors.has(speaker)) colors.set(speaker, given?.[speaker] ?? (PALETTE[colors.size % PALETTE.length] as string));
  }
  return colors;
}
