/** Records the microphone into a WAV file: start, pause, stop, choice of the device. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { DeviceChoice } from '../../render/kit/device_choice.js';
import { PauseIcon, RecordIcon, Spinner, StopIcon } from '../../render/kit/index.js';
import { Problem } from '../../render/kit/medium.js';
import { Microphone, together } from '../../render/kit/microphone.js';
import { clock } from '../../render/kit/sound.js';
import { encodeWav } from '../../render/kit/wav.js';
import { Levels } from './levels.js';
import { type Props, rateOf } from './types.js';

type State = 'off' | 'starting' | 'on' | 'paused';

export function Recorder({ node, props, take }: { node: Node; props: Props; take: (file: File) => void }): VNode {
  const microphone = useRef<Microphone | null>(null);
  const pieces = useRef<Float32Array<ArrayBuffer>[]>([]);
  const gone = useRef(false);
  const [state, show] = useState<State>('off');
  const [problem, complain] = useState<string | null>(null);
  const [device, choose] = useState('');
  const [seconds, tell] = useState(0);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      microphone.current?.stop();
    };
  }, []);

  const start = async () => {
    complain(null);
    show('starting');
    pieces.current = [];
    tell(0);
    try {
      const opened = await Microphone.open({
        device: device || undefined,
        rate: rateOf(props),
        heard: (samples) => {
          pieces.current.push(samples);
          tell((pieces.current.length * samples.length) / (microphone.current?.rate ?? rateOf(props)));
        },
        lost: () => stop(),
      });
      if (gone.current) return opened.stop();
      microphone.current = opened;
      show('on');
      node.emit('start_recording');
    } catch (error) {
      show('off');
      complain(error instanceof Error ? error.message : String(error));
    }
  };
  const stop = () => {
    const recorded = microphone.current;
    if (!recorded) return;
    microphone.current = null;
    recorded.stop();
    show('off');
    const wav = encodeWav([together(pieces.current)], recorded.rate);
    pieces.current = [];
    if (wav.length > 44) take(new File([wav], 'audio.wav', { type: 'audio/wav' }));
    else complain('Nothing was heard. Check the microphone, and record again.');
  };
  const pause = async () => {
    await microphone.current?.pause();
    show('paused');
    node.emit('pause_recording');
  };
  const resume = async () => {
    await microphone.current?.resume();
    show('on');
  };
  useSwitch(props.recording, state, () => void start(), stop);

  const running = state === 'on' || state === 'paused';
  return (
    <div class="audio-recorder" data-testid="microphone-waveform">
      {running && props.waveform_options?.show_recording_waveform !== false && (
        <Levels pieces={pieces.current} count={pieces.current.length} color={props.waveform_options?.waveform_color} />
      )}
      <Problem>{problem}</Problem>
      <div class="audio-buttons">
        {running ? (
          <>
            <button type="button" class="lite-button stop sm" onClick={stop} aria-label="Stop recording">
              <StopIcon />
              Stop
            </button>
            {state === 'on' ? (
              <button type="button" class="lite-button secondary sm" onClick={() => void pause()} aria-label="Pause recording">
                <PauseIcon />
                Pause
              </button>
            ) : (
              <button type="button" class="lite-button secondary sm" onClick={() => void resume()} aria-label="Resume recording">
                <RecordIcon />
                Resume
              </button>
            )}
            <span class="audio-time" role="timer" aria-label="Recorded">
              {clock(seconds)}
            </span>
          </>
        ) : (
          <button type="button" class="lite-button secondary sm audio-record" disabled={state === 'starting'} onClick={() => void start()}>
            {state === 'starting' ? <Spinner size={14} label="Starting the microphone" /> : <RecordIcon />}
            Start recording
          </button>
        )}
        <DeviceChoice app={node.app} kind="microphone" device={device} choose={choose} known={running} disabled={running} />
      </div>
    </div>
  );
}

/** Starts and stops as the app's `recording` says; what the user does in between stays. */
export function useSwitch(recording: boolean | null | undefined, state: State, start: () => void, stop: () => void): void {
  const before = useRef<boolean>(false);
  useEffect(() => {
    const on = recording === true;
    if (on !== before.current) {
      if (on && state === 'off') start();
      if (!on && (state === 'on' || state === 'paused')) stop();
    }
    before.current = on;
  }, [recording]);
}
