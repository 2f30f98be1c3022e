/** Removes the indentation that Python code gets from the HTML around it. */

/**
 * The code with its outer blank lines and its common indentation removed.
 *
 * Lines that are indented less than the first one (the inside of a multi-line string, say) lose only what they have.
 */
export function dedent(code: string): string {
  const lines = code.replace(/\r\n?/g, '\n').split('\n');
  while (lines.length > 0 && lines[0]!.trim() === '') lines.shift();
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  const margin = /^[ \t]*/.exec(lines[0] ?? '')![0];
  const text = lines.map((line) => (line.trim() === '' ? '' : line.slice(shared(line, margin)))).join('\n');
  return text === '' ? '' : `${text}\n`;
}

/** How many characters `line` and `margin` begin with in common. */
function shared(line: string, margin: string): number {
  let length = 0;
  while (length < margin.length && line[length] === margin[length]) length += 1;
  return length;
}
