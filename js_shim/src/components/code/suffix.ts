/** What a file of code is called when it is downloaded. */

const SUFFIXES: Record<string, string> = {
  python: 'py',
  markdown: 'md',
  latex: 'tex',
  javascript: 'js',
  jinja2: 'j2',
  typescript: 'ts',
  shell: 'sh',
};

/** `file.py`; a language without a suffix of its own has its name, none at all is text. */
export function downloadName(language: string | null | undefined): string {
  if (!language) return 'file.txt';
  return `file.${SUFFIXES[language] ?? language.split('-')[0]}`;
}
