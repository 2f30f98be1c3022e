/** The languages that code is coloured as: each is a chunk of its own, loaded when it is first met. */
import { LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';

type Load = () => Promise<LanguageSupport>;

const stream = async (parser: Promise<StreamParser<unknown>>): Promise<LanguageSupport> =>
  new LanguageSupport(StreamLanguage.define(await parser));
const clike = (name: 'c' | 'cpp') => () => stream(import('@codemirror/legacy-modes/mode/clike').then((mode) => mode[name]));

type Dialect = Exclude<keyof typeof import('@codemirror/legacy-modes/mode/sql'), 'sql'>;
const sql = (name: Dialect) => () => stream(import('@codemirror/legacy-modes/mode/sql').then((mode) => mode[name]));

const LANGUAGES: Record<string, Load> = {
  python: () => import('@codemirror/lang-python').then((module) => module.python()),
  c: clike('c'),
  cpp: clike('cpp'),
  markdown: () => import('@codemirror/lang-markdown').then((module) => module.markdown()),
  latex: () => stream(import('@codemirror/legacy-modes/mode/stex').then((mode) => mode.stex)),
  json: () => import('@codemirror/lang-json').then((module) => module.json()),
  html: () => import('@codemirror/lang-html').then((module) => module.html()),
  css: () => import('@codemirror/lang-css').then((module) => module.css()),
  javascript: () => import('@codemirror/lang-javascript').then((module) => module.javascript({ jsx: true })),
  jinja2: () => stream(import('@codemirror/legacy-modes/mode/jinja2').then((mode) => mode.jinja2)),
  typescript: () => import('@codemirror/lang-javascript').then((module) => module.javascript({ typescript: true, jsx: true })),
  yaml: () => import('@codemirror/lang-yaml').then((module) => module.yaml()),
  dockerfile: () => stream(import('@codemirror/legacy-modes/mode/dockerfile').then((mode) => mode.dockerFile)),
  shell: () => stream(import('@codemirror/legacy-modes/mode/shell').then((mode) => mode.shell)),
  r: () => stream(import('@codemirror/legacy-modes/mode/r').then((mode) => mode.r)),
  sql: () => import('@codemirror/lang-sql').then((module) => module.sql()),
  'sql-msSQL': sql('msSQL'),
  'sql-mySQL': sql('mySQL'),
  'sql-mariaDB': sql('mariaDB'),
  'sql-sqlite': sql('sqlite'),
  'sql-cassandra': sql('cassandra'),
  'sql-plSQL': sql('plSQL'),
  'sql-hive': sql('hive'),
  'sql-pgSQL': sql('pgSQL'),
  'sql-gql': sql('gql'),
  'sql-gpSQL': sql('gpSQL'),
  'sql-sparkSQL': sql('sparkSQL'),
  'sql-esper': sql('esper'),
};

/** The names of all of them. */
export const languageNames = (): string[] => Object.keys(LANGUAGES);

/** Support for a language; undefined for one that is not known. */
export const loadLanguage = async (name: string | null | undefined): Promise<LanguageSupport | undefined> =>
  name && Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name]?.() : undefined;
