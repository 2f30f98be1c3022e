import { expect, test } from 'vitest';
import { partsFor } from './parts.js';
import type { Part } from './wheels.js';

const part = (words: string[], needs: string[] = []): Part => ({ file: 'x.zip', sha256: '', words, needs });
const PARTS = {
  kits: part(['Interface', 'Examples'], ['components']),
  chat: part(['Chatbot'], ['kits']),
  components: part(['JSON', 'json']),
  transpile: part(['js\\s*=\\s*True']),
};

test('an app gets the parts whose words it says, and what these need', () => {
  expect(partsFor(PARTS, ['gr.Textbox()'])).toEqual([]);
  expect(partsFor(PARTS, ['gr.Textbox()', 'gr.Chatbot()'])).toEqual(['chat', 'kits', 'components']);
  expect(partsFor(PARTS, ['gr.Interface(f, "text", "json")'])).toEqual(['kits', 'components']);
});

test('a word is a word, not a piece of one', () => {
  expect(partsFor(PARTS, ['MyInterfaces()'])).toEqual([]);
  expect(partsFor(PARTS, ['b.click(f, js =True)'])).toEqual(['transpile']);
});

test('parts that need each other are each found once', () => {
  const round = { a: part(['A'], ['b']), b: part(['B'], ['a']) };
  expect(partsFor(round, ['A'])).toEqual(['a', 'b']);
});
