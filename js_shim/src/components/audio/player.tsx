/** Plays a sound: its waveform to seek in, the buttons, subtitles, and the part that trimming keeps. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Node } from '../../render/contract.js';
import { Downloads } from '../../render/kit/downloads.js';
import { CloseIcon, Empty, IconButton, MusicIcon, Toolbar } from '../../render/kit/index.js';
import { fileName } from '../../render/kit/media.js';
import type { PlayerProps } from '../../render/kit/medium.js';
import { rangeCss } from '../../render/kit/range.js';
import { bytesOf, channelsOf, clock, cut, decode, MOST_DECODED_BYTES, outline, wavFile } from '../../render/kit/sound.js';
import { wavLayout, wavSamples } from '../../render/kit/wav.js';
import { Controls } from './controls.js';
import { Subtitles } from './subtitles.js';
import { Trim } from './trim.js';
import type { Props } from './types.js';
import { PARTS, Wave } from './wave.js';

const STEP_S = 0.01;

export function Player({ node, props, url, clear, edit }: PlayerProps<Props>): VNode {
  node.app.style(rangeCss);
  const element = useRef<HTMLAudioElement>(null);
  const name = fileName(props.value as FileData);
  const label = props.label ?? 'Audio';
  const { peaks, seconds, wav } = useOutline(url);
  const [broken, fail] = useState(false);
  const [playing, play] = useState(false);
  const [time, tell] = useState(0);
  const [measured, measure] = useState(Number.NaN);
  const [part, select] = useState<[number, number] | null>(null);
  const [trimming, work] = useState(false);
  // Recordings of a browser say that they last forever; the samples know better.
  const duration = Number.isFinite(measured) && measured > 0 ? measured : seconds;
  const known = Number.isFinite(duration);
  const seek = (to: number) => {
    if (!element.current) return;
    element.current.currentTime = Math.max(0, Math.min(known ? duration : to, to));
    tell(element.current.currentTime);
  };
  useFrames(playing, () => element.current && tell(element.current.currentTime));
  usePosition(element, props.playback_position);
  const trim = async () => {
    if (!part || !edit) return;
    work(true);
    try {
      await edit.trim(wavFile(await cut(await bytesOf(url), ...part), name));
    } catch (error) {
      node.app.toast('error', `${name} could not be trimmed: ${error instanceof Error ? error.message : String(error)}.`);
    }
    work(false);
  };
  const colors = { played: props.waveform_options?.waveform_progress_color, rest: props.waveform_options?.waveform_color };
  return (
    <div class="audio-player">
      <PlayerToolbar node={node} props={props} url={url} name={name} clear={clear} />
      {/* biome-ignore lint/a11y/useMediaCaption: its subtitles are drawn below */}
      <audio
        ref={element}
        src={url}
        preload="metadata"
        autoplay={props.autoplay === true}
        loop={props.loop === true}
        data-testid={`audio-player-${label}`}
        onLoadedMetadata={(event) => measure(event.currentTarget.duration)}
        onDurationChange={(event) => measure(event.currentTarget.duration)}
        onPlay={() => {
          play(true);
          node.emit('play');
        }}
        onPause={(event) => {
          play(false);
          tell(event.currentTarget.currentTime);
          if (!event.currentTarget.ended) node.emit('pause');
        }}
        onEnded={() => node.emit('stop')}
        onSeeked={(event) => tell(event.currentTarget.currentTime)}
        onError={() => fail(true)}
      />
      {broken ? (
        <Empty icon={<MusicIcon size={26} />}>{name} can't be played: it is damaged, or of a format that this browser does not know</Empty>
      ) : (
        <>
          <div class={`audio-track${peaks ? '' : ' audio-plain'}`} data-testid={`waveform-${label}`}>
            {peaks && <Wave peaks={peaks} fraction={known ? time / duration : 0} colors={colors} />}
            {!peaks && <i class="audio-line" style={{ '--audio-fraction': known && duration > 0 ? time / duration : 0 }} />}
            <input
              class="audio-seek"
              type="range"
              aria-label="Seek"
              aria-valuetext={`${clock(time)} of ${clock(duration)}`}
              min={0}
              max={known ? duration : 0}
              step={STEP_S}
              value={time}
              disabled={!known || part !== null}
              onInput={(event) => seek(event.currentTarget.valueAsNumber)}
            />
            {part && known && <Trim part={part} duration={duration} select={select} color={props.waveform_options?.trim_region_color} />}
          </div>
          {props.subtitles && props.subtitles.length > 0 && <Subtitles cues={props.subtitles} time={time} />}
          <Controls
            element={element}
            playing={playing}
            time={time}
            duration={duration}
            skip={props.waveform_options?.skip_length ?? 5}
            seek={seek}
            trim={
              edit && known && duration > 0 && (peaks !== null || wav)
                ? { part, busy: trimming, begin: () => select([0, duration]), apply: () => void trim(), cancel: () => select(null) }
                : null
            }
            reset={edit?.original ? edit.reset : null}
          />
        </>
      )}
    </div>
  );
}

type ToolbarProps = { node: Node; props: Props; url: string; name: string; clear: (() => void) | null };

export function PlayerToolbar({ node, props, url, name, clear }: ToolbarProps): VNode {
  const type = (props.value as FileData | null)?.mime_type ?? 'audio/wav';
  return (
    <Toolbar>
      <Downloads node={node} buttons={props.buttons} url={url} name={name} type={type} />
      {clear && (
        <IconButton label="Clear" onClick={clear}>
          <CloseIcon />
        </IconButton>
      )}
    </Toolbar>
  );
}

type Outline = { peaks: Float32Array | null; seconds: number; wav: boolean };

/** The outline of the sound at `url`, and how long it is; without one where its bytes can't be had or are too many. */
function useOutline(url: string): Outline {
  const [found, show] = useState<Outline>({ peaks: null, seconds: Number.NaN, wav: false });
  useEffect(() => {
    let here = true;
    outlineOf(url).then(
      (outlined) => here && show(outlined),
      () => {}, // the player says so, if it can't be played either
    );
    return () => {
      here = false;
    };
  }, [url]);
  return found;
}

async function outlineOf(url: string): Promise<Outline> {
  const bytes = await bytesOf(url);
  const layout = wavLayout(bytes);
  if (bytes.length > MOST_DECODED_BYTES) return { peaks: null, seconds: Number.NaN, wav: layout !== null };
  if (layout) {
    const channels = wavSamples(bytes, layout);
    return { peaks: outline(channels, PARTS), seconds: (channels[0]?.length ?? 0) / layout.rate, wav: true };
  }
  const buffer = await decode(bytes);
  return { peaks: outline(channelsOf(buffer), PARTS), seconds: buffer.duration, wav: false };
}

/** Calls back with every frame while `on`. */
function useFrames(on: boolean, draw: () => void): void {
  const latest = useRef(draw);
  latest.current = draw;
  useEffect(() => {
    if (!on) return;
    let frame = requestAnimationFrame(function step() {
      latest.current();
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [on]);
}

/** Moves where the app says, when it says something new. */
function usePosition(element: { current: HTMLMediaElement | null }, position: number | null | undefined): void {
  const wanted = useMemo(() => position ?? 0, [position]);
  useEffect(() => {
    if (element.current && (wanted > 0 || element.current.currentTime > 0)) element.current.currentTime = wanted;
  }, [wanted]);
}
