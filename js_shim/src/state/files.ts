/** Files in values. Each start of Python gives them paths and URLs of its own: what is painted names those of another one. */
import type { Json } from '../protocol/messages.js';

type Data = { [key: string]: Json };

/** `now` with the URLs under which its files are shown already: a picture that loads again flickers, and a sound begins anew. */
export function withShownFiles(now: Json, was: Json | undefined): Json {
  if (Array.isArray(now)) return Array.isArray(was) ? now.map((item, i) => withShownFiles(item, was[i])) : now;
  if (!isData(now) || !isData(was)) return now;
  if (isFile(now)) return isFile(was) && nameOf(was) === nameOf(now) && was['url'] ? { ...now, url: was['url'] } : now;
  return Object.fromEntries(Object.entries(now).map(([key, value]) => [key, withShownFiles(value, was[key])]));
}

/** A value with the names of its files in their place: equal for what is the same in two starts. */
export function namesOfFiles(value: Json): Json {
  if (Array.isArray(value)) return value.map(namesOfFiles);
  if (!isData(value)) return value;
  if (isFile(value)) return { file: nameOf(value) };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, namesOfFiles(inner)]));
}

const isData = (value: Json | undefined): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const isFile = (value: Data): boolean => (value['meta'] as Data | undefined)?.['_type'] === 'gradio.FileData';

const nameOf = ({ orig_name: name, path }: Data): Json => name ?? String(path).split('/').at(-1) ?? null;
