/** Splits a requirements.txt; both the page and the worker read such lists. */

/** The lines of a requirements.txt that ask for something. */
export function requirementLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}
