// @vitest-environment jsdom
import { options } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client } from '../bridge/client.js';
import type { AppConfig } from '../protocol/config.js';
import type { Json } from '../protocol/messages.js';
import { block, config, dependency, FakeRuntime } from '../state/fixtures.js';
import { pathIn } from './address.js';
import { type Mounted, mountApp } from './mount.js';

let mounts: Mounted[] = [];
beforeEach(() => {
  options.debounceRendering = (callback) => queueMicrotask(callback);
  location.hash = '';
  Element.prototype.scrollIntoView = () => {}; // jsdom has none
});
afterEach(() => {
  for (const mounted of mounts) mounted.unmount();
  mounts = [];
  document.body.replaceChildren();
});

/** Two pages with a text box each, and a load event each; `navbar` is on the first. */
function pages(navbar: Record<string, Json> = {}): AppConfig {
  const components = [block(1, 'textbox', { label: 'One' }), block(2, 'textbox', { label: 'Two' }), block(3, 'navbar', navbar)];
  const dependencies = [0, 1].map((id) => dependency(id, { targets: [[0, 'load']], outputs: [id + 1], trigger_mode: 'multiple' }));
  const page = (uid: number, dep: number) => ({
    layout: { id: 0, children: [{ id: uid }] },
    components: uid === 1 ? [1, 3] : [2],
    dependencies: [dep],
  });
  return {
    ...config(components, dependencies),
    pages: [
      ['', 'Home', true],
      ['about/us', 'About us', true],
      ['secret', 'Secret', false],
    ],
    page: { '': page(1, 0), 'about/us': page(2, 1), secret: page(2, 1) },
  };
}

function mount(app: AppConfig, attribute?: string) {
  const element = document.createElement('div');
  if (attribute) element.setAttribute(attribute, '');
  const root = element.appendChild(document.createElement('div'));
  document.body.append(element);
  const client = new Client('s');
  const runtime = new FakeRuntime((packet) => client.receive(packet));
  const host = { upload: async () => [], request: () => ({ url: location.href }) };
  const start = () => {
    mounts.push(mountApp(root, app, client, host));
    client.open(runtime.send);
  };
  const shows = (text: string) => vi.waitFor(() => expect(root.textContent).toContain(text));
  const link = (name: string) => [...root.querySelectorAll<HTMLElement>('nav a, nav button')].find((each) => each.textContent === name);
  const loads = () => runtime.calls.map(({ dep }) => dep);
  return { root, runtime, start, shows, link, loads };
}

function goTo(hash: string) {
  location.hash = hash;
  dispatchEvent(new HashChangeEvent('hashchange'));
}

test('only the page of the address is drawn, and only its load event runs', async () => {
  location.hash = '#/about/us';
  const app = mount(pages());
  app.start();
  await app.shows('Two');
  expect(app.root.textContent).not.toContain('One');
  await vi.waitFor(() => expect(app.loads()).toEqual([1]));
  expect(app.link('About us')?.getAttribute('aria-current')).toBe('page');
  expect(app.link('Secret')).toBeUndefined();
  goTo('#/');
  await app.shows('One');
  await vi.waitFor(() => expect(app.loads()).toEqual([1, 0]));
  // Python hears of the move before the load event of the page.
  expect(app.runtime.sent.map(({ type }) => type)).toEqual(['call', 'open', 'call']);
});

test('an anchor of the page around the app changes nothing', async () => {
  location.hash = '#/about/us';
  const app = mount(pages());
  app.start();
  await app.shows('Two');
  goTo('#chapter-2');
  await new Promise((resolve) => setTimeout(resolve));
  expect(app.root.textContent).toContain('Two');
});

test('an unknown page says so, and its text is text', async () => {
  location.hash = '#/__proto__/%3Cimg%3E';
  const app = mount(pages());
  app.start();
  await app.shows('This app has no page “/__proto__/<img>”');
  expect(app.root.querySelector('img')).toBeNull();
  expect(app.loads()).toEqual([]);
});

test('the first app has the hash, and the second keeps its page to itself', async () => {
  const [first, second] = [mount(pages()), mount(pages())];
  first.start();
  await first.shows('One');
  second.start();
  await second.shows('One');
  second.link('About us')?.click();
  await second.shows('Two');
  expect([location.hash, first.root.textContent?.includes('One')]).toEqual(['', true]);
  goTo('#/about/us');
  await first.shows('Two');
});

test('an app whose element has hash-routes has the hash, even if it comes later', async () => {
  const [first, second] = [mount(pages()), mount(pages(), 'hash-routes')];
  location.hash = '#/about/us';
  first.start();
  await first.shows('One');
  second.start();
  await second.shows('Two');
});

test('a Navbar renames the first page, adds links, and cannot add a script', async () => {
  const value = [
    ['Web', 'https://example.org/x'],
    ['Bad', 'javascript:alert(1)'],
    ['Inside', '/about/us'],
  ];
  const app = mount(pages({ main_page_name: 'Start', value }));
  app.start();
  await app.shows('Start');
  expect(app.link('Home')).toBeUndefined();
  expect(['Web', 'Bad'].map((name) => app.link(name)?.getAttribute('href'))).toEqual(['https://example.org/x', '#']);
  expect(app.link('Inside')?.getAttribute('href')).toMatch(/#\/about\/us$/);
});

test('a Navbar can leave out the first page, and hide itself', async () => {
  const app = mount(pages({ main_page_name: false }));
  app.start();
  await app.shows('About us');
  expect(app.link('Home')).toBeUndefined();
  const hidden = mount(pages({ visible: false }));
  hidden.start();
  await hidden.shows('One');
  expect(hidden.root.querySelector('nav')).toBeNull();
});

test('the path of a page in a hash', () => {
  const hashes = ['', '#', '#top', '#/', '#/a/b/', '#/a%20b', '#/%', '#/a?x=1'];
  expect(hashes.map(pathIn)).toEqual(['', '', '', '', 'a/b', 'a b', '%', 'a']);
});
