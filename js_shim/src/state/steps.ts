/**
 * Steps of a stream: packets that are alike but for the text that they append. Only that text is parsed, and those of one
 * frame are put together: 10,000 tokens cost a page little more than their messages. A chunk of its own, for apps that stream.
 */
import type { Client } from '../bridge/client.js';
import type { Packet } from '../bridge/packet.js';
import type { Edit, Reply, Update } from '../protocol/messages.js';
import type { Arrived, Schedule } from './schedule.js';

/** How a stream's packets begin, up to the text, and what that says. */
type Head = { text: string; update: Omit<Update, 'edits'>; uid: string; path: Edit[1] };

const TAIL = '"]]}}]';

/** Makes `client` and `schedule` know steps. Whoever puts another reply in place of a step loses nothing but the pace. */
export function knowSteps(client: Client, schedule: Schedule<Arrived>): void {
  /** Replies that are steps, and their only edit. */
  const steps = new WeakMap<Reply, Edit>();
  const { decode } = client;
  let head: Head | undefined;
  client.decode = (packet) => {
    const step = head && stepOf(packet, head);
    if (step) {
      steps.set(step.reply, step.edit);
      return [step.reply];
    }
    const replies = decode(packet);
    head = headOf(packet, replies) ?? head;
    return replies;
  };
  schedule.join = ({ replies: before }, { replies: after }) => {
    const last = before.length === 1 && steps.get(before[0] as Reply);
    const next = after.length === 1 && steps.get(after[0] as Reply);
    // Paths are the same array when packets had the same head.
    if (!last || !next || last[1] !== next[1]) return false;
    (last[2] as string) += next[2];
    return true;
  };
}

function stepOf(packet: Packet, { text, update, uid, path }: Head): { reply: Update; edit: Edit } | null {
  if (typeof packet !== 'string' || !packet.startsWith(text) || !packet.endsWith(TAIL)) return null;
  try {
    const edit: Edit = ['append', path, JSON.parse(`"${packet.slice(text.length, -TAIL.length)}"`)];
    return { reply: { ...update, edits: { [uid]: [edit] } }, edit };
  } catch {
    return null; // there are more edits in it than this one
  }
}

/** The head of a packet that does nothing but append a text. */
function headOf(packet: Packet, replies: Reply[]): Head | undefined {
  const [reply] = replies;
  if (typeof packet !== 'string' || replies.length !== 1 || reply?.type !== 'update') return undefined;
  const { edits, ...update } = reply;
  const [uid] = Object.keys(edits);
  const path = uid === undefined ? undefined : edits[uid]?.[0]?.[1];
  if (uid === undefined || path === undefined) return undefined;
  const text = `[{"type":"update","id":${update.id},"patch":{},"edits":{"${uid}":[["append",${JSON.stringify(path)},"`;
  return packet.startsWith(text) ? { text, update, uid, path } : undefined;
}
