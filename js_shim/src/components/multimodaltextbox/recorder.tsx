/**
 * A recording from the microphone, in the browser's own format.
 *
 *     asking ──allowed──▶ recording ──Stop──▶ recorded ──Attach──▶ done
 *        └──refused──▶ refused                   └──Clear──▶ asking
 */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CheckIcon, CloseIcon, IconButton, Spinner, StopIcon } from '../../render/kit/index.js';

type State =
  | { stage: 'asking' }
  | { stage: 'refused'; why: string }
  | { stage: 'recording'; since: number }
  | { stage: 'recorded'; sound: File; url: string };

export function Recorder({ done, cancel }: { done: (sound: File) => void; cancel: () => void }): VNode {
  const [state, show] = useState<State>({ stage: 'asking' });
  const [attempt, again] = useState(0);
  const recorder = useRef<MediaRecorder | null>(null);
  useEffect(() => {
    let left = false;
    let url = '';
    show({ stage: 'asking' });
    open()
      .then((started) => {
        if (left) {
          close(started);
          return;
        }
        recorder.current = started;
        void collect(started).then((sound) => {
          if (left) return;
          url = URL.createObjectURL(sound);
          show({ stage: 'recorded', sound, url });
        });
        started.start();
        show({ stage: 'recording', since: Date.now() });
      })
      .catch((error: unknown) => !left && show({ stage: 'refused', why: reason(error) }));
    return () => {
      left = true;
      close(recorder.current);
      URL.revokeObjectURL(url);
    };
  }, [attempt]);
  return (
    <div class="multimodaltextbox-recorder" data-testid="minimal-audio-recorder">
      <Stage state={state} />
      {state.stage === 'recording' && (
        <IconButton label="Stop recording" onClick={() => close(recorder.current)}>
          <StopIcon />
        </IconButton>
      )}
      {state.stage === 'recorded' && (
        <IconButton label="Attach audio" onClick={() => done(state.sound)}>
          <CheckIcon />
        </IconButton>
      )}
      <IconButton
        label={state.stage === 'recorded' ? 'Clear audio' : 'Cancel'}
        onClick={() => (state.stage === 'recorded' ? again(attempt + 1) : cancel())}
      >
        <CloseIcon />
      </IconButton>
    </div>
  );
}

function Stage({ state }: { state: State }): VNode {
  switch (state.stage) {
    case 'asking':
      return (
        <span class="multimodaltextbox-words">
          <Spinner size={14} label="Waiting for the microphone" /> Waiting for the microphone…
        </span>
      );
    case 'refused':
      return (
        <span class="multimodaltextbox-words" role="alert">
          {state.why}
        </span>
      );
    case 'recording':
      return (
        <span class="multimodaltextbox-words">
          <i class="multimodaltextbox-dot" />
          Recording <Clock since={state.since} />
        </span>
      );
    case 'recorded':
      // biome-ignore lint/a11y/useMediaCaption: what the user has just said has none
      return <audio class="multimodaltextbox-words" src={state.url} controls aria-label="Recording" />;
  }
}

/** Minutes and seconds; not read out, it would never end. */
function Clock({ since }: { since: number }): VNode {
  const [now, tick] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <time role="timer" aria-live="off">
      {clock((now - since) / 1000)}
    </time>
  );
}

/** `0:07`, `12:30`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

async function open(): Promise<MediaRecorder> {
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('', 'NotSupportedError');
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  return new MediaRecorder(stream);
}

/** Ends the recording, and lets go of the microphone. */
function close(recorder: MediaRecorder | null): void {
  if (recorder && recorder.state !== 'inactive') recorder.stop();
  for (const track of recorder?.stream.getTracks() ?? []) track.stop();
}

/** The whole recording, when it has ended. */
function collect(recorder: MediaRecorder): Promise<File> {
  const parts: Blob[] = [];
  return new Promise((resolve) => {
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () => {
      const type = recorder.mimeType.split(';')[0] || 'audio/webm';
      resolve(new File(parts, `audio.${SUFFIX[type] ?? 'webm'}`, { type }));
    });
  });
}

const SUFFIX: Record<string, string> = { 'audio/webm': 'webm', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a', 'audio/mpeg': 'mp3' };

function reason(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'The microphone was not allowed. Allow it in the browser’s site settings, and try again.';
  if (name === 'NotFoundError') return 'There is no microphone. Connect one, and try again.';
  if (name === 'NotSupportedError') return 'This page can’t use a microphone: it needs https, or localhost.';
  return `The microphone could not be used: ${error instanceof Error ? error.message : String(error)}`;
}
