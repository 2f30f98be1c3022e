/** Packets: the JSON text of a list of messages; with bytes in them, `{text, mark, buffers}` (see protocol/host.ts). */
import type { Reply, Request } from '../protocol/messages.js';

export type Packet = string | { text: string; mark: string; buffers: Uint8Array[] };

/** The packet that carries `requests`. */
export function encode(requests: Request[]): Packet {
  if (!requests.some(hasBytes)) return JSON.stringify(requests);
  const buffers: Uint8Array[] = [];
  let mark = '';
  const text = JSON.stringify(requests, (_key, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    mark ||= randomMark();
    return { [mark]: buffers.push(value) - 1 };
  });
  return buffers.length === 0 ? text : { text, mark, buffers };
}

/** The replies in a packet. */
export function decode(packet: Packet): Reply[] {
  if (typeof packet === 'string') return JSON.parse(packet) as Reply[];
  const { text, mark, buffers } = packet;
  return JSON.parse(text, (_key, value: unknown) => {
    const index = isObject(value) && Object.hasOwn(value, mark) ? value[mark] : undefined;
    return typeof index === 'number' ? buffers[index] : value;
  }) as Reply[];
}

function hasBytes(request: Request): boolean {
  if (request.type === 'call') return request.inputs.some(holdsBytes) || holdsBytes(request.event);
  return request.type === 'ask' && request.args.some(holdsBytes);
}

function holdsBytes(value: unknown): boolean {
  if (value instanceof Uint8Array) return true;
  return isObject(value) && Object.values(value).some(holdsBytes);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Random, so that no user's value can pose as a buffer. */
function randomMark(): string {
  return `\u0000${Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('')}`;
}
