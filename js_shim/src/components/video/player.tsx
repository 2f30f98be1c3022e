/** Plays a video with the browser's own controls; subtitles, watermark, and the part that trimming keeps. */
import type { RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import { Downloads } from '../../render/kit/downloads.js';
import { CloseIcon, Empty, IconButton, ResetIcon, ScissorsIcon, Toolbar, VideoIcon } from '../../render/kit/index.js';
import { later } from '../../render/kit/later.js';
import { fileName } from '../../render/kit/media.js';
import type { Cue, PlayerProps } from '../../render/kit/medium.js';
import type { Props } from './types.js';
import { Watermark } from './watermark.js';

const Trim = later(() => import('./trim.js').then((module) => module.Trim));

export function Player({ node, props, url, clear, edit }: PlayerProps<Props>): VNode {
  const element = useRef<HTMLVideoElement>(null);
  const name = fileName(props.value as FileData);
  const label = props.label ?? 'Video';
  const [broken, fail] = useState(false);
  const [duration, measure] = useState(Number.NaN);
  const [trimming, trim] = useState(false);
  useSubtitles(element, props.subtitles);
  usePosition(element, props.playback_position);
  return (
    <div class="video-player">
      <Toolbar>
        <Downloads node={node} buttons={props.buttons} url={url} name={name} type={(props.value as FileData).mime_type ?? 'video/webm'} />
        {edit && !broken && duration > 0 && !trimming && (
          <IconButton label="Trim video to selection" onClick={() => trim(true)}>
            <ScissorsIcon />
          </IconButton>
        )}
        {edit?.original && (
          <IconButton label="Reset video to initial value" onClick={edit.reset}>
            <ResetIcon />
          </IconButton>
        )}
        {clear && (
          <IconButton label="Clear" onClick={clear}>
            <CloseIcon />
          </IconButton>
        )}
      </Toolbar>
      {broken ? (
        <Empty icon={<VideoIcon size={26} />}>{name} can't be played: it is damaged, or of a format that this browser does not know</Empty>
      ) : (
        <div class="video-screen">
          {/* biome-ignore lint/a11y/useMediaCaption: the track is added by useSubtitles */}
          <video
            ref={element}
            src={url}
            controls
            playsInline
            preload="metadata"
            autoplay={props.autoplay === true}
            loop={props.loop === true}
            aria-label={label}
            data-testid="video"
            onLoadedMetadata={(event) => find(event.currentTarget, measure)}
            onDurationChange={(event) => find(event.currentTarget, measure)}
            onPlay={() => node.emit('play')}
            onPause={(event) => {
              if (!event.currentTarget.ended) node.emit('pause');
            }}
            onEnded={() => {
              node.emit('stop');
              node.emit('end');
            }}
            onError={() => fail(true)}
          />
          {props.watermark && <Watermark video={element} mark={props.watermark} />}
        </div>
      )}
      {trimming && edit && (
        <Trim
          app={node.app}
          video={element}
          url={url}
          name={name}
          duration={duration}
          format={props.format}
          done={async (file: File | null) => {
            if (file) await edit.trim(file);
            trim(false);
          }}
        />
      )}
    </div>
  );
}

/** Recordings may lack their duration; a browser finds it when it is sent to the far end. */
function find(video: HTMLVideoElement, measure: (seconds: number) => void): void {
  if (video.duration !== Number.POSITIVE_INFINITY) {
    measure(video.duration);
    return;
  }
  const back = () => {
    if (video.duration === Number.POSITIVE_INFINITY) return;
    video.removeEventListener('durationchange', back);
    video.currentTime = 0;
  };
  video.addEventListener('durationchange', back);
  video.currentTime = 1e7;
}

/** Shows `cues` as the browser shows subtitles; its own menu switches them off. */
export function useSubtitles(element: RefObject<HTMLVideoElement | null>, cues: Cue[] | null | undefined): void {
  const track = useRef<TextTrack | null>(null);
  useLayoutEffect(() => {
    const video = element.current;
    if (!video || (!cues?.length && !track.current)) return;
    // A track can't be taken away again, but emptied.
    track.current ??= video.addTextTrack('subtitles', 'Subtitles', document.documentElement.lang || 'en');
    const shown = track.current;
    for (const cue of [...(shown.cues ?? [])]) shown.removeCue(cue);
    for (const { text, timestamp } of cues ?? []) shown.addCue(new VTTCue(timestamp[0], timestamp[1], plain(text)));
    shown.mode = cues?.length ? 'showing' : 'disabled';
  }, [cues]);
}

/** A cue's text is markup to the browser: what looks like it is shown as it is. */
const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function usePosition(element: RefObject<HTMLVideoElement | null>, position: number | null | undefined): void {
  const wanted = position ?? 0;
  useEffect(() => {
    if (element.current && (wanted > 0 || element.current.currentTime > 0)) element.current.currentTime = wanted;
  }, [wanted]);
}
