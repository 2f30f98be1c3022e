/** The part of a sound that trimming keeps: two handles on the waveform, for the pointer and the arrow keys. */
import type { VNode } from 'preact';
import { partStyle, TrimHandle } from '../../render/kit/medium.js';

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
  return (
    <>
      <div class="medium-part audio-part" style={{ ...partStyle([begin, end], duration), ...(color && { '--medium-part': color }) }} />
      <TrimHandle
        label="Start of the selection"
        value={begin}
        duration={duration}
        move={(to) => select([Math.min(to, end - least), end])}
      />
      <TrimHandle
        label="End of the selection"
        value={end}
        duration={duration}
        move={(to) => select([begin, Math.max(to, begin + least)])}
      />
    </>
  );
}
