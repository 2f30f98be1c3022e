/** The part of a sound that trimming keeps: two handles on the waveform, for the pointer and the arrow keys. */
import type { VNode } from 'preact';
import { clock } from '../../render/kit/sound.js';

type TrimProps = {
  part: [number, number];
  duration: number;
  select: (part: [number, number]) => void;
  color: string | null | undefined;
};

/** A part can't be shorter. */
const LEAST_S = 0.05;

export function Trim({ part: [begin, end], duration, select, color }: TrimProps): VNode {
  const least = Math.min(LEAST_S, duration / 2);
  const step = Math.min(0.1, duration / 100);
  const handle = (label: string, value: number, move: (to: number) => void) => (
    <input
      class="audio-handle"
      type="range"
      aria-label={label}
      aria-valuetext={`${value.toFixed(1)} of ${clock(duration)}`}
      min={0}
      max={duration}
      step={step}
      value={value}
      onInput={(event) => move(event.currentTarget.valueAsNumber)}
    />
  );
  return (
    <>
      <div
        class="audio-part"
        style={{
          left: `${(begin / duration) * 100}%`,
          right: `${100 - (end / duration) * 100}%`,
          ...(color && { '--audio-part': color }),
        }}
      />
      {handle('Start of the selection', begin, (to) => select([Math.min(to, end - least), end]))}
      {handle('End of the selection', end, (to) => select([begin, Math.max(to, begin + least)]))}
    </>
  );
}
