// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Failure } from '../protocol/host.js';
import type { Reply } from '../protocol/messages.js';
import { Client } from './client.js';
import { decode, encode, type Packet } from './packet.js';

const done = (id: number): Reply => ({ type: 'done', id, seconds: 0 });
const update = (id: number, value: string): Reply => ({ type: 'update', id, patch: { 1: { value } }, edits: {} });
const FAILURE: Failure = {
  stage: 'worker',
  title: 'Python stopped',
  message: 'out of memory',
  file: null,
  line: null,
  source: null,
  hint: null,
  traceback: null,
};

function connect() {
  const client = new Client('s');
  const sent: Packet[] = [];
  return { client, sent, open: () => client.open((packet) => sent.push(packet)) };
}

test('a call is one packet out and its replies come back in order', () => {
  const { client, sent, open } = connect();
  open();
  const replies: Reply[] = [];
  const id = client.call(3, ['a'], (reply) => replies.push(reply), { trigger: 7 });
  expect(sent).toEqual([JSON.stringify([{ type: 'call', id, dep: 3, session: 's', inputs: ['a'], event: null, trigger: 7 }])]);
  client.receive(JSON.stringify([update(id, 'x'), done(id)]));
  client.receive(JSON.stringify([update(id, 'too late')]));
  expect(replies).toEqual([update(id, 'x'), done(id)]);
});

test('calls made before the runtime is up are sent once, in order, after the openers', () => {
  const { client, sent, open } = connect();
  const first = client.call(0, [], () => {});
  const second = client.call(1, [], () => {});
  client.whenOpen(() => client.call(9, [], () => {}));
  open();
  const deps = sent.flatMap((packet) => JSON.parse(packet as string).map((request: { dep: number }) => request.dep));
  expect(deps).toEqual([9, 0, 1]);
  expect(first).toBeLessThan(second);
});

test('a waiting call that is cancelled is never sent', () => {
  const { client, sent, open } = connect();
  client.cancel(client.call(0, [], () => {}));
  open();
  expect(sent).toEqual([]);
});

test('cancel tells the runtime once, and drops what it still replies', () => {
  const { client, sent, open } = connect();
  open();
  const replies: Reply[] = [];
  const id = client.call(0, [], (reply) => replies.push(reply));
  client.cancel(id);
  client.cancel(id);
  client.receive(JSON.stringify([update(id, 'x'), done(id)]));
  expect(replies).toEqual([]);
  expect(sent.slice(1)).toEqual([JSON.stringify([{ type: 'cancel', id }])]);
});

test('when the worker dies its calls fail, and later calls wait for the next one', () => {
  const { client, sent, open } = connect();
  open();
  const replies: Reply[] = [];
  client.call(0, [], (reply) => replies.push(reply));
  client.fail(FAILURE);
  expect(replies).toMatchObject([{ type: 'failed', code: 'worker', message: 'out of memory', visible: false }]);
  client.call(1, [], () => {});
  expect(sent).toHaveLength(1);
  open();
  expect(sent).toHaveLength(2);
});

test('bytes travel beside the text and come back in their places', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const packet = encode([
    { type: 'call', id: 1, dep: 0, session: 's', inputs: [{ audio: bytes }, 'x'], event: null, trigger: null },
  ]) as Exclude<Packet, string>;
  expect(packet.buffers).toEqual([bytes]);
  expect((decode(packet) as unknown as { inputs: unknown[] }[])[0]?.inputs).toEqual([{ audio: bytes }, 'x']);
});

test("a user's value cannot pose as a buffer", () => {
  const reply = { type: 'update', id: 1, patch: { 1: { value: { mark: 0 } } }, edits: {} };
  const text = JSON.stringify([reply]);
  expect(decode({ text, mark: 'other', buffers: [new Uint8Array(1)] })).toEqual([reply]);
});

test('a toast of an unknown call is dropped, one of nobody is shown', () => {
  const { client } = connect();
  const messages: string[] = [];
  client.onLog = (log) => messages.push(log.message);
  const log = { type: 'log', level: 'info', title: '', duration: null, visible: true };
  client.receive(
    JSON.stringify([
      { ...log, id: 99, message: 'stray' },
      { ...log, id: null, message: 'all' },
    ]),
  );
  expect(messages).toEqual(['all']);
});

test('after a reset the next open runs the openers once, and nothing of before is sent or heard', () => {
  const { client, sent, open } = connect();
  open();
  const replies: Reply[] = [];
  const id = client.call(0, [], (reply) => replies.push(reply));
  client.reset();
  client.receive(JSON.stringify([done(id)]));
  let opened = 0;
  client.whenOpen(() => opened++);
  open();
  expect([replies, opened, sent.length]).toEqual([[], 1, 1]);
});

test('a question is answered once, or told why not', () => {
  const { client, sent, open } = connect();
  const replies: Reply[] = [];
  const first = client.ask(4, 'rows', [0, 10], (reply) => replies.push(reply));
  open();
  expect(sent).toEqual([JSON.stringify([{ type: 'ask', id: first, uid: 4, session: 's', name: 'rows', args: [0, 10] }])]);
  client.receive(JSON.stringify([{ type: 'answer', id: first, value: [1] }]));
  client.receive(JSON.stringify([{ type: 'answer', id: first, value: [2] }]));
  expect(replies).toEqual([{ type: 'answer', id: first, value: [1] }]);
  client.ask(4, 'rows', [], (reply) => replies.push(reply));
  client.fail(FAILURE);
  expect(replies.at(-1)).toMatchObject({ type: 'failed', message: 'out of memory' });
});

test('bytes in a question travel beside it', () => {
  const { client, sent, open } = connect();
  open();
  client.ask(4, 'write', [new Uint8Array([1, 2])], () => {});
  expect(sent[0]).toMatchObject({ buffers: [new Uint8Array([1, 2])] });
});
