/** Texts of `gr.I18n` in the reader's language: they stand in the config and in updates as marks that name their keys. */

import type { Client } from '../bridge/client.js';
import type { AppConfig } from '../protocol/config.js';

/** Texts by language and key. */
export type Translations = Record<string, Record<string, string>>;

/** What translating needs of the app: a controller, whose inside this is. */
export type Speaking = {
  readonly client: Client;
  /** Draws a config. */
  show(config: AppConfig): void;
  /** Is called after each drawing, when the way of replies is new. */
  showTracebacks(): void;
  /** For who draws the app once more. */
  inLanguage?: (config: AppConfig) => AppConfig;
};

/** Draws `config` in the reader's language, and lets every reply go through the same. */
export function speak(app: Speaking, config: AppConfig): void {
  const translate = translator(config.i18n_translations ?? {}, navigator.languages);
  const { client, showTracebacks } = app;
  app.inLanguage = translate;
  app.showTracebacks = () => {
    showTracebacks.call(app);
    const { deliver } = client;
    client.deliver = (replies, route) => deliver(translate(replies), route);
  };
  app.show(translate(config));
}

const MARK = /__i18n__(\{[^{}]*\})/g;

/** The language to show: the first of the reader's that there is, also without its region; else English, else the first. */
export function choose(translations: Translations, languages: readonly string[]): string | undefined {
  const known = new Map(Object.keys(translations).map((name) => [plain(name), name]));
  for (const wanted of languages.map(plain)) {
    const base = wanted.split('-')[0] ?? wanted;
    const regional = [...known.keys()].find((name) => name.split('-')[0] === base);
    const found = known.get(wanted) ?? known.get(base) ?? (regional && known.get(regional));
    if (found) return found;
  }
  return known.get('en') ?? [...known.values()][0];
}

const plain = (language: string): string => language.toLowerCase().replaceAll('_', '-');

/** What turns any data into the same data with texts in place of marks. What has no marks stays the same object. */
export function translator(translations: Translations, languages: readonly string[]): <T>(value: T) => T {
  const language = choose(translations, languages);
  const texts = (language && translations[language]) || {};
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return value.includes('__i18n__') ? value.replace(MARK, textOf) : value;
    if (Array.isArray(value)) return changed(value.map(walk), value);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    const entries = Object.entries(value);
    const next = entries.map(([key, one]) => [key, walk(one)] as const);
    return next.some(([, one], at) => one !== entries[at]?.[1]) ? Object.fromEntries(next) : value;
  };
  const textOf = (mark: string, json: string): string => {
    const key = keyOf(json);
    return key === undefined ? mark : Object.hasOwn(texts, key) ? (texts[key] as string) : key;
  };
  return <T>(value: T) => walk(value) as T;
}

const changed = (next: unknown[], before: unknown[]): unknown[] => (next.some((one, at) => one !== before[at]) ? next : before);

function keyOf(json: string): string | undefined {
  try {
    const key = (JSON.parse(json) as { key?: unknown }).key;
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined; // a user's text that only looks like a mark
  }
}
