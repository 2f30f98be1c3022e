/** The row of buttons below a waveform. */
import type { RefObject, VNode } from 'preact';
import { useState } from 'preact/hooks';
import {
  IconButton,
  MutedIcon,
  PauseIcon,
  PlayIcon,
  ResetIcon,
  ScissorsIcon,
  SkipBackIcon,
  SkipForwardIcon,
  VolumeIcon,
} from '../../render/kit/index.js';
import { RangeInput } from '../../render/kit/range.js';
import { clock } from '../../render/kit/sound.js';

type TrimState = { part: [number, number] | null; busy: boolean; begin: () => void; apply: () => void; cancel: () => void };
type ControlsProps = {
  element: RefObject<HTMLAudioElement | null>;
  playing: boolean;
  time: number;
  duration: number;
  /** Seconds that the skip buttons go. */
  skip: number;
  seek: (to: number) => void;
  trim: TrimState | null;
  reset: (() => void) | null;
};

const RATES = [1, 1.5, 2, 0.5];

export function Controls({ element, playing, time, duration, skip, seek, trim, reset }: ControlsProps): VNode {
  const toggle = () => {
    // A browser that refuses to play says so by an event of the element.
    if (playing) element.current?.pause();
    else element.current?.play().catch(() => {});
  };
  return (
    <div class="audio-controls" data-testid="waveform-controls">
      <span class="audio-time">
        {clock(time)} <span class="audio-total">/ {clock(duration)}</span>
      </span>
      <div class="audio-middle">
        <IconButton label={`Skip backwards by ${skip} seconds`} onClick={() => seek(time - skip)}>
          <SkipBackIcon />
        </IconButton>
        <IconButton label={playing ? 'Pause' : 'Play'} class="audio-play" onClick={toggle}>
          {playing ? <PauseIcon size={18} /> : <PlayIcon size={18} />}
        </IconButton>
        <IconButton label={`Skip forward by ${skip} seconds`} onClick={() => seek(time + skip)}>
          <SkipForwardIcon />
        </IconButton>
      </div>
      <div class="audio-end">
        {trim?.part ? <Trimming {...trim} /> : <Settings element={element} />}
        {trim && !trim.part && (
          <IconButton label="Trim audio to selection" onClick={trim.begin}>
            <ScissorsIcon />
          </IconButton>
        )}
        {reset && !trim?.part && (
          <IconButton label="Reset audio" onClick={reset}>
            <ResetIcon />
          </IconButton>
        )}
      </div>
    </div>
  );
}

function Trimming({ busy, apply, cancel }: TrimState): VNode {
  return (
    <>
      <button type="button" class="lite-button primary sm" disabled={busy} onClick={apply}>
        Trim
      </button>
      <button type="button" class="lite-button secondary sm" disabled={busy} onClick={cancel}>
        Cancel
      </button>
    </>
  );
}

/** How loud and how fast it plays. */
function Settings({ element }: { element: RefObject<HTMLAudioElement | null> }): VNode {
  const [volume, turn] = useState(1);
  const [rate, hurry] = useState(1);
  const loud = (to: number) => {
    turn(to);
    if (element.current) element.current.volume = to;
  };
  const next = RATES[(RATES.indexOf(rate) + 1) % RATES.length] as number;
  return (
    <>
      <IconButton label={volume === 0 ? 'Unmute' : 'Mute'} onClick={() => loud(volume === 0 ? 1 : 0)}>
        {volume === 0 ? <MutedIcon /> : <VolumeIcon />}
      </IconButton>
      <RangeInput class="audio-volume" aria-label="Adjust volume" min={0} max={1} step={0.05} value={volume} onValue={loud} />
      <IconButton
        label={`Adjust playback speed from ${rate}x to ${next}x`}
        class="audio-rate"
        onClick={() => {
          hurry(next);
          if (element.current) element.current.playbackRate = next;
        }}
      >
        {rate}x
      </IconButton>
    </>
  );
}
