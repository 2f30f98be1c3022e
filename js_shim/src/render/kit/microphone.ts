/**
 * A recording: samples of the microphone as they come, without a codec in between.
 *
 *     open ── pause/resume ──▶ stop: the device is off
 */
import { closeDevice, openDevice } from './devices.js';
import worklet from './tap.worklet.ts?worker&url';

export type MicrophoneOptions = {
  /** Which device; the browser's own choice without it. */
  device?: string | undefined;
  /** Samples per second. Where the browser can't give that, it is its own. */
  rate: number;
  /** Gets the samples of a twentieth of a second, -1..1, one channel. */
  heard(samples: Float32Array<ArrayBuffer>): void;
  /** The device is gone: unplugged, or taken away by the user. */
  lost?(): void;
};

export class Microphone {
  readonly rate: number;
  private context: AudioContext;
  private stream: MediaStream;

  private constructor(context: AudioContext, stream: MediaStream) {
    this.context = context;
    this.stream = stream;
    this.rate = context.sampleRate;
  }

  /** Starts to record. Throws an Error whose message is for the user. */
  static async open({ device, rate, heard, lost }: MicrophoneOptions): Promise<Microphone> {
    const stream = await openDevice('microphone', { audio: device ? { deviceId: { exact: device } } : true });
    let context: AudioContext | undefined;
    try {
      const [ready, source] = connect(stream, rate);
      context = ready;
      await context.audioWorklet.addModule(new URL(worklet, import.meta.url).href);
      const tap = new AudioWorkletNode(context, 'lite-tap', { numberOfOutputs: 0 });
      tap.port.onmessage = ({ data }) => heard(data as Float32Array<ArrayBuffer>);
      source.connect(tap);
      await context.resume();
    } catch (error) {
      closeDevice(stream);
      void context?.close();
      throw new Error(`The microphone could not be recorded: ${error instanceof Error ? error.message : String(error)}`);
    }
    for (const track of stream.getTracks()) track.addEventListener('ended', () => lost?.());
    return new Microphone(context, stream);
  }

  pause(): Promise<void> {
    return this.context.suspend();
  }

  resume(): Promise<void> {
    return this.context.resume();
  }

  stop(): void {
    closeDevice(this.stream);
    void this.context.close();
  }
}

/** Firefox refuses to connect a microphone to a context of another rate than its own. */
function connect(stream: MediaStream, rate: number): [AudioContext, MediaStreamAudioSourceNode] {
  const wanted = new AudioContext({ sampleRate: rate });
  try {
    return [wanted, wanted.createMediaStreamSource(stream)];
  } catch {
    void wanted.close();
    const own = new AudioContext();
    return [own, own.createMediaStreamSource(stream)];
  }
}

/** Many pieces as one. */
export function together(pieces: Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
