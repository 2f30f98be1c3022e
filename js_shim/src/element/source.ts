/** Reads an app out of an element: its inline code, its files, its requirements. Changes nothing in the page. */
import { requirementLines } from '../protocol/requirement_lines.js';
import { dedent } from './dedent.js';

/** A file of an app: its content, or where the content is. */
export type SourceFile = { data: string | ArrayBufferView } | { url: string };
/** What the author gave. */
export type Source = {
  code: string | null;
  files: Record<string, SourceFile>;
  entrypoint: string | null;
  requirements: string[];
};

const FILE = 'gradio-file, lite-file';
const CODE = 'gradio-code, lite-code';
const REQUIREMENTS = 'gradio-requirements, lite-requirements';
/** What a built page carries beside the source. */
const BAKED = '[data-lite-config], [data-lite-static]';

/** A mistake in the markup, in words for the author. */
export class SourceError extends Error {}

/** @throws {SourceError} for files without a name, twice the same name, or several entrypoints. */
export function readSource(element: Element): Source {
  const files: Record<string, SourceFile> = {};
  let entrypoint: string | null = null;
  for (const file of element.querySelectorAll(FILE)) {
    const name = file.getAttribute('name');
    if (!name) throw new SourceError(`A <${file.localName}> has no name. Add one, e.g. name="app.py".`);
    if (name in files) throw new SourceError(`Two files are named "${name}". Give each its own name.`);
    files[name] = readFile(file, name);
    if (!file.hasAttribute('entrypoint')) continue;
    if (entrypoint !== null) throw new SourceError(`Both "${entrypoint}" and "${name}" are marked entrypoint. Mark one of them.`);
    entrypoint = name;
  }
  const src = element.getAttribute('src');
  if (src !== null && entrypoint === null) {
    entrypoint = new URL(src, document.baseURI).pathname.split('/').at(-1) || 'app.py';
    files[entrypoint] = { url: src };
  }
  const requirements = [...element.querySelectorAll(REQUIREMENTS)].flatMap((list) => requirementLines(list.textContent ?? ''));
  return { code: entrypoint === null ? readCode(element) : null, files, entrypoint, requirements };
}

/** Whether there is anything to run. */
export function isEmpty(source: Source): boolean {
  if (source.code !== null || source.entrypoint !== null) return false;
  const python = Object.keys(source.files).filter((name) => name.endsWith('.py'));
  return !python.includes('app.py') && python.length !== 1;
}

function readFile(file: Element, name: string): SourceFile {
  const url = file.getAttribute('url') ?? file.getAttribute('src');
  if (url !== null) return { url };
  const text = sourceText(file);
  return { data: name.endsWith('.py') ? dedent(text) : text };
}

function readCode(element: Element): string | null {
  const marked = element.querySelector(CODE);
  const code = dedent(marked === null ? sourceText(element) : sourceText(marked));
  return code === '' ? null : code;
}

/**
 * The text as its author wrote it: `"<b>x</b>"` in a Python string was parsed into an element, and becomes text again.
 * Our own child elements are not part of it.
 */
function sourceText(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue;
    else if (node instanceof Element && !node.matches(`${FILE}, ${CODE}, ${REQUIREMENTS}, ${BAKED}`)) text += markup(node);
  }
  return text;
}

function markup(element: Element): string {
  const shell = (element.cloneNode(false) as Element).outerHTML;
  const end = `</${element.localName}>`;
  return shell.endsWith(end) ? `${shell.slice(0, -end.length)}${sourceText(element)}${end}` : shell;
}
