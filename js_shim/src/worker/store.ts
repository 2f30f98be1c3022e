/**
 * Texts that outlive the page, in the browser's own database: what an app computed once and wants to find again.
 *
 * A text that nobody asked for in two months goes, so that apps that changed leave nothing behind.
 */
import { createStore, del, get, set, update } from 'idb-keyval';

const LIFE_MS = 60 * 24 * 3600 * 1000;
const INDEX = '';

type Times = Record<string, number>;

const texts = createStore('lite-kept', 'texts');

/** What one page of an origin keeps is not another's. @param page its URL */
const own = (page: string, key: string): string => `${new URL(page).pathname} ${key}`;

/** The text kept under `name`; undefined if there is none, or the browser keeps nothing. */
export async function kept(page: string, name: string): Promise<string | undefined> {
  const key = own(page, name);
  const text = await get<unknown>(key, texts);
  if (typeof text !== 'string') return undefined;
  await touch(key);
  return text;
}

/** Keeps `text` under `name`. Rejects where the browser has no room, or keeps nothing (private windows). */
export async function keep(page: string, name: string, text: string): Promise<void> {
  const key = own(page, name);
  await set(key, text, texts);
  await touch(key);
}

async function touch(key: string): Promise<void> {
  let old: string[] = [];
  await update<Times>(
    INDEX,
    (times = {}) => {
      const now = Date.now();
      const current = { ...times, [key]: now };
      old = expired(current, now);
      return Object.fromEntries(Object.entries(current).filter(([name]) => !old.includes(name)));
    },
    texts,
  );
  for (const name of old) await del(name, texts);
}

/** Keys that were last asked for too long ago. */
export const expired = (times: Times, now: number): string[] => Object.keys(times).filter((key) => now - (times[key] ?? 0) > LIFE_MS);
