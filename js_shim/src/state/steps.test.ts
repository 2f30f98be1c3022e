import { expect, test } from 'vitest';
import { Client } from '../bridge/client.js';
import type { Edit, Reply, Update } from '../protocol/messages.js';
import { type Arrived, Schedule } from './schedule.js';
import { knowSteps } from './steps.js';

const PATH: Edit[1] = ['value', 3, 'content'];
const update = (id: number, uid: number, ...edits: Edit[]): Update => ({ type: 'update', id, patch: {}, edits: { [uid]: edits } });
const grow = (text: string, id = 1, uid = 7, path = PATH): Update => update(id, uid, ['append', path, text]);

/** As Python writes it. */
const packet = (...replies: Reply[]): string =>
  JSON.stringify(replies).replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A page between two frames: what arrives waits until `frame`. */
function page() {
  const client = new Client('s');
  const frames: (() => void)[] = [];
  const applied: Reply[][] = [];
  const schedule = new Schedule<Arrived>((items) => applied.push(items.flatMap(({ replies }) => replies)), {
    frame: (callback) => frames.push(callback),
  });
  client.deliver = (replies, route) => schedule.push({ replies, route }, replies[0]?.type === 'done');
  knowSteps(client, schedule);
  const receive = (...replies: Reply[]) => client.receive(packet(...replies));
  return { client, applied, receive, frame: () => frames.splice(0).map((callback) => callback()) };
}

test('the steps of a stream in one frame are one update with all that they append', () => {
  const { applied, receive, frame } = page();
  for (const text of ['a', 'b', '"c\\', 'ü\n', '\ud83d', '\ude00']) receive(grow(text));
  expect(applied).toEqual([[grow('a')]]);
  frame();
  expect(applied[1]).toEqual([grow('b"c\\ü\n😀')]);
});

test('a step after the frame is an update of its own', () => {
  const { applied, receive, frame } = page();
  for (const text of ['a', 'b']) receive(grow(text));
  frame();
  receive(grow('c'));
  frame();
  expect(applied).toEqual([[grow('a')], [grow('b')], [grow('c')]]);
});

test.each([
  ['another call', grow('x', 2)],
  ['another block', grow('x', 1, 8)],
  ['another place', grow('x', 1, 7, ['value'])],
  ['two edits', update(1, 7, ['append', PATH, 'x'], ['append', PATH, 'y'])],
  ['two edits, the second elsewhere', update(1, 7, ['append', PATH, 'x'], ['append', ['value', 4, 'content'], 'y'])],
  ['another action', update(1, 7, ['replace', PATH, 'x'])],
  ['a patch too', { ...grow('x'), patch: { 7: { label: 'x' } } }],
  ['two blocks', { ...grow('x'), edits: { 7: [['append', PATH, 'x']], 8: [['append', PATH, 'y']] } } as Update],
  ['a whole value', { type: 'update', id: 1, patch: { 7: { value: 'x' } }, edits: {} } as Update],
])('%s between steps keeps its place', (_, other) => {
  const { applied, receive, frame } = page();
  for (const reply of [grow('a'), grow('b'), other, grow('c'), grow('d')]) receive(reply);
  frame();
  const order = applied
    .flat()
    .flatMap((reply) => (JSON.stringify(reply) === JSON.stringify(other) ? ['other'] : [(reply as Update).edits[7]?.[0]?.[2]]));
  expect(order.join(' ')).toMatch(/^a b other (cd|c d)$/);
});

test('the end of the call brings the steps that wait', () => {
  const { applied, receive } = page();
  const done: Reply = { type: 'done', id: 1, seconds: 0 };
  for (const reply of [grow('a'), grow('b'), grow('c'), done]) receive(reply);
  expect(applied[1]).toEqual([grow('bc'), done]);
});

test('who puts another reply in place of a step gets each of them', () => {
  const { client, applied, receive, frame } = page();
  const { deliver } = client;
  const louder = (reply: Reply) => grow(String((reply as Update).edits[7]?.[0]?.[2]).toUpperCase());
  client.deliver = (replies, route) => deliver(replies.map(louder), route);
  for (const text of ['a', 'b', 'c']) receive(grow(text));
  frame();
  expect(applied.flat()).toEqual([grow('A'), grow('B'), grow('C')]);
});
