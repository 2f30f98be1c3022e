/** Gaussian splats in numbers: read from their two formats, ordered by depth. No WebGL here. */

/** Splats, each with a place, the spread around it, and a colour. */
export type SplatData = {
  count: number;
  /** x, y, z of each. */
  centers: Float32Array;
  /** Covariance of each: xx, xy, xz, yy, yz, zz. */
  spreads: Float32Array;
  /** Red, green, blue, opacity of each, 0 to 255. */
  colours: Uint8ClampedArray;
};

/** Bytes of a splat in a .splat file: place and scales as floats, then colour and rotation as bytes. */
const ROW = 32;

/** @returns null if the bytes are no whole number of splats. */
export function splatsOfFile(bytes: ArrayBuffer): SplatData | null {
  if (bytes.byteLength % ROW !== 0) return null;
  const view = new DataView(bytes);
  const floats = (at: number): [number, number, number] =>
    [0, 4, 8].map((by) => view.getFloat32(at + by, true)) as [number, number, number];
  const byte = (at: number) => view.getUint8(at);
  return collect(bytes.byteLength / ROW, (index) => {
    const at = index * ROW;
    return {
      center: floats(at),
      scale: floats(at + 12),
      colour: [byte(at + 24), byte(at + 25), byte(at + 26), byte(at + 27)],
      turn: [byte(at + 28) - 128, byte(at + 29) - 128, byte(at + 30) - 128, byte(at + 31) - 128],
    };
  });
}

/** What PLYLoader calls the properties of splats: what is theirs → the properties in the file. */
export const PLY_NAMES = {
  splatColour: ['f_dc_0', 'f_dc_1', 'f_dc_2'],
  splatOpacity: ['opacity'],
  splatScale: ['scale_0', 'scale_1', 'scale_2'],
  splatTurn: ['rot_0', 'rot_1', 'rot_2', 'rot_3'],
};

/** How much of a colour the first spherical harmonic is. */
const FIRST_HARMONIC = 0.28209479177387814;

type Columns = Record<'position' | keyof typeof PLY_NAMES, ArrayLike<number>>;

/** Splats of a PLY file, which has logarithms of scales, harmonics for colours, and opacities before their sigmoid. */
export function splatsOfColumns({ position, splatColour, splatOpacity, splatScale, splatTurn }: Columns): SplatData {
  const at = (column: ArrayLike<number>, index: number) => column[index] ?? 0;
  return collect(splatOpacity.length, (index) => {
    const three = (column: ArrayLike<number>) => [0, 1, 2].map((by) => at(column, 3 * index + by)) as [number, number, number];
    const colour = three(splatColour).map((part) => (0.5 + FIRST_HARMONIC * part) * 255) as [number, number, number];
    return {
      center: three(position),
      scale: three(splatScale).map(Math.exp) as [number, number, number],
      colour: [...colour, 255 / (1 + Math.exp(-at(splatOpacity, index)))],
      turn: [0, 1, 2, 3].map((by) => at(splatTurn, 4 * index + by)) as [number, number, number, number],
    };
  });
}

type Splat = {
  center: [number, number, number];
  scale: [number, number, number];
  colour: [number, number, number, number];
  /** A quaternion w, x, y, z of any length. */
  turn: [number, number, number, number];
};

/** All of `count` splats that have a place and a spread. */
function collect(count: number, splatAt: (index: number) => Splat): SplatData {
  const centers = new Float32Array(3 * count);
  const spreads = new Float32Array(6 * count);
  const colours = new Uint8ClampedArray(4 * count);
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const { center, scale, colour, turn } = splatAt(index);
    const spread = spreadOf(scale, turn);
    if (![...center, ...spread].every(Number.isFinite)) continue;
    centers.set(center, 3 * kept);
    spreads.set(spread, 6 * kept);
    colours.set(colour, 4 * kept);
    kept += 1;
  }
  return {
    count: kept,
    centers: centers.subarray(0, 3 * kept),
    spreads: spreads.subarray(0, 6 * kept),
    colours: colours.subarray(0, 4 * kept),
  };
}

/** The covariance of an ellipsoid with these half-axes, turned. */
export function spreadOf([a, b, c]: Splat['scale'], turn: Splat['turn']): [number, number, number, number, number, number] {
  const length = Math.hypot(...turn);
  const [w, x, y, z] = (length === 0 ? [1, 0, 0, 0] : turn.map((part) => part / length)) as Splat['turn'];
  // The columns of the rotation, each as long as its half-axis.
  const axes = [
    [a * (1 - 2 * (y * y + z * z)), a * 2 * (x * y + w * z), a * 2 * (x * z - w * y)],
    [b * 2 * (x * y - w * z), b * (1 - 2 * (x * x + z * z)), b * 2 * (y * z + w * x)],
    [c * 2 * (x * z + w * y), c * 2 * (y * z - w * x), c * (1 - 2 * (x * x + y * y))],
  ] as const;
  const sum = (row: 0 | 1 | 2, column: 0 | 1 | 2) => axes.reduce((total, axis) => total + axis[row] * axis[column], 0);
  return [sum(0, 0), sum(0, 1), sum(0, 2), sum(1, 1), sum(1, 2), sum(2, 2)];
}

const BINS = 1 << 16;

/**
 * Writes into `order` the numbers of all splats, the farthest first.
 *
 * @param toward what a step along x, y and z brings a splat nearer.
 */
export function orderByDepth(centers: Float32Array, toward: readonly [number, number, number], order: Float32Array): void {
  const count = order.length;
  const depths = new Float32Array(count);
  let [least, most] = [Infinity, -Infinity];
  for (let index = 0; index < count; index += 1) {
    const at = 3 * index;
    const depth = toward[0] * (centers[at] as number) + toward[1] * (centers[at + 1] as number) + toward[2] * (centers[at + 2] as number);
    depths[index] = depth;
    if (depth < least) least = depth;
    if (depth > most) most = depth;
  }
  const scale = most > least ? (BINS - 1) / (most - least) : 0;
  const starts = new Uint32Array(BINS + 1);
  const bins = new Uint16Array(count);
  for (let index = 0; index < count; index += 1) {
    const bin = ((depths[index] as number) - least) * scale;
    bins[index] = bin;
    starts[(bins[index] as number) + 1] = (starts[(bins[index] as number) + 1] as number) + 1;
  }
  for (let bin = 1; bin <= BINS; bin += 1) starts[bin] = (starts[bin] as number) + (starts[bin - 1] as number);
  for (let index = 0; index < count; index += 1) {
    const bin = bins[index] as number;
    order[starts[bin] as number] = index;
    starts[bin] = (starts[bin] as number) + 1;
  }
}

/** The box that most splats are in: a few far away ones, which scenes have, don't count. */
export function boxOf({ centers, count }: SplatData): { min: [number, number, number]; max: [number, number, number] } {
  const step = Math.max(1, Math.floor(count / 20_000));
  const ends = [0, 1, 2].map((axis) => {
    const values: number[] = [];
    for (let index = 0; index < count; index += step) values.push(centers[3 * index + axis] as number);
    values.sort((a, b) => a - b);
    const cut = Math.floor(values.length * 0.02);
    return [values[cut] ?? 0, values[values.length - 1 - cut] ?? 0] as const;
  });
  return { min: ends.map(([low]) => low) as [number, number, number], max: ends.map(([, high]) => high) as [number, number, number] };
}
