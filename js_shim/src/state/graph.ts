/** Which dependencies an event runs, as tables made once. */
import type { DependencyConfig } from '../protocol/config.js';

export class Graph {
  private byEvent = new Map<string, DependencyConfig[]>();
  private byParent = new Map<number, DependencyConfig[]>();
  private byId = new Map<number, DependencyConfig>();

  constructor(dependencies: DependencyConfig[]) {
    this.reset(dependencies);
  }

  /** Knows `dependencies` from now on, and no others. */
  reset(dependencies: DependencyConfig[]): void {
    for (const table of [this.byEvent, this.byParent, this.byId]) table.clear();
    for (const dependency of dependencies) {
      // To the page, a function that it runs itself (`js=True`) is one without Python, which only API clients call.
      if (dependency.js_implementation) Object.assign(dependency, { js: dependency.js_implementation, backend_fn: false });
      this.byId.set(dependency.id, dependency);
      for (const [uid, event] of dependency.targets) {
        if (uid !== null) append(this.byEvent, `${uid}:${event}`, dependency);
      }
      if (dependency.trigger_after !== null && dependency.trigger_after !== undefined) {
        append(this.byParent, dependency.trigger_after, dependency);
      }
    }
  }

  /** Dependencies that listen to `event` of block `uid`, in declaration order. */
  listeners(uid: number, event: string): readonly DependencyConfig[] {
    return this.byEvent.get(`${uid}:${event}`) ?? [];
  }

  /** Dependencies chained to `id` that run after it ended well (`then`, `success`) or not (`then`, `failure`). */
  after(id: number, succeeded: boolean): DependencyConfig[] {
    const wanted = succeeded ? 'trigger_only_on_failure' : 'trigger_only_on_success';
    return (this.byParent.get(id) ?? []).filter((dependency) => !dependency[wanted]);
  }

  get(id: number): DependencyConfig | undefined {
    return this.byId.get(id);
  }
}

function append<K, V>(table: Map<K, V[]>, key: K, value: V): void {
  const list = table.get(key);
  if (list) list.push(value);
  else table.set(key, [value]);
}
