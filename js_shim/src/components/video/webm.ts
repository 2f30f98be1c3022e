/** WebM files that a MediaRecorder wrote lack their duration, so that players can't seek in them: it is put in here. */

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const CLUSTER = 0x1f43b675;
const DURATION = 0x4489;

type Element = { id: number; size: number; body: number; sizeAt: number; sizeLength: number; unknown: boolean };

/** `file` with its duration; itself if it has one or is no WebM. */
export function withDuration(file: Uint8Array<ArrayBuffer>, seconds: number): Uint8Array<ArrayBuffer> {
  const info = findInfo(file);
  if (!info) return file;
  for (let at = info.body; at < info.body + info.size; ) {
    const child = elementAt(file, at);
    if (!child || child.id === DURATION) return file;
    at = child.body + child.size;
  }
  const added = new Uint8Array(11);
  added.set([0x44, 0x89, 0x88]);
  // In units of the timestamp scale, which MediaRecorder leaves at a millisecond.
  new DataView(added.buffer).setFloat64(3, seconds * 1000);
  const size = sizeBytes(info.size + added.length);
  const end = info.body + info.size;
  const whole = new Uint8Array(file.length + added.length + size.length - info.sizeLength);
  let to = 0;
  for (const part of [file.subarray(0, info.sizeAt), size, file.subarray(info.body, end), added, file.subarray(end)]) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}

/** The Info of a segment of unknown size, as a live recorder writes it; in another one, sizes above it would have to change. */
function findInfo(file: Uint8Array): Element | null {
  const head = elementAt(file, 0);
  const segment = head && elementAt(file, head.body + head.size);
  if (!segment || segment.id !== SEGMENT || !segment.unknown) return null;
  for (let at = segment.body; at < file.length; ) {
    const child = elementAt(file, at);
    if (!child || child.id === CLUSTER) return null;
    if (child.id === INFO) return child;
    at = child.body + child.size;
  }
  return null;
}

/** The element at `at`; null where there is none. */
export function elementAt(file: Uint8Array, at: number): Element | null {
  const id = number(file, at, false);
  if (!id) return null;
  const size = number(file, at + id.length, true);
  if (!size) return null;
  const body = at + id.length + size.length;
  return { id: id.value, size: size.value, body, sizeAt: at + id.length, sizeLength: size.length, unknown: size.full };
}

/** A number whose first byte tells its length. `masked` takes the marker bit away, as sizes need it. */
function number(file: Uint8Array, at: number, masked: boolean): { value: number; length: number; full: boolean } | null {
  const first = file[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > file.length) return null;
  let value = masked ? first & (0xff >> length) : first;
  let full = value === 0xff >> length;
  for (let i = 1; i < length; i++) {
    const byte = file[at + i] as number;
    value = value * 256 + byte;
    full &&= byte === 0xff;
  }
  return { value, length, full: masked && full };
}

/** A size in eight bytes. */
function sizeBytes(size: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(size) | (1n << 56n));
  return bytes;
}
