/**
 * Plays a stream of sound while it is produced, and becomes an ordinary player of the whole when it has ended.
 *
 * Until the user (or autoplay) starts it, what comes is kept: nothing is lost.
 */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Streaming, useChunks } from '../../render/kit/chunks.js';
import { Empty, IconButton, MusicIcon, PauseIcon, PlayIcon } from '../../render/kit/index.js';
import type { StreamedProps } from '../../render/kit/medium.js';
import { clock } from '../../render/kit/sound.js';
import { useWhole } from '../../render/kit/whole.js';
import { type Output, outputFor } from './output.js';
import { Player, PlayerToolbar } from './player.js';
import type { Props } from './types.js';

export function Streamed({ node, props, value, clear }: StreamedProps<Props>): VNode {
  const streaming = useChunks(node, value);
  return <Stream key={streaming.key} node={node} props={props} value={value} streaming={streaming} clear={clear} />;
}

function Stream({ node, props, value, streaming, clear }: StreamedProps<Props> & { streaming: Streaming }): VNode {
  const { chunks, produced } = streaming;
  const output = useRef<Output | null>(null);
  const given = useRef(0);
  const [, redraw] = useState(0);
  const [problem, complain] = useState<string | null>(null);

  useEffect(() => () => output.current?.close(), []);
  useEffect(() => {
    const [first] = chunks;
    if (!first) return;
    output.current ??= outputFor(first, {
      changed: () => redraw((n) => n + 1),
      failed: complain,
      autoplay: props.autoplay === true,
    });
    for (const chunk of chunks.slice(given.current)) output.current.push(chunk);
    given.current = chunks.length;
  }, [chunks.length]);
  useEffect(() => {
    if (produced) output.current?.end();
  }, [produced, chunks.length]);

  const playing = output.current?.playing ?? false;
  const was = useRef(false);
  const over = output.current?.over ?? false;
  useEffect(() => {
    if (playing !== was.current) node.emit(playing ? 'play' : over ? 'stop' : 'pause');
    was.current = playing;
  }, [playing]);

  const whole = useWhole(chunks, value, produced, { type: 'audio/wav', name: 'audio' });
  // What nobody has listened to yet is played as one, from its beginning.
  const done = produced && (over || (!playing && output.current?.time === 0) || problem !== null);
  if (done && whole) {
    const file = { ...value, url: whole.url, path: '', orig_name: whole.name, size: null } as unknown as Props['value'];
    return <Player node={node} props={{ ...props, value: file ?? null, autoplay: false }} url={whole.url} clear={clear} edit={null} />;
  }
  if (problem) return <Empty icon={<MusicIcon size={26} />}>{problem}</Empty>;
  return (
    <div class="audio-player audio-streamed">
      {whole && <PlayerToolbar node={node} props={props} url={whole.url} name={whole.name} clear={clear} />}
      <div class="audio-buttons">
        <IconButton
          label={playing ? 'Pause' : 'Play'}
          class="audio-play"
          onClick={() => void (playing ? output.current?.pause() : output.current?.play())}
        >
          {playing ? <PauseIcon size={18} /> : <PlayIcon size={18} />}
        </IconButton>
        <span class="audio-time" data-testid="stream-time">
          <Elapsed output={output} playing={playing} />
        </span>
        <span class="audio-live" role="status">
          {produced ? 'Complete' : 'Live'}
        </span>
      </div>
    </div>
  );
}

function Elapsed({ output, playing }: { output: { current: Output | null }; playing: boolean }): VNode {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => redraw((n) => n + 1), 200);
    return () => clearInterval(timer);
  }, [playing]);
  const { time = 0, seconds = 0 } = output.current ?? {};
  return <>{`${clock(time)} / ${clock(seconds)}`}</>;
}
