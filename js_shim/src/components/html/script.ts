/**
 * The author's `js_on_load`: statements that see `element`, `trigger`, `props`, `server`, `upload` and `watch`.
 *
 * It goes through `app.author`, so the page's CSP decides. The default one (a click fires `click`) is done here, without
 * any script.
 */
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';

/** Gradio's default, whatever its spaces and quotes. */
const DEFAULT = "element.addEventListener('click',function(){trigger('click')});";

/** Whether `source` only makes a click fire `click`. */
export const isDefault = (source: string): boolean => {
  const bare = (text: string) => text.replace(/\s+/g, '').replaceAll('"', "'").replaceAll(';', '');
  return bare(source) === bare(DEFAULT);
};

type Watcher = { names: string[]; call: () => void };

/** What the script and the component share: the props' watchers. */
export class Script {
  private watchers: Watcher[] = [];
  private ends: (() => void)[] = [];
  private before: Record<string, Json>;
  private node: Node;

  constructor(node: Node) {
    this.node = node;
    this.before = node.props.peek();
  }

  /** Runs `source` on `element`, once. */
  async run(source: string, element: HTMLElement): Promise<void> {
    if (isDefault(source)) {
      const click = () => this.node.emit('click');
      element.addEventListener('click', click);
      this.ends.push(() => element.removeEventListener('click', click));
      return;
    }
    const call = await this.node.app.author(`(function (element, trigger, props, server, upload, watch) {\n${source}\n})`);
    try {
      await call?.(element, this.trigger, this.props(), this.server(), this.upload, this.watch);
    } catch (error) {
      console.error('The js_on_load= of an HTML component failed.', error);
    }
  }

  /** Tells the watchers of props that differ now. Call it after each drawing. */
  notice(props: Record<string, Json>): void {
    const { before } = this;
    this.before = props;
    for (const { names, call } of this.watchers) if (names.some((name) => before[name] !== props[name])) call();
  }

  dispose(): void {
    for (const end of this.ends) end();
    this.watchers = [];
  }

  private trigger = (event: string, data: Json = null): void => this.node.emit(String(event), data);

  private upload = async (file: File): Promise<Json> => (await this.node.app.upload([file]))[0] as unknown as Json;

  private watch = (names: string | string[], call: () => void): void => {
    this.watchers.push({ names: [names].flat(), call });
  };

  /** The functions of `server_functions`: each asks Python, and resolves to what it returns. */
  private server(): Record<string, (...args: Json[]) => Promise<Json>> {
    const { node } = this;
    const names = (node.props.peek()['server_functions'] ?? []) as string[];
    return Object.fromEntries(names.map((name) => [name, (...args: Json[]) => node.ask(name, args)]));
  }

  /** Reading gives the prop as it is now; writing changes it, and draws the template anew. */
  private props(): Record<string, Json> {
    const { node } = this;
    return new Proxy<Record<string, Json>>(
      {},
      {
        get: (_target, name) => node.props.peek()[String(name)] as Json,
        has: (_target, name) => String(name) in node.props.peek(),
        ownKeys: () => Object.keys(node.props.peek()),
        getOwnPropertyDescriptor: (_target, name) => ({
          value: node.props.peek()[String(name)],
          enumerable: true,
          configurable: true,
          writable: true,
        }),
        set: (_target, name, value) => {
          node.set({ [String(name)]: value as Json });
          return true;
        },
      },
    );
  }
}
