/** `gr.BrowserState`: a value that the browser keeps. It draws nothing; it is read when the app begins, and written when it changes. */
import { effect } from '@preact/signals';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { Safe } from './safe.js';

type Props = { value?: Json; default_value?: Json; storage_key?: string | null; secret?: string | null };
export type KeptNode = Pick<Node, 'uid' | 'props' | 'set'>;

/**
 * Gives each block its stored value, and stores what it becomes.
 *
 * @param place tells this app from others of the page. A block without a `storage_key` is known by the page's path, this, and its uid.
 * @returns settles when all that was stored is there; it never rejects.
 */
export async function keep(nodes: readonly KeptNode[], place: string): Promise<void> {
  await Promise.all(nodes.map((node) => keepOne(node, place).catch((error) => console.warn(NOT_KEPT, error))));
}

const NOT_KEPT = 'Lite: a gr.BrowserState is not kept; its value goes with the page.';

async function keepOne(node: KeptNode, place: string): Promise<void> {
  const { storage_key, secret, default_value } = node.props.peek() as Props;
  const name = storage_key ?? `lite:${location.pathname}:${place}:${node.uid}`;
  // Without a secret of the author's, another default means another app: what the old one stored is not for it.
  const safe = await Safe.open(name, secret ?? `${name}:${JSON.stringify(default_value ?? null)}`);
  if (!safe) throw new Error('This page may not store anything, or can not encrypt it (that needs https).');
  const stored = await safe.read();
  if (stored !== undefined) node.set({ value: stored });
  let known = valueIn(node);
  let last = Promise.resolve();
  effect(() => {
    node.props.value;
    if (valueIn(node) === known) return;
    const value = valueIn(node);
    known = value;
    // One after the other, and of those that wait the last only.
    last = last.then(() => (value === known ? safe.write(value) : undefined)).catch((error) => console.warn(NOT_KEPT, error));
  });
}

const valueIn = (node: KeptNode): Json => (node.props.peek() as Props).value ?? null;
