/**
 * Links that fill an app in: `#/page?deep_link=…` behind the page's URL holds the values of its inputs, compressed.
 *
 * A link is whatever its sender has made of it, so it is held to what a visitor could do by hand: only inputs that can be seen and
 * changed take a value, only of their own kind and choices, and nothing runs because of it. Files, passwords, markup, results and
 * what only Python knows (`gr.State`) are never in a link.
 */

import { joined } from '../../protocol/joined.js';
import type { Json } from '../../protocol/messages.js';
import { type Choice, readChoices } from '../../render/kit/choices.js';

/** A block of the app, as far as links go. */
export type Filled = { type: string; props: Record<string, Json>; initial: Json };

const PARAMETER = 'deep_link';
const VERSION = 1;
/** Longer links are cut off by mail and chat programs, and refused by some servers' logs. */
export const MOST_CHARACTERS = 8_000;
/** What a link may unfold to: more is a bomb. */
export const MOST_BYTES = 1_000_000;

/** A link that can't be read, with why. */
export class BadLink extends Error {}

const isText = (value: Json): boolean => typeof value === 'string';
const among = (choices: readonly Choice[], value: Json): boolean => choices.some((choice) => choice.value === value);
const isNumber = ({ minimum, maximum }: Record<string, Json>, value: Json): boolean =>
  typeof value === 'number' &&
  Number.isFinite(value) &&
  (typeof minimum !== 'number' || value >= minimum) &&
  (typeof maximum !== 'number' || value <= maximum);

/** Type → whether a value is one that the visitor could give a block with these props. Types that are not here stay out of links. */
const TAKES: Record<string, (props: Record<string, Json>, value: Json) => boolean> = {
  textbox: ({ type, max_length }, value) =>
    type !== 'password' && isText(value) && (typeof max_length !== 'number' || (value as string).length <= max_length),
  code: (_props, value) => isText(value),
  colorpicker: (_props, value) => isText(value),
  datetime: (_props, value) => isText(value),
  number: (props, value) => value === null || isNumber(props, value),
  slider: isNumber,
  checkbox: (_props, value) => typeof value === 'boolean',
  checkboxgroup: ({ choices }, value) => Array.isArray(value) && value.every((one) => among(readChoices(choices), one)),
  radio: ({ choices }, value) => value === null || among(readChoices(choices), value),
  dropdown: ({ choices, allow_custom_value, multiselect, max_choices }, value) => {
    const takes = (one: Json) => among(readChoices(choices), one) || (allow_custom_value === true && isText(one));
    if (multiselect !== true) return value === null || takes(value);
    return Array.isArray(value) && value.every(takes) && (typeof max_choices !== 'number' || value.length <= max_choices);
  },
};

const isInput = ({ type, props }: Filled): boolean =>
  Object.hasOwn(TAKES, type) && props['interactive'] === true && props['visible'] !== false && props['visible'] !== 'hidden';

const takes = (block: Filled, value: Json): boolean => isInput(block) && TAKES[block.type]?.(block.props, value) === true;
const isSame = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The values that differ from the app's own, by the block's place. */
export function collect(blocks: readonly Filled[]): [place: number, value: Json][] {
  return blocks.flatMap((block, place): [number, Json][] => {
    const value = block.props['value'] ?? null;
    return takes(block, value) && !isSame(value, block.initial) ? [[place, value]] : [];
  });
}

/** Of the values in a link those that their blocks take. */
export function accepted(blocks: readonly Filled[], values: readonly [number, Json][]): [place: number, value: Json][] {
  return values.filter(([place, value]) => {
    const block = blocks[place];
    return block !== undefined && takes(block, value);
  });
}

/** Tells an app from others, and from another version of itself: a short hash of its blocks' types and labels. */
export function fingerprint(blocks: readonly Filled[]): string {
  let hash = 0x811c9dc5;
  for (const { type, props } of blocks)
    for (const character of `${type}:${String(props['label'] ?? '')};`)
      hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** The page's URL with `values` in it. */
export async function linkTo(href: string, app: string, values: [number, Json][]): Promise<string> {
  const { base, path } = partsOf(href);
  const text = new TextEncoder().encode(JSON.stringify([VERSION, app, values]));
  return `${base}#/${path}?${PARAMETER}=${toText(await through(text, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY))}`;
}

/**
 * What a URL brings for an app.
 *
 * @returns null where there is no link in it.
 * @throws {BadLink} if it is damaged, too long, or none of ours.
 */
export async function readLink(href: string): Promise<{ app: string; values: [number, Json][] } | null> {
  const found = partsOf(href).data;
  if (found === null) return null;
  if (found.length > MOST_CHARACTERS * 2) throw new BadLink('it is too long');
  let read: unknown;
  try {
    const bytes = await through(fromText(found), new DecompressionStream('deflate-raw'), MOST_BYTES);
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BadLink('it is damaged');
  }
  if (!Array.isArray(read) || read[0] !== VERSION || typeof read[1] !== 'string' || !Array.isArray(read[2])) {
    throw new BadLink('it is damaged, or of another version of Lite');
  }
  const values = read[2].filter((one): one is [number, Json] => Array.isArray(one) && one.length === 2 && Number.isInteger(one[0]));
  return { app: read[1], values };
}

function partsOf(href: string): { base: string; path: string; data: string | null } {
  const [base = '', hash = ''] = href.split(/#(.*)/s);
  const [path = '', query = ''] = hash.startsWith('/') ? hash.slice(1).split(/\?(.*)/s) : [];
  return { base, path, data: new URLSearchParams(query).get(PARAMETER) };
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream, most: number): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  // What is wrong with the bytes is said by the reader.
  void writer.write(bytes).catch(() => {});
  void writer.close().catch(() => {});
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('too much');
    }
    pieces.push(value);
  }
  return joined(pieces);
}

/** base64url, which needs no escapes in a hash. */
function toText(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(characters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
