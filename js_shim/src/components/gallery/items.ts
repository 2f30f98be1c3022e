/** What a gallery holds, as its view needs it. */
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import { fileKind, fileName, mediaUrl } from '../../render/kit/media.js';

/** One picture or video as data carries it. */
export type Held = { image?: FileData | null; video?: FileData | null; caption?: string | null };
/** One that can be shown; `held` is what it was made of. */
export type Item = { held: Held; kind: 'image' | 'video'; url: string; name: string; caption: string | null };

/** The items of a payload; what has no address that a page may load is kept, with an empty one, so that indexes hold. */
export function itemsOf(value: Json | undefined): Item[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown as Held[]).map((held) => {
    const file = held?.video ?? held?.image;
    return {
      held,
      kind: held?.video ? 'video' : 'image',
      url: mediaUrl(file) ?? '',
      name: fileName(file),
      caption: typeof held?.caption === 'string' ? held.caption : null,
    };
  });
}

/** Uploaded files as a payload has them. */
export const heldOf = (file: FileData): Held =>
  fileKind(file) === 'video' ? { video: file, caption: null } : { image: file, caption: null };

/** `index` if there is such an item; Python's negative ones are none. */
export const within = (index: unknown, count: number): number | null =>
  typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < count ? index : null;

/** Where a key leads from `index`; undefined for keys that lead nowhere. From the last it goes on to the first. */
export function stepped(key: string, index: number, count: number, rtl = false): number | undefined {
  const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
  const back = rtl ? 'ArrowRight' : 'ArrowLeft';
  if (key === forward) return (index + 1) % count;
  if (key === back) return (index - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/** Names that differ, for files of one folder: a second `a.png` is `a-2.png`. */
export function distinct(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    const [stem, suffix] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${stem}-${count}${suffix}`;
    taken.add(free);
    return free;
  });
}
