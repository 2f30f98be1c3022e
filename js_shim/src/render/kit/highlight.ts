/** Code colouring by highlight.js: its core and each language are lazy chunks. */
import type { HLJSApi, LanguageFn } from 'highlight.js';

const LANGUAGES: Record<string, () => Promise<{ default: LanguageFn }>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  go: () => import('highlight.js/lib/languages/go'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  latex: () => import('highlight.js/lib/languages/latex'),
  lua: () => import('highlight.js/lib/languages/lua'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  php: () => import('highlight.js/lib/languages/php'),
  python: () => import('highlight.js/lib/languages/python'),
  r: () => import('highlight.js/lib/languages/r'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const ALIASES: Record<string, string> = {
  py: 'python',
  python3: 'python',
  pycon: 'python',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  console: 'bash',
  html: 'xml',
  svg: 'xml',
  vue: 'xml',
  yml: 'yaml',
  toml: 'ini',
  md: 'markdown',
  rs: 'rust',
  rb: 'ruby',
  kt: 'kotlin',
  cs: 'csharp',
  'c++': 'cpp',
  h: 'cpp',
  tex: 'latex',
  jsonc: 'json',
  patch: 'diff',
  golang: 'go',
};

let core: Promise<HLJSApi> | undefined;

/**
 * Code as HTML with highlight.js' classes (`hljs-keyword`, …; colours are in `theme/base.css`).
 *
 * @param language as written after the fence, e.g. `py`.
 * @returns undefined when the language is unknown or its chunk cannot be fetched: show the plain text.
 */
export async function highlight(code: string, language: string | null | undefined): Promise<string | undefined> {
  const word = /^[\w+#-]+/.exec((language ?? '').toLowerCase())?.[0] ?? '';
  const name = ALIASES[word] ?? word;
  if (!Object.hasOwn(LANGUAGES, name)) return undefined;
  try {
    core ??= import('highlight.js/lib/core').then((module) => module.default);
    const [hljs, { default: grammar }] = await Promise.all([core, (LANGUAGES[name] as () => Promise<{ default: LanguageFn }>)()]);
    if (!hljs.getLanguage(name)) hljs.registerLanguage(name, grammar);
    return hljs.highlight(code, { language: name, ignoreIllegals: true }).value;
  } catch {
    core = undefined;
    return undefined;
  }
}
