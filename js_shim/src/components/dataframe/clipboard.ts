/** Tables as spreadsheets put them on the clipboard: lines of cells with tabs between, quoted where they hold either. */

/** The cells of a text, at least one. A last line break ends the last row and begins none. */
export function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  let begun = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '' && closes(text, i)) quoted = true;
    else if (char === '\t') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i += 1;
      rows.at(-1)?.push(cell);
      cell = '';
      begun = false;
      rows.push([]);
      continue;
    } else cell += char;
    begun = true;
  }
  if (begun || rows.length === 1) rows.at(-1)?.push(cell);
  else rows.pop();
  return rows;
}

/** Whether the quote at `start` has one that closes it, just before a tab, a line break or the end. */
function closes(text: string, start: number): boolean {
  for (let i = text.indexOf('"', start + 1); i >= 0; i = text.indexOf('"', i + 1)) {
    if (text[i + 1] === '"') i += 1;
    else return i + 1 === text.length || '\t\r\n'.includes(text[i + 1] as string);
  }
  return false;
}

/** The text of cells, which spreadsheets read back as the same cells. */
export function format(cells: string[][]): string {
  return cells.map((row) => row.map(quote).join('\t')).join('\n');
}

const quote = (cell: string): string => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
