/**
 * Puts what a render declared in the place of what it declared before. A chunk of its own: few apps have a render.
 *
 * A block whose uid stays is the same block: it keeps its signals, so its view keeps its element, focus and caret, and of the props
 * that its `preserved_by_key` names it keeps those that the user or an event has changed since its author last set them.
 */
import { batch } from '@preact/signals';
import type { AppConfig, BlockConfig, DependencyConfig } from '../protocol/config.js';
import type { Json, Render } from '../protocol/messages.js';
import { equal } from './equal.js';
import type { Graph } from './graph.js';
import { interactiveByRule } from './interactive.js';
import type { Runs } from './runs.js';
import { newBlock, type Props, type Store } from './store.js';

/** What renders change. */
export type Rerendered = {
  config: AppConfig;
  store: Store;
  graph: Graph;
  runs: Runs;
  /** Blocks that the user has changed. */
  touched: Set<number>;
  /** Runs a `load` event. */
  load(dependency: DependencyConfig): void;
};

type Made = { components: BlockConfig[]; dependencies: DependencyConfig[] };

export class Renders {
  private made = new Map<number, Made>();
  private app: Rerendered;
  /** Dependencies that are gone, of which a call still ran. */
  private leftovers: number[] = [];

  constructor(app: Rerendered) {
    this.app = app;
  }

  apply({ id, render_id, layout, ...rest }: Render): void {
    const { store, graph, runs } = this.app;
    const made = rest as unknown as Made;
    const place = layout as unknown as { id: number; children: [] };
    const target = store.blocks.get(place.id)?.children;
    // A render whose place is gone has been replaced with the render around it.
    if (!target) return;
    const old = this.take(render_id);
    this.made.set(render_id, made);
    batch(() => {
      const before = new Map(old.flatMap(({ components }) => components).map((block) => [block.id, block]));
      const after = new Set(made.components.map((block) => block.id));
      graph.reset(this.all('dependencies'));
      const ended = old.flatMap(({ dependencies }) => dependencies).filter((dependency) => graph.get(dependency.id) === undefined);
      this.leftovers = runs.forget([...this.leftovers, ...ended.map((dependency) => dependency.id)], id);
      this.judgeInteractive();
      for (const block of made.components) this.put(block, before.get(block.id));
      store.markPlaces(made.dependencies);
      target.value = place.children;
      for (const uid of before.keys()) if (!after.has(uid)) this.remove(uid);
    });
    for (const dependency of made.dependencies) {
      if (dependency.targets.some(([uid, event]) => event === 'load' && uid !== null && !store.blocks.has(uid))) this.app.load(dependency);
    }
  }

  /** Python has begun anew. It knows none of the listeners that renders made, and their ids may come to mean others. */
  reopened(): void {
    for (const made of this.made.values()) made.dependencies = [];
    this.app.graph.reset(this.all('dependencies'));
  }

  /** Takes out what a render has made, and what renders in it have. */
  private take(renderId: number): Made[] {
    const made = this.made.get(renderId);
    if (!made) return [];
    this.made.delete(renderId);
    const nested = made.dependencies.flatMap(({ render_id }) => (typeof render_id === 'number' ? this.take(render_id) : []));
    return [made, ...nested];
  }

  private all<K extends keyof Made>(part: K): Made[K] {
    return [this.app.config as Made, ...this.made.values()].flatMap((made) => made[part] as unknown[]) as Made[K];
  }

  private put({ id, type, props }: BlockConfig, before: BlockConfig | undefined): void {
    const { store } = this.app;
    const known = store.blocks.get(id);
    if (known?.type !== type) {
      store.blocks.set(id, newBlock(id, type, store.resolve(id, props)));
      return;
    }
    const now = known.props.peek();
    const kept = preserved(props).filter((name) => !equal(now[name], before?.props[name]) && before !== undefined);
    const next = { ...props, ...Object.fromEntries(kept.map((name) => [name, now[name] as Json])) };
    const resolved = store.resolve(id, next);
    if (!equal(resolved, now)) known.props.value = resolved;
  }

  private remove(uid: number): void {
    this.app.store.blocks.delete(uid);
    this.app.runs.forgetBlock(uid);
    this.app.touched.delete(uid);
  }

  /** A listener that came later may make an output an input, or a block nobody used an output. */
  private judgeInteractive(): void {
    const { store } = this.app;
    const rule = interactiveByRule({ components: this.all('components'), dependencies: this.all('dependencies') });
    const before = store.byRule;
    store.byRule = rule;
    for (const { id, props } of this.all('components')) {
      const block = store.blocks.get(id);
      if (!block || typeof props['interactive'] === 'boolean' || rule.has(id) === before.has(id)) continue;
      const now = block.props.peek();
      if (now['interactive'] === before.has(id)) block.props.value = { ...now, interactive: rule.has(id) };
    }
  }
}

function preserved({ preserved_by_key: names }: Props): string[] {
  return typeof names === 'string' ? [names] : Array.isArray(names) ? (names as string[]) : [];
}
