/** Which files of models there are, what may be loaded for one, and how a camera is placed. No WebGL here. */

export type Format = 'glb' | 'gltf' | 'obj' | 'stl' | 'ply' | 'splat';
export type DisplayMode = 'solid' | 'point_cloud' | 'wireframe';

/** What `file_types` of the upload are. */
export const SUFFIXES = ['.glb', '.gltf', '.obj', '.stl', '.ply', '.splat'];

/** A model that can't be shown, with why, for the user. */
export class ModelError extends Error {}

/**
 * The format that a file's name tells.
 *
 * @throws {ModelError} if it is none that is shown here.
 */
export function formatOf(name: string): Format {
  const suffix = name.slice(name.lastIndexOf('.')).toLowerCase();
  if (SUFFIXES.includes(suffix)) return suffix.slice(1) as Format;
  const what =
    suffix.startsWith('.') && suffix !== name ? `${suffix} models are not shown here` : 'This file has no suffix that tells its format';
  throw new ModelError(`${what}; give a GLB, glTF, OBJ, STL, PLY or SPLAT file.`);
}

/**
 * Whether a model may load `wanted`: what it carries in itself, and for a model on the web its neighbours. A model that somebody
 * uploaded must not make the page ask other hosts.
 *
 * @param home where the model itself came from.
 */
export function mayLoad(wanted: string, home: string): boolean {
  if (/^(data|blob):/i.test(wanted)) return true;
  if (!/^https?:/i.test(home)) return false;
  try {
    const folder = new URL('.', home);
    const url = new URL(wanted, home);
    return url.origin === folder.origin && url.pathname.startsWith(folder.pathname);
  } catch {
    return false;
  }
}

export type Angles = readonly [alpha: number | null | undefined, beta: number | null | undefined, radius: number | null | undefined];

/**
 * Where the camera stands, relative to the model's middle.
 *
 * @param angles degrees around the vertical axis (90 looks at the front), degrees from straight above, distance; null takes `fit`'s.
 * @param fit distance from which the whole model is seen.
 */
export function cameraAt(angles: Angles, fit: number): [x: number, y: number, z: number] {
  const number = (value: unknown, usual: number) => (typeof value === 'number' && Number.isFinite(value) ? value : usual);
  const alpha = (number(angles[0], 65) * Math.PI) / 180;
  // At the poles the camera would not know which way is up.
  const beta = Math.min(179.9, Math.max(0.1, number(angles[1], 72))) * (Math.PI / 180);
  const radius = Math.max(1e-6, number(angles[2], fit));
  return [-radius * Math.sin(beta) * Math.cos(alpha), radius * Math.cos(beta), radius * Math.sin(beta) * Math.sin(alpha)];
}

/** What a key does to the view; null for keys that are not the view's. Angles in radians, zoom as a factor, pan in parts of the view. */
export type Turn = { turn: [around: number, up: number] } | { zoom: number } | { pan: [right: number, up: number] } | 'reset';

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const STEP = Math.PI / 24;

export function turnOf({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Turn | null {
  const arrow = ARROWS[key];
  if (arrow) return shiftKey ? { pan: [arrow[0] / 20, arrow[1] / 20] } : { turn: [arrow[0] * STEP, arrow[1] * STEP] };
  if (key === '+' || key === '=') return { zoom: 0.9 };
  if (key === '-' || key === '_') return { zoom: 1 / 0.9 };
  return key === 'Home' ? 'reset' : null;
}

/** The WebAssembly of a decoder, from beside our chunks. @throws {ModelError} if it can't be had. */
export async function decoderBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new ModelError(`What decodes this model could not be loaded (${url}); check the network connection.`);
  return response.arrayBuffer();
}
