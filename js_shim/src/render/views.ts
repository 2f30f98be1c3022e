/** Where the views are that the page's chunk has not, and their shared style: each in a chunk of its own, a component's found by its folder's name. */

import type { BlockView } from './contract.js';
import css from './kit/more.css?inline';

/** The style sheet that these views share. */
export { css };

const COMPONENTS = import.meta.glob<{ default: BlockView }>([
  '../components/*/index.tsx',
  '!../components/textbox/index.tsx',
  '!../components/button/index.tsx',
]);

const LAYOUTS: Record<string, () => Promise<BlockView>> = {
  accordion: () => import('../layouts/accordion.js').then((module) => module.default),
  draggable: () => import('../layouts/draggable.js').then((module) => module.default),
  group: () => import('../layouts/group.js').then((module) => module.default),
  sidebar: () => import('../layouts/sidebar.js').then((module) => module.default),
  walkthrough: () => import('../layouts/walkthrough.js').then((module) => module.Walkthrough),
  walkthroughstep: () => import('../layouts/walkthrough.js').then((module) => module.Step),
  tabs: () => import('../layouts/tabs.js').then((module) => module.Tabs),
  tabitem: () => import('../layouts/tabs.js').then((module) => module.TabItem),
};

/** Downloads the view of `type`; undefined if there is none of that name. */
export async function fetchView(type: string): Promise<BlockView | undefined> {
  if (Object.hasOwn(LAYOUTS, type)) return LAYOUTS[type]?.();
  const path = `../components/${type}/index.tsx`;
  const chunk = Object.hasOwn(COMPONENTS, path) ? COMPONENTS[path] : undefined;
  if (chunk === undefined) return undefined;
  const { default: view } = await chunk();
  // WebKit gives who asks again for a module that has failed an empty one.
  if (view === undefined) throw new Error(`The module of ${type} is empty.`);
  return view;
}
