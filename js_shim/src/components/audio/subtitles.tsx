/** The words of the moment, below the waveform. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { IconButton, SubtitlesIcon } from '../../render/kit/index.js';
import type { Cue } from '../../render/kit/medium.js';

/** @param cues by their beginning. */
export function Subtitles({ cues, time }: { cues: Cue[]; time: number }): VNode {
  const [shown, show] = useState(true);
  return (
    <div class="audio-subtitles">
      <p data-testid="subtitle-display" aria-live="off">
        {shown && wordsAt(cues, time)}
      </p>
      <IconButton
        label={shown ? 'Hide subtitles' : 'Show subtitles'}
        pressed={shown}
        onClick={() => show(!shown)}
        testId="subtitles-toggle"
      >
        <SubtitlesIcon />
      </IconButton>
    </div>
  );
}

/** What is said at `time`; lines that overlap stand below each other. */
export function wordsAt(cues: Cue[], time: number): string {
  return cues
    .filter(({ timestamp: [begin, end] }) => begin <= time && time < end)
    .map(({ text }) => text)
    .join('\n');
}
