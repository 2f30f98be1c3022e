// @vitest-environment jsdom
import { options } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../bridge/client.js';
import type { AppConfig } from '../protocol/config.js';
import type { Call, Reply, Request } from '../protocol/messages.js';
import { block, config, dependency, FakeRuntime } from '../state/fixtures.js';
import { type Mounted, mountApp } from './mount.js';

// Preact renders in a microtask; tests wait one turn of the event loop, never a time.
const painted = () => new Promise((resolve) => setTimeout(resolve));

let mounted: Mounted | undefined;
let root: HTMLElement;

beforeEach(() => {
  options.debounceRendering = (callback) => queueMicrotask(callback);
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  mounted?.unmount();
  root.remove();
  vi.restoreAllMocks();
});

function mount(app: AppConfig, script?: (request: Request) => Reply[] | undefined) {
  const client = new Client('s');
  const runtime = new FakeRuntime((packet) => client.receive(packet), script);
  mounted = mountApp(root, app, client, { upload: async () => [] });
  client.open(runtime.send);
  return { client, runtime, mounted };
}

const $ = <T extends Element = HTMLElement>(selector: string) => root.querySelector<T>(selector) as T;
/** What is drawn by a chunk of its own. */
const arrived = (selector: string) => vi.waitFor(() => expect($(selector)).toBeTruthy());
const byTestId = (id: string) => $(`[data-testid="${id}"]`);

function type(field: HTMLTextAreaElement | HTMLInputElement, text: string) {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

test('elem_id, elem_classes and visibility land on the outer block', async () => {
  mount(
    config([
      block(1, 'textbox', { elem_id: 'box', elem_classes: ['mine', 'too'] }),
      block(2, 'textbox', { elem_id: 'gone', visible: false }),
      block(3, 'textbox', { elem_id: 'hid', visible: 'hidden' }),
    ]),
  );
  await painted();
  expect($('#box').className).toMatch(/\bblock\b.*mine too/);
  expect($('#box textarea')).toBeTruthy();
  expect($('#gone')).toBeNull();
  expect($('#hid').hidden).toBe(true);
  expect($('.gradio-container')).toBeTruthy();
});

test('typing sets the value, fires input and change, and Enter submits', async () => {
  const dependencies = ['input', 'change', 'submit'].map((event, id) => dependency(id, { targets: [[1, event]], inputs: [1] }));
  const { runtime } = mount(config([block(1, 'textbox', { label: 'Name' })], dependencies));
  await painted();
  const field = $<HTMLTextAreaElement>('textarea');
  expect(root.querySelector('label')?.htmlFor).toBe(field.id);
  type(field, 'Ada');
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', shiftKey: true, bubbles: true }));
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  expect((runtime.calls as Call[]).map(({ dep, inputs }) => [dep, inputs[0]])).toEqual([
    [1, 'Ada'],
    [0, 'Ada'],
    [2, 'Ada'],
  ]);
});

test('every part of a textbox is there', async () => {
  const events = ['stop', 'submit', 'focus', 'blur', 'select'];
  const dependencies = events.map((event, id) =>
    dependency(id, { targets: [[1, event]], trigger_mode: 'multiple', collects_event_data: true }),
  );
  const { runtime } = mount(
    config(
      [
        block(1, 'textbox', {
          label: 'Ask',
          info: 'Anything',
          value: 'hello',
          interactive: true,
          lines: 3,
          max_lines: 5,
          submit_btn: true,
          stop_btn: 'Halt',
          buttons: ['copy'],
          max_length: 9,
          rtl: true,
          text_align: 'right',
          html_attributes: { spellcheck: false, onclick: 'alert(1)' },
          placeholder: 'q',
        }),
        block(2, 'textbox', { type: 'password' }),
        block(3, 'textbox', { type: 'email', max_lines: 1 }),
      ],
      dependencies,
    ),
  );
  await painted();
  const field = $<HTMLTextAreaElement>('textarea');
  expect([field.rows, field.maxLength, field.placeholder, field.style.textAlign]).toEqual([3, 9, 'q', 'right']);
  expect(field.getAttribute('onclick')).toBeNull();
  expect(document.getElementById(field.getAttribute('aria-describedby') as string)?.textContent).toBe('Anything');
  expect($('.block').dir).toBe('rtl');
  expect(byTestId('stop-button').textContent).toBe('Halt');
  await arrived('button[aria-label="Copy"]');
  expect(byTestId('password').getAttribute('type')).toBe('password');
  expect($('input[type="email"]')).toBeTruthy();
  byTestId('stop-button').click();
  byTestId('submit-button').click();
  field.focus();
  field.setSelectionRange(1, 3);
  field.dispatchEvent(new Event('select', { bubbles: true }));
  field.blur();
  expect((runtime.calls as Call[]).map(({ dep }) => events[dep])).toEqual(['stop', 'submit', 'focus', 'select', 'blur']);
  expect((runtime.calls as Call[])[3]?.event).toEqual({ index: [1, 3], value: 'el' });
});

test('an output is read-only and shows what arrives', async () => {
  const { runtime } = mount(
    config(
      [block(1, 'button', { value: 'Go', variant: 'primary' }), block(2, 'textbox')],
      [dependency(0, { targets: [[1, 'click']], outputs: [2] })],
    ),
  );
  await painted();
  expect($('button').className).toMatch(/primary/);
  $('button').click();
  await painted();
  await vi.waitFor(() => expect(byTestId('status-tracker')).toBeTruthy());
  const { id } = runtime.calls[0] as Call;
  runtime.reply({ type: 'progress', id, steps: [{ desc: 'Work', unit: 'steps', index: 3, length: 10, progress: null }] });
  await vi.waitFor(() => expect($('[role="progressbar"]')).toBeTruthy());
  expect($('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('30');
  expect(byTestId('status-tracker').textContent).toContain('3/10 steps');
  runtime.reply({ type: 'update', id, patch: { 2: { value: 'out' } }, edits: {} }, { type: 'done', id, seconds: 0 });
  await painted();
  const field = $<HTMLTextAreaElement>('textarea');
  expect([field.value, field.readOnly]).toEqual(['out', true]);
  expect(byTestId('status-tracker')).toBeNull();
});

test('a failure is a toast and a badge; both can be closed', async () => {
  mount(
    config([block(1, 'button', { value: 'Go' }), block(2, 'textbox')], [dependency(0, { targets: [[1, 'click']], outputs: [2] })]),
    (request) =>
      request.type === 'call'
        ? [
            {
              type: 'failed',
              id: request.id,
              code: 'app',
              message: '<b>no</b>',
              title: 'Oops',
              duration: null,
              visible: true,
              block: 2,
              traceback: '',
              messages: {},
            },
          ]
        : undefined,
  );
  await painted();
  $('button').click();
  await painted();
  await arrived('[data-testid="toast-text"]');
  await arrived('.lite-status-error');
  expect(byTestId('toast-body').getAttribute('role')).toBe('alert');
  expect(byTestId('toast-text').textContent).toBe('<b>no</b>');
  expect(byTestId('status-tracker').textContent).toContain('<b>no</b>');
  $('.lite-status-close').click();
  await vi.waitFor(() => {
    // Effects, and with them the key's listener, come after the first painting.
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect([byTestId('toast-body'), byTestId('status-tracker')]).toEqual([null, null]);
  });
});

test('a component that this version lacks says so, and the others work', async () => {
  mount(config([block(1, 'hologram'), block(2, 'textbox', { value: 'fine', interactive: true })]));
  await vi.waitFor(() => expect(root.textContent).toContain('This version of Lite has no component hologram'));
  expect($<HTMLTextAreaElement>('textarea').value).toBe('fine');
});

test('a block that fails to draw shows why, and draws again when its props change', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { runtime } = mount(
    config(
      [block(1, 'textbox', { html_attributes: 5, buttons: ['copy'], label: { bad: 1 } }), block(2, 'button', { value: 'Go' })],
      [dependency(0, { targets: [[2, 'click']], outputs: [1] })],
    ),
    (request) => (request.type === 'call' ? [{ type: 'update', id: request.id, patch: { 1: { label: 'Good' } }, edits: {} }] : undefined),
  );
  await painted();
  $('button.lite-button').click();
  await painted();
  expect(runtime.calls).toHaveLength(1);
  expect(root.querySelector('label')?.textContent).toBe('Good');
});

const tabs = (selected: string | null = null) =>
  config(
    [
      block(1, 'tabs', selected ? { selected } : {}),
      block(2, 'tabitem', { label: 'A', id: 'a' }),
      block(3, 'tabitem', { label: 'B', id: 'b', interactive: false }),
      block(4, 'tabitem', { label: 'C', id: 'c' }),
      block(5, 'textbox', { elem_id: 'inner' }),
    ],
    [
      dependency(0, { targets: [[1, 'change']], collects_event_data: true }),
      dependency(1, { targets: [[4, 'select']], collects_event_data: true }),
    ],
    {
      id: 0,
      children: [
        {
          id: 1,
          children: [
            { id: 2, children: [{ id: 5 }] },
            { id: 3, children: [] },
            { id: 4, children: [] },
          ],
        },
      ],
    },
  );

test('tabs follow the ARIA pattern: arrows skip what is off, and selecting fires select and change', async () => {
  const { runtime } = mount(tabs());
  await arrived('[role="tab"]');
  const tab = (i: number) => root.querySelectorAll<HTMLElement>('[role="tab"]')[i] as HTMLElement;
  expect(tab(0).getAttribute('aria-selected')).toBe('true');
  expect(document.getElementById(tab(0).getAttribute('aria-controls') as string)?.contains($('#inner'))).toBe(true);
  tab(0).focus();
  tab(0).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(runtime.calls).toHaveLength(2));
  expect(tab(2).getAttribute('aria-selected')).toBe('true');
  expect(document.activeElement).toBe(tab(2));
  expect((runtime.calls as Call[]).map(({ dep, event }) => [dep, event])).toEqual([
    [1, { index: 2, value: 'C' }],
    [0, { index: 2, value: 'C' }],
  ]);
  tab(2).dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true }));
  await painted();
  expect(tab(0).getAttribute('aria-selected')).toBe('true');
});

test('what a tab holds is drawn when it is shown first, or at once if wanted, and stays; timers in it tick from the start', async () => {
  const app = config(
    [
      block(1, 'tabs'),
      block(2, 'tabitem', { label: 'A' }),
      block(3, 'tabitem', { label: 'B' }),
      block(4, 'tabitem', { label: 'C', render_children: true }),
      block(5, 'row'),
      block(6, 'textbox', { elem_id: 'late' }),
      block(7, 'timer', { value: 0.01, active: true }),
      block(8, 'textbox', { elem_id: 'early' }),
    ],
    [dependency(0, { targets: [[7, 'tick']] })],
    {
      id: 0,
      children: [
        {
          id: 1,
          children: [
            { id: 2, children: [] },
            { id: 3, children: [{ id: 5, children: [{ id: 6 }, { id: 7 }] }] },
            { id: 4, children: [{ id: 8 }] },
          ],
        },
      ],
    },
  );
  const { runtime } = mount(app);
  await arrived('#early');
  expect($('#late')).toBeNull();
  await vi.waitFor(() => expect(runtime.calls.length).toBeGreaterThan(0));
  const tab = (i: number) => root.querySelectorAll<HTMLElement>('[role="tab"]')[i] as HTMLElement;
  tab(1).click();
  await arrived('#late');
  const late = $('#late');
  tab(0).click();
  await painted();
  expect($('#late')).toBe(late);
  expect(late.closest<HTMLElement>('[role="tabpanel"]')?.hidden).toBe(true);
});

test('selected opens that tab', async () => {
  mount(tabs('c'));
  await arrived('[role="tab"]');
  expect($('[aria-selected="true"]').textContent).toBe('C');
});

test('an accordion opens, closes and says so', async () => {
  const dependencies = [dependency(0, { targets: [[1, 'expand']] }), dependency(1, { targets: [[1, 'collapse']] })];
  const { runtime } = mount(
    config([block(1, 'accordion', { label: 'More', open: false }), block(2, 'textbox')], dependencies, {
      id: 0,
      children: [{ id: 1, children: [{ id: 2 }] }],
    }),
  );
  await arrived('details');
  const details = $<HTMLDetailsElement>('details');
  for (const open of [true, false]) {
    details.open = open;
    details.dispatchEvent(new Event('toggle'));
    await painted();
  }
  expect((runtime.calls as Call[]).map(({ dep }) => dep)).toEqual([0, 1]);
  expect(byTestId('accordion-content').querySelector('textarea')).toBeTruthy();
});

test('a sidebar is toggled by its button', async () => {
  const { runtime } = mount(
    config([block(1, 'sidebar', { label: 'Menu' })], [dependency(0, { targets: [[1, 'collapse']] })], {
      id: 0,
      children: [{ id: 1, children: [] }],
    }),
  );
  await arrived('[aria-label="Toggle Sidebar"]');
  $('[aria-label="Toggle Sidebar"]').click();
  await painted();
  expect($('[aria-label="Toggle Sidebar"]').getAttribute('aria-expanded')).toBe('false');
  expect(runtime.calls).toHaveLength(1);
});

test('a link that is no web address stays a button', async () => {
  mount(
    config([
      block(1, 'button', { value: 'ok', link: 'https://example.org' }),
      block(2, 'button', { value: 'bad', link: 'java\nscript:alert(1)' }),
    ]),
  );
  await painted();
  expect([...root.querySelectorAll('a')].map((a) => a.textContent)).toEqual(['ok']);
  expect($('button').textContent).toBe('bad');
});

test("css, theme and the author's head go in and out with the app", async () => {
  const app: AppConfig = {
    ...config([]),
    css: '.x { color: red }',
    head: '<meta name="made-by" content="me"><div>no</div><base href="/evil">',
    theme_vars: { light: { body_text_color: 'red' }, dark: { '--body-text-color': 'blue' } },
  };
  const { mounted: handle } = mount(app);
  await vi.waitFor(() => expect(document.head.querySelector('meta[name="made-by"]')).toBeTruthy());
  expect(document.head.querySelector('div, base')).toBeNull();
  expect(root.innerHTML).toMatch(/--body-text-color: red.*\.x \{ color: red \}|\.x \{ color: red \}.*--body-text-color: red/s);
  handle.unmount();
  mounted = undefined;
  expect(document.head.querySelector('meta[name="made-by"]')).toBeNull();
  expect(root.innerHTML).toBe('');
});
