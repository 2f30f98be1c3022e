/** The `AppServices` of one mounted app, and its nodes: state as components see it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Json } from '../protocol/messages.js';
import type { App } from '../state/app.js';
import { IDLE } from '../state/status.js';
import type { BlockState } from '../state/store.js';
import type { AppServices, Node } from './contract.js';
import { shareStyle } from './styles.js';
import type { ToastList } from './toasts.js';
import { Shown } from './tree.js';

/** What only the owner of the runtime can do. */
export type HostServices = {
  /** Makes files readable by Python; waits until it is up. */
  upload: AppServices['upload'];
  /** What Python may know of the HTML page. */
  request?(): Record<string, Json>;
};

/** Services for components in `root`. `node` is filled in by `makeNodes`. */
export function makeServices(root: HTMLElement, prefix: string, toasts: ToastList, host: HostServices): AppServices {
  const services: AppServices = {
    root,
    prefix,
    upload: host.upload,
    toast: (level, message, options) => toasts.add(level, message, options),
    author: async (source) => (await import('./author.js')).author(source),
    style: (css) => shareStyle(root, css),
    render: (type, props) => <Shown node={detached(type, props, services)} />,
    node: () => undefined,
  };
  return services;
}

/** Nodes of `app`'s blocks; also makes `services.node` find them. */
export function makeNodes(app: App, services: AppServices): (uid: number) => Node | undefined {
  // By block, not by uid: a render may take a block away and give its uid to no other.
  const nodes = new WeakMap<BlockState, Node>();
  const find = (uid: number): Node | undefined => {
    const block = app.store.blocks.get(uid);
    if (!block) return undefined;
    const known = nodes.get(block);
    if (known) return known;
    const { type, props, status, children } = block;
    const node: Node = {
      uid,
      type,
      props: props as ReadonlySignal<Record<string, Json>>,
      status,
      children,
      set: (patch) => app.set(uid, patch as Record<string, Json>),
      emit: (event, data = null) => app.emit(uid, event, data),
      ask: (name, args, signal) => app.ask(uid, name, args, signal),
      listens: (event) => app.listens(uid, event),
      stream: (listener) => app.stream(uid, listener),
      settle: (work) => void (work ? app.store.behind.set(uid, work) : app.store.behind.delete(uid)),
      app: services,
    };
    nodes.set(block, node);
    return node;
  };
  services.node = find;
  return find;
}

/** Uids of blocks that are drawn from data; negative, so that they meet no block of the app. */
let lastDetached = 0;

/** A block that no event can reach: it shows `props`, and keeps what the user changes to itself. */
function detached(type: string, given: Record<string, Json>, services: AppServices): Node {
  const props = signal<Record<string, Json>>({ interactive: false, ...given });
  return {
    uid: --lastDetached,
    type,
    props,
    status: signal(IDLE),
    set: (patch) => {
      props.value = { ...props.peek(), ...(patch as Record<string, Json>) };
    },
    emit: () => {},
    ask: () => Promise.reject(new Error('This block is drawn from data; Python knows nothing of it.')),
    listens: () => false,
    stream: async () => null,
    settle: () => {},
    app: services,
  };
}
