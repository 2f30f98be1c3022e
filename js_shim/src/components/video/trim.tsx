/**
 * Cuts a part out of a video: by playing it, unseen, into a recorder. It takes as long as the part lasts, works for every format that
 * the browser plays, and needs no codec of ours; what comes out is WebM, or MP4 where the app asked for that and the browser can.
 */
import type { RefObject, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppServices } from '../../render/contract.js';
import { partStyle, TrimHandle } from '../../render/kit/medium.js';
import { Frames } from './frames.js';
import { Recording } from './recording.js';

type TrimProps = {
  app: AppServices;
  /** What the user sees: it shows the moment of the handle that moves. */
  video: RefObject<HTMLVideoElement | null>;
  url: string;
  name: string;
  duration: number;
  format: string | null | undefined;
  /** Gets the part as a file; null if the user changed their mind. */
  done: (file: File | null) => Promise<void>;
};

/** A part can't be shorter. */
const LEAST_S = 0.1;

export function Trim({ app, video, url, name, duration, format, done }: TrimProps): VNode {
  const [begin, setBegin] = useState(0);
  const [end, setEnd] = useState(duration);
  const [progress, tell] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const least = Math.min(LEAST_S, duration / 2);
  const show = (time: number) => {
    if (!video.current) return;
    video.current.pause();
    video.current.currentTime = time;
  };
  const apply = async () => {
    stop.current = new AbortController();
    video.current?.pause();
    tell(0);
    try {
      const file = await part(url, begin, end, format, name, tell, stop.current.signal);
      await done(file);
    } catch (error) {
      if (!stop.current?.signal.aborted) {
        app.toast('error', `${name} could not be trimmed: ${error instanceof Error ? error.message : String(error)}`);
        tell(null);
      }
    }
  };
  const handle = (label: string, value: number, move: (to: number) => void) => (
    <TrimHandle
      label={label}
      value={value}
      duration={duration}
      disabled={progress !== null}
      move={(to) => {
        move(to);
        show(to);
      }}
    />
  );
  return (
    <div class="video-trim">
      <div class="video-timeline">
        <Frames url={url} duration={duration} />
        <div class="medium-part" style={partStyle([begin, end], duration)} />
        {handle('start drag handle for trimming video', begin, (to) => setBegin(Math.min(to, end - least)))}
        {handle('end drag handle for trimming video', end, (to) => setEnd(Math.max(to, begin + least)))}
      </div>
      <div class="video-actions">
        <span class="video-length" role="status" aria-label={progress === null ? 'duration of selected region in seconds' : undefined}>
          {progress === null ? `${(end - begin).toFixed(1)} s of ${duration.toFixed(1)} s` : `Trimming… ${Math.round(progress * 100)}%`}
        </span>
        <button type="button" class="lite-button primary sm" disabled={progress !== null} onClick={() => void apply()}>
          Trim
        </button>
        <button
          type="button"
          class="lite-button secondary sm"
          onClick={() => {
            stop.current?.abort();
            void done(null);
          }}
        >
          Cancel
        </button>
      </div>
    </div>
  );
}

type Capturing = HTMLVideoElement & { captureStream?: () => MediaStream; mozCaptureStream?: () => MediaStream };

/** The part from `begin` to `end` seconds as a file of its own. */
async function part(
  url: string,
  begin: number,
  end: number,
  format: string | null | undefined,
  name: string,
  tell: (fraction: number) => void,
  signal: AbortSignal,
): Promise<File> {
  const video: Capturing = document.createElement('video');
  video.src = url;
  video.muted = true;
  video.playsInline = true;
  await event(video, 'loadeddata', signal);
  video.currentTime = begin;
  await event(video, 'seeked', signal);
  const stream = video.captureStream?.() ?? video.mozCaptureStream?.();
  if (!stream) throw new Error('this browser can not record what a video shows. Use another browser, or trim it before.');
  await video.play();
  const recording = new Recording(stream, format);
  try {
    while (video.currentTime < end && !video.ended) {
      signal.throwIfAborted();
      tell((video.currentTime - begin) / (end - begin));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    video.pause();
    return await recording.finish(name.replace(/\.[^.]*$/, '') || 'video');
  } catch (error) {
    recording.abandon();
    throw error;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.removeAttribute('src');
    video.load();
  }
}

/** Resolves with the next event of that name; rejects when the video fails. */
function event(video: HTMLVideoElement, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(name, () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new Error(video.error?.message || 'it can not be read')), { once: true });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
