/** Configs and a fake wire for tests and for looking at the renderer without Python. Not part of any bundle. */
import type { Packet } from '../bridge/packet.js';
import type { AppConfig, BlockConfig, DependencyConfig, LayoutNode } from '../protocol/config.js';
import type { Json, Reply, Request } from '../protocol/messages.js';

/** A dependency with everything at its default. */
export function dependency(id: number, given: Partial<DependencyConfig>): DependencyConfig {
  return {
    id,
    targets: [],
    inputs: [],
    outputs: [],
    backend_fn: true,
    js: null,
    js_implementation: null,
    queue: true,
    api_name: `fn_${id}`,
    scroll_to_output: false,
    show_progress: 'full',
    show_progress_on: null,
    cancels: [],
    types: { generator: false, cancel: false },
    collects_event_data: false,
    trigger_after: null,
    trigger_only_on_success: false,
    trigger_only_on_failure: false,
    trigger_mode: 'once',
    connection: 'sse',
    ...given,
  };
}

export const block = (id: number, type: string, props: Record<string, Json> = {}): BlockConfig => ({ id, type, props });

/** A config of blocks; without a layout they stand one under the other. */
export function config(components: BlockConfig[], dependencies: DependencyConfig[] = [], layout?: LayoutNode): AppConfig {
  return {
    version: '6.31.0',
    mode: 'blocks',
    title: 'Test',
    components,
    dependencies,
    layout: layout ?? { id: 0, children: components.map(({ id }) => ({ id })) },
    css: null,
    js: null,
    head: null,
    fill_height: false,
    fill_width: false,
  };
}

/** The far end of a wire: keeps what was sent, and answers each call with `script`. */
export class FakeRuntime {
  readonly sent: Request[] = [];
  readonly packets: Packet[] = [];
  private script: (request: Request) => Reply[] | undefined;
  private receive: (packet: Packet) => void;

  constructor(receive: (packet: Packet) => void, script: (request: Request) => Reply[] | undefined = () => undefined) {
    this.receive = receive;
    this.script = script;
  }

  send = (packet: Packet): void => {
    this.packets.push(packet);
    for (const request of JSON.parse(typeof packet === 'string' ? packet : packet.text) as Request[]) {
      this.sent.push(request);
      const replies = this.script(request);
      if (replies) this.reply(...replies);
    }
  };

  reply(...replies: Reply[]): void {
    this.receive(JSON.stringify(replies));
  }

  /** The calls among what was sent. */
  get calls() {
    return this.sent.filter((request) => request.type === 'call');
  }
}
