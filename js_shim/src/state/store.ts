/** What every block of an app looks like now: one signal of props and one of status per block. No DOM, no events. */
import { type Signal, signal } from '@preact/signals';
import type { AppConfig, LayoutNode } from '../protocol/config.js';
import type { Edit, Json } from '../protocol/messages.js';
import { interactiveByRule } from './interactive.js';
import { applyEdits, applyPatch } from './patch.js';
import { IDLE, type Status } from './status.js';

export type Props = Record<string, Json>;

/** One block. `props` holds its value, and `interactive` as a boolean. */
export type BlockState = {
  readonly uid: number;
  readonly type: string;
  readonly props: Signal<Props>;
  readonly status: Signal<Status>;
  /** What stands in it, where a render decides that. */
  children?: Signal<LayoutNode[]>;
};

export const newBlock = (uid: number, type: string, props: Props): BlockState => ({
  uid,
  type,
  props: signal(props),
  status: signal(IDLE),
});

/** What a block without a value sends, where it isn't null: an empty text box looks the same whether it was touched or not. */
const NOTHING: Record<string, Json> = { textbox: '' };

export class Store {
  readonly blocks = new Map<number, BlockState>();
  /** What brings a block's value up to date, for blocks that are ahead of it: a drawing is encoded only when somebody wants it. */
  readonly behind = new Map<number, () => Promise<void>>();
  /** Blocks that are interactive unless told otherwise. */
  byRule: Set<number>;

  constructor(config: Pick<AppConfig, 'components' | 'dependencies'>) {
    this.byRule = interactiveByRule(config);
    for (const { id, type, props } of config.components) {
      this.blocks.set(id, newBlock(id, type, this.resolve(id, props)));
    }
    this.markPlaces(config.dependencies);
  }

  /** Makes ready the blocks that renders fill. */
  markPlaces(dependencies: AppConfig['dependencies']): void {
    for (const { render_id, outputs } of dependencies) {
      const place = render_id != null && this.blocks.get(outputs[0] as number);
      if (place) place.children ??= signal([]);
    }
  }

  /** What a dependency gets as this input: the block's value; null for State, whose value only Python knows. */
  payload(uid: number): Json {
    const block = this.blocks.get(uid);
    if (block === undefined || block.type === 'state') return null;
    return block.props.peek()['value'] ?? NOTHING[block.type] ?? null;
  }

  /** Brings the values of blocks up to date; null when they are. */
  settle(uids: number[]): Promise<unknown> | null {
    const works = this.behind.size > 0 ? uids.flatMap((uid) => this.behind.get(uid)?.() ?? []) : [];
    return works.length > 0 ? Promise.allSettled(works) : null;
  }

  /** Replaces some props of a block. Unknown blocks are ignored: a page may be older than its app. */
  patch(uid: number, patch: Props): void {
    this.change(uid, (props) => applyPatch(props, patch));
  }

  /** Edits props of a block in place. */
  edit(uid: number, edits: Edit[]): void {
    this.change(uid, (props) => applyEdits(props, edits));
  }

  private change(uid: number, change: (props: Props) => Props): void {
    const block = this.blocks.get(uid);
    if (!block) return;
    block.props.value = this.resolve(uid, change(block.props.peek()));
  }

  resolve(uid: number, props: Props): Props {
    return typeof props['interactive'] === 'boolean' ? props : { ...props, interactive: this.byRule.has(uid) };
  }
}
