/** A table without a page, for tests: what it tells is written down, and what it asks is answered. */
import { vi } from 'vitest';
import type { Json } from '../../protocol/messages.js';
import { press } from './keys.js';
import { TableModel } from './model.js';
import type { Outlet } from './outlet.js';
import type { Props, Value } from './types.js';

export const BASE: Value = {
  headers: ['name', 'count', 'done'],
  data: [
    ['pear', 3, true],
    ['fig', 1, false],
    ['apple', 2, false],
  ],
  metadata: null,
};

export function table(given: Props = {}, answers: (name: string, args: Json[]) => Json = () => null) {
  const told: [string, unknown][] = [];
  const outlet: Outlet = {
    set: (value) => told.push(['set', value]),
    emit: (event, data) => told.push([event, data ?? null]),
    listens: () => true,
    ask: vi.fn(async (name: string, args: Json[]) => answers(name, args)),
    settle: vi.fn(),
    toast: (message) => told.push(['toast', message]),
  };
  const model = new TableModel(outlet);
  const props: Props = { value: BASE, datatype: ['str', 'number', 'bool'], interactive: true, ...given };
  model.take(props);
  const keyboard = { model, page: 5, openMenu: vi.fn(), widen: vi.fn() };
  const type = (...keys: (string | Partial<KeyboardEvent>)[]) =>
    keys.map((one) => press({ key: '', ...(typeof one === 'string' ? { key: one } : one) } as KeyboardEvent, keyboard));
  return { model, told, outlet, props, type, keyboard, names: () => model.value.data.map(([name]) => name) };
}
