import { describe, expect, it, vi } from 'vitest';
import type { Node } from '../../render/contract.js';
import { again, edit, rate } from './actions.js';
import { stretches } from './reasoning.js';
import { contentOf, treeOf, turnsOf } from './turns.js';
import type { Message } from './types.js';

const say = (role: string, text: string, metadata: Message['metadata'] = null): Message => ({
  role,
  metadata,
  content: [{ type: 'text', text }],
});
const file = { type: 'file' as const, file: { path: 'a.png', meta: { _type: 'gradio.FileData' as const } } };

describe('turns', () => {
  const messages = [say('user', 'a'), say('assistant', 'b'), say('assistant', 'c'), say('system', 'x'), say('user', 'd')];

  it('groups one side in a row, and keeps places and objects', () => {
    const turns = turnsOf(messages, true);
    expect(turns.map(({ side, entries }) => [side, entries.map(({ index }) => index)])).toEqual([
      ['user', [0]],
      ['bot', [1, 2]],
      ['user', [4]],
    ]);
    expect(turns[1]?.entries[1]?.message).toBe(messages[2]);
    expect(turnsOf(messages, false)).toHaveLength(4);
  });

  it('nests thoughts, and lets orphans stand at the top', () => {
    const entries = [
      say('assistant', 'p', { title: 'P', id: 1 }),
      say('assistant', 'k', { title: 'K', id: 2, parent_id: 1 }),
      say('assistant', 'g', { title: 'G', parent_id: 2 }),
      say('assistant', 'o', { title: 'O', parent_id: 9 }),
    ];
    const tree = treeOf(entries.map((message, index) => ({ index, message })));
    expect(tree.map(({ index }) => index)).toEqual([0, 3]);
    expect(tree[0]?.children[0]?.children[0]?.index).toBe(2);
  });

  it('carries text as a string, and more than text as parts', () => {
    expect(contentOf(say('user', 'a'))).toBe('a');
    expect(contentOf({ role: 'user', content: [file] })).toEqual([file]);
  });
});

describe('reasoning tags', () => {
  const tags: [string, string][] = [['<think>', '</think>']];

  it('cuts thoughts out, also one that has not ended', () => {
    expect(stretches('<think>a</think>b', tags)).toEqual([
      { kind: 'thought', text: 'a', open: false },
      { kind: 'text', text: 'b', open: false },
    ]);
    expect(stretches('x <think>a', tags)).toEqual([
      { kind: 'text', text: 'x ', open: false },
      { kind: 'thought', text: 'a', open: true },
    ]);
    expect(stretches('a', null)).toEqual([{ kind: 'text', text: 'a', open: false }]);
  });
});

describe('actions', () => {
  const make = (value: Message[]) => {
    const node = { props: { peek: () => ({ value }) }, emit: vi.fn(), set: vi.fn() };
    return node as unknown as Node & typeof node;
  };

  it('retries and undoes the last user message', () => {
    const node = make([say('user', 'a'), say('assistant', 'b')]);
    again(node, 'retry');
    expect(node.emit).toHaveBeenCalledWith('retry', { index: 0, value: 'a' });
  });

  it('says like, dislike, a word, or nothing', () => {
    const node = make([say('assistant', 'b')]);
    for (const word of ['Like', 'Dislike', 'Wrong', null]) rate(node, 0, word);
    expect(node.emit.mock.calls.map(([, data]) => data.liked)).toEqual([true, false, 'Wrong', '']);
  });

  it('edits the text and keeps files', () => {
    const node = make([{ role: 'user', content: [file, { type: 'text', text: 'a' }] }]);
    edit(node, 0, 'b');
    expect(node.set).toHaveBeenCalledWith({ value: [{ role: 'user', content: [file, { type: 'text', text: 'b' }] }] });
    expect(node.emit).toHaveBeenCalledWith('edit', { index: 0, previous_value: 'a', value: 'b' });
  });
});
