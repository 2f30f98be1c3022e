/** The areas of a payload, and their colours. */
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';

/** An area is a box in px of the picture, or else the image of a mask. */
export type Area = { label: string; image: FileData | null; box: [number, number, number, number] | null };

const PALETTE = ['#e11d48', '#2563eb', '#16a34a', '#d97706', '#9333ea', '#0891b2', '#db2777', '#65a30d', '#ea580c', '#475569'];

export function areasOf(value: Json | undefined): Area[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown as { image?: FileData | null; label?: unknown; box?: unknown }[]).map((one) => {
    const box = Array.isArray(one?.box) && one.box.length === 4 && one.box.every(Number.isFinite) ? one.box : null;
    return { label: String(one?.label ?? ''), image: one?.image ?? null, box: box as Area['box'] };
  });
}

/** Label → CSS colour: the author's, else the next of ours. */
export function coloursOf(areas: Area[], given: Record<string, string> | null | undefined): Map<string, string> {
  const colours = new Map<string, string>();
  for (const { label } of areas) {
    if (colours.has(label)) continue;
    const own = given && Object.hasOwn(given, label) ? given[label] : undefined;
    colours.set(label, own ?? (PALETTE[colours.size % PALETTE.length] as string));
  }
  return colours;
}

/** An address as CSS takes it; nothing in it can end the quotes. */
export const cssUrl = (url: string): string =>
  `url("${url.replace(/["\\\n\r]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}")`;
