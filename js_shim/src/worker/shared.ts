/**
 * Several apps in one Python, which the first of them starts. Each has a port of its own, and behind it all that an app has
 * otherwise: a host, a console, files in a home of its own, and its end in Python (lite/transports/shared.py), which keeps apart what
 * Python has for the whole process.
 *
 *     join(port, number) ──▶ a host's boot, on that port     {type: 'leave'} on the port ──▶ its app ends, Python stays
 */
import type { PyodideAPI } from 'pyodide';
import type { JoinShared, LeaveShared, ToHost } from '../protocol/host.js';
import type { Ground } from './boot.js';
import { Files } from './files.js';
import { Host } from './host.js';
import { type Active, CORE_WHEEL, connected, Interpreter, type Started } from './interpreter.js';
import { type Connect, type Endpoint, type Packet, Python } from './python.js';

/** `lite.transports.shared` as this module sees it. */
type SharedTransport = {
  connect(post: Parameters<Connect>[0], number: number, home: string, uploads: string, entered: () => void): Endpoint & { leave(): void };
};

class Share {
  private places = new Map<MessagePort, Place>();
  private interpreter: Interpreter | undefined;
  /** Whose turn it is in Python. */
  active: Place | undefined;

  /** One more app. */
  join(port: MessagePort, { app: number, interrupt }: JoinShared): void {
    const host = new Host(port, (active) => {
      this.interpreter ??= new Interpreter(() => ({ boot: { ...(this.active?.told ?? active)().boot, interrupt }, sinks: this.sinks }));
      const place = new Place(this, this.interpreter, number, active);
      this.places.set(port, place);
      return place;
    });
    port.onmessage = ({ data }: MessageEvent<Packet | ToHost | LeaveShared>) => {
      if (typeof data !== 'object' || !('type' in data) || data.type !== 'leave') return host.receive(data);
      this.places.get(port)?.leave();
      this.places.delete(port);
      port.close();
    };
  }

  /** What Python says is for the app whose turn it is; how its start goes is for all. */
  private sinks: Active['sinks'] = {
    progress: (progress) => {
      if (progress.step === 'app') this.active?.told().sinks.progress(progress);
      else for (const place of this.places.values()) place.told().sinks.progress(progress);
    },
    line: (stream, line) => this.active?.told().sinks.line(stream, line),
    post: (packet) => this.active?.told().sinks.post(packet),
  };
}

/** The one of this worker. */
export const share = new Share();

/** One app's share. */
class Place implements Ground {
  readonly told: () => Active;
  private share: Share;
  private interpreter: Interpreter;
  private number: number;
  private own: Files | undefined;
  private end: { leave(): void } | undefined;
  private gone = false;

  constructor(share: Share, interpreter: Interpreter, number: number, told: () => Active) {
    this.share = share;
    this.interpreter = interpreter;
    this.number = number;
    this.told = told;
  }

  get timings(): Ground['timings'] {
    return this.interpreter.timings;
  }
  get downloads(): Ground['downloads'] {
    return this.interpreter.downloads;
  }
  get index(): Ground['index'] {
    return this.interpreter.index;
  }
  get library(): Ground['library'] {
    return this.interpreter.library;
  }

  /** What fails in `others` fails this app, and no other. */
  start(others: Promise<unknown>): Promise<Started> {
    return Promise.race([this.interpreter.start(Promise.resolve()), others.then(() => new Promise<never>(() => {}))]);
  }

  connect({ pyodide, restored }: Started): Python {
    const connect: Connect = (post) => {
      // Before the core has been connected, its parts can't be imported.
      (pyodide.pyimport('lite.platform') as { platform: { find_parts(): void } }).platform.find_parts();
      const transport = pyodide.pyimport('lite.transports.shared') as SharedTransport;
      const end = transport.connect(post, this.number, this.home, this.uploads, () => {
        this.share.active = this;
      });
      this.end = end;
      return end;
    };
    const knowsWheel = restored || (pyodide.pyimport('sys') as { path: string[] }).path.includes(CORE_WHEEL);
    return connected(() => new Python(pyodide, CORE_WHEEL, this.told().sinks.post, knowsWheel, connect));
  }

  files({ FS }: PyodideAPI): Files {
    this.own ??= new Files(FS, this.home, this.uploads);
    return this.own;
  }

  idle(): void {
    this.interpreter.idle();
  }

  /** Its calls are cancelled, and its files go. */
  leave(): void {
    if (this.gone) return;
    this.gone = true;
    this.end?.leave();
    const { own } = this;
    for (let place = 1; own !== undefined && place <= own.mounts; place += 1) {
      const folder = `${this.uploads}/${place}`;
      if (own.fs.analyzePath(folder).exists) own.fs.unmount(folder);
    }
  }

  private get home(): string {
    return `/home/pyodide/apps/${this.number}`;
  }
  private get uploads(): string {
    return `/tmp/lite/apps/${this.number}`;
  }
}
