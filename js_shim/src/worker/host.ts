/**
 * The worker's end of the port: one `onmessage` for packets, commands and the boot.
 *
 *     new ── boot ──> booting ── config sent ──> running
 *                        └── failure ──> failed (commands may still repair it: run_code, install, …)
 *
 * Packets that come before Python is up wait here, in order.
 */
import { toFailure } from '../protocol/failure.js';
import { type Boot, type Command, type Failure, type FromHost, lifeLock, type ToHost } from '../protocol/host.js';
import { BootSequence, type BootSinks, type Ground, type Runtime, withEntrypoint } from './boot.js';
import { ConsoleLines } from './console.js';
import { type Active, Interpreter } from './interpreter.js';
import { hasJspi, type Packet, type Python } from './python.js';

/** What the host needs of its worker: a port. */
export type Port = { postMessage(message: unknown, transfer?: Transferable[]): void };

export class Host {
  private port: Port;
  private ground: (active: () => Active) => Ground;
  private console: ConsoleLines;
  private sequence: BootSequence | undefined;
  private runtime: Promise<Runtime> | undefined;
  private running: Runtime | undefined;
  private waiting: Packet[] = [];
  private ended = false;
  private last: Boot | undefined;

  /** @param ground gives the app its Python: by default one of its own. */
  constructor(port: Port, ground: (active: () => Active) => Ground = (active) => new Interpreter(active)) {
    this.port = port;
    this.ground = ground;
    this.console = new ConsoleLines((stream, text) => this.tell({ type: 'console', stream, text }));
  }

  receive(message: Packet | ToHost): void {
    if (typeof message === 'string' && this.running !== undefined) this.text(this.running.python, message);
    else if (typeof message === 'string' || !('type' in message)) this.packet(message);
    else if (message.type === 'boot') void this.boot(message);
    else void this.command(message);
  }

  /** The page's policy blocked something the boot needs: say so now, since Pyodide would just never settle. */
  blocked(failure: Failure): void {
    if (this.running === undefined) this.failed(failure);
  }

  private async boot(boot: Boot): Promise<void> {
    // Held until the worker ends, however it does; opaque origins have no locks.
    globalThis.navigator?.locks?.request(lifeLock(boot.session), () => new Promise(() => {})).catch(() => {});
    try {
      this.last = boot;
      const app = withEntrypoint(boot.app);
      if (this.sequence === undefined) {
        const sinks = this.sinks();
        this.sequence = new BootSequence(
          boot,
          sinks,
          this.ground(() => ({ boot: this.last ?? boot, sinks })),
        );
      }
      this.runtime = this.sequence.run({ ...boot, app });
      const runtime = await this.runtime;
      if (this.last !== boot) return; // a spare worker was given its app
      const config = await this.sequence.launch(runtime, app);
      this.console.flush();
      if (config === null) this.tell({ type: 'idle', timings: this.sequence.timings, jspi: hasJspi });
      else this.ready(runtime, config);
    } catch (error) {
      this.console.flush();
      this.failed(toFailure('python', error, 'The app could not be started.'));
    }
  }

  private ready(runtime: Runtime, config: string): void {
    if (this.ended) return;
    this.running = runtime;
    this.tell({ type: 'ready', config, timings: this.sequence?.timings ?? {}, jspi: hasJspi });
    for (const packet of this.waiting.splice(0)) this.packet(packet);
  }

  private failed(failure: Failure): void {
    if (this.ended) return;
    this.ended = true;
    this.tell({ type: 'failed_boot', failure });
  }

  /** What nearly every message is. After an idle while a click costs by how much code it touches, so this touches little. */
  private text(python: Python, text: string): void {
    try {
      const answer = python.answer(text);
      if (typeof answer === 'string') {
        this.console.flush();
        this.port.postMessage(answer);
      } else if (answer !== 0) python.resume(answer as number)?.catch(this.complain);
    } catch (error) {
      this.complain(error);
    }
  }

  private packet(packet: Packet): void {
    if (this.running === undefined) this.waiting.push(packet);
    else if (typeof packet === 'string') this.text(this.running.python, packet);
    else {
      try {
        this.running.python.receive(packet)?.catch(this.complain);
      } catch (error) {
        this.complain(error);
      }
    }
  }

  private complain = (error: unknown): void => {
    this.console.add('stderr', `Lite: a message could not be handled: ${String(error)}`);
  };

  private async command(command: Command): Promise<void> {
    const { id } = command;
    try {
      const value = await this.perform(command);
      this.console.flush();
      this.tell({ type: 'result', id, value });
    } catch (error) {
      this.console.flush();
      this.tell({ type: 'result_error', id, failure: toFailure('app', error, `The command ${command.type} failed.`) });
    }
  }

  private async perform(command: Command): Promise<unknown> {
    if (command.type === 'ping') return null;
    if (this.runtime === undefined || this.sequence === undefined) throw new Error('Python was never started.');
    // Before Python is awaited: files and uploads have to be there again before the first event after a restart.
    const { others, rerun } = await import('./commands.js');
    const runtime = await this.runtime;
    if (command.type !== 'run_code' && command.type !== 'run_file') return others(runtime, command);
    const config = await rerun(runtime, this.sequence, command);
    this.running = runtime;
    for (const packet of this.waiting.splice(0)) this.packet(packet);
    return config;
  }

  private sinks(): BootSinks {
    return {
      progress: (progress) => {
        if (!this.ended) this.tell({ type: 'boot_progress', ...progress });
      },
      console: (stream, text) => this.tell({ type: 'console', stream, text }),
      line: (stream, line) => this.console.add(stream, line),
      post: (packet) => this.post(packet),
      packagesLoaded: (names) => this.tell({ type: 'packages_loaded', names }),
    };
  }

  private post(packet: Packet): void {
    this.console.flush(); // what a handler printed is seen before its result
    if (typeof packet === 'string') this.port.postMessage(packet);
    else this.port.postMessage(packet, [...new Set(packet.buffers.map((bytes) => bytes.buffer as ArrayBuffer))]);
  }

  private tell(message: FromHost): void {
    this.port.postMessage(message);
  }
}
