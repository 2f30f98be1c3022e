/** Streams the microphone: what is heard goes to Python while it is recorded, no faster than it takes it, and no sound is lost. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { Node, Stream } from '../../render/contract.js';
import { DeviceChoice } from '../../render/kit/device_choice.js';
import { RecordIcon, Spinner, StopIcon } from '../../render/kit/index.js';
import { Problem } from '../../render/kit/medium.js';
import { Microphone, together } from '../../render/kit/microphone.js';
import { clock } from '../../render/kit/sound.js';
import { encodeWav } from '../../render/kit/wav.js';
import { Levels } from './levels.js';
import { useSwitch } from './recorder.js';
import { type Props, rateOf } from './types.js';

/** Sound that Python had no time for; the oldest is dropped beyond this. */
const MOST_WAITING_S = 30;

export function Live({ node, props }: { node: Node; props: Props }): VNode {
  const session = useRef<Session | null>(null);
  const gone = useRef(false);
  const [state, show] = useState<'off' | 'starting' | 'on'>('off');
  const [problem, complain] = useState<string | null>(null);
  const [device, choose] = useState('');
  const [, redraw] = useState(0);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      session.current?.stop();
    };
  }, []);
  const stop = () => {
    if (!session.current) return;
    session.current.stop();
    session.current = null;
    show('off');
    node.emit('stop_recording');
  };
  const start = async () => {
    complain(null);
    show('starting');
    try {
      const opened = await Session.open(node, rateOf(props), device, () => redraw((n) => n + 1), stop);
      if (gone.current) return opened.stop();
      session.current = opened;
      show('on');
      node.emit('start_recording');
    } catch (error) {
      show('off');
      complain(error instanceof Error ? error.message : String(error));
    }
  };
  useSwitch(props.recording, state, () => void start(), stop);
  const running = session.current;
  return (
    <div class="audio-recorder" data-testid="microphone-waveform">
      {running && props.waveform_options?.show_recording_waveform !== false && (
        <Levels pieces={running.shown} count={running.count} color={props.waveform_options?.waveform_color} />
      )}
      <Problem>{problem}</Problem>
      <div class="audio-buttons">
        {running ? (
          <>
            <button type="button" class="lite-button stop sm" onClick={stop} aria-label="Stop recording">
              <StopIcon />
              Stop
            </button>
            <span class="audio-time" role="timer" aria-label="Recorded">
              {clock(running.seconds)}
            </span>
          </>
        ) : (
          <button type="button" class="lite-button secondary sm audio-record" disabled={state === 'starting'} onClick={() => void start()}>
            {state === 'starting' ? <Spinner size={14} label="Starting the microphone" /> : <RecordIcon />}
            Start recording
          </button>
        )}
        <DeviceChoice
          app={node.app}
          kind="microphone"
          device={device}
          choose={choose}
          known={running !== null}
          disabled={running !== null}
        />
      </div>
    </div>
  );
}

/** One stretch from start to stop. */
class Session {
  /** The latest pieces, for the eye. */
  readonly shown: Float32Array<ArrayBuffer>[] = [];
  count = 0;
  private waiting: Float32Array<ArrayBuffer>[] = [];
  private waitingSamples = 0;
  private heardSamples = 0;
  private microphone: Microphone | undefined;
  private stream: Stream | null = null;
  private rate: number;

  private constructor(rate: number) {
    this.rate = rate;
  }

  static async open(node: Node, rate: number, device: string, heard: () => void, ended: () => void): Promise<Session> {
    const session = new Session(rate);
    session.microphone = await Microphone.open({
      rate,
      device: device || undefined,
      heard: (samples) => {
        session.hear(samples);
        heard();
      },
      lost: ended,
    });
    session.rate = session.microphone.rate;
    session.stream = await node.stream({ ready: () => session.send(), closed: ended });
    return session;
  }

  get seconds(): number {
    return this.heardSamples / this.rate;
  }

  stop(): void {
    this.microphone?.stop();
    this.send(true);
    this.stream?.close();
    this.stream = null;
  }

  private hear(samples: Float32Array<ArrayBuffer>): void {
    this.count++;
    this.heardSamples += samples.length;
    this.shown.push(samples);
    if (this.shown.length > 200) this.shown.shift();
    this.waiting.push(samples);
    this.waitingSamples += samples.length;
    while (this.waitingSamples > MOST_WAITING_S * this.rate) this.waitingSamples -= this.waiting.shift()?.length ?? this.waitingSamples;
    this.send();
  }

  /** Hands over what was heard, if Python is free and it is enough. */
  private send(last = false): void {
    const { stream } = this;
    if (!stream || this.waiting.length === 0) return;
    const enough = this.waitingSamples >= stream.every * this.rate;
    if (!last && !(stream.ready && enough)) return;
    const wav = encodeWav([together(this.waiting)], this.rate);
    this.waiting = [];
    this.waitingSamples = 0;
    stream.offer({ data: wav, mime_type: 'audio/wav', orig_name: 'audio.wav' } as unknown as Json);
  }
}
