/** The camera's picture, and a button that takes it. The camera is on only while this is drawn. */
import type { RefObject, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CameraIcon, Spinner } from '../../render/kit/index.js';

export type WebcamOptions = { mirror?: boolean; constraints?: MediaStreamConstraints | MediaTrackConstraints | null };

type WebcamProps = { options: WebcamOptions | null | undefined; take: (picture: File) => void };

export function Webcam({ options, take }: WebcamProps): VNode {
  const video = useRef<HTMLVideoElement>(null);
  const [state, show] = useState<'off' | 'starting' | 'on'>('off');
  const [problem, complain] = useState<string | null>(null);
  const mirror = options?.mirror !== false;
  useEffect(() => () => stop(video), []);
  const start = async () => {
    show('starting');
    complain(null);
    try {
      await begin(video, options);
      show('on');
    } catch (error) {
      show('off');
      complain(reason(error));
    }
  };
  const capture = async () => {
    const picture = video.current && (await grab(video.current, mirror));
    if (picture) take(picture);
  };
  return (
    <div class="image-webcam">
      <video
        ref={video}
        class={mirror ? 'image-mirror' : ''}
        data-testid="webcam-video"
        autoplay
        muted
        playsInline
        hidden={state !== 'on'}
      />
      {state === 'on' ? (
        <button type="button" class="image-shutter" aria-label="Capture from camera" title="Capture from camera" onClick={capture}>
          <CameraIcon size={20} />
        </button>
      ) : (
        <button type="button" class="drop-button" disabled={state === 'starting'} onClick={start}>
          <span class="drop-icon">
            {state === 'starting' ? <Spinner size={22} label="Starting the camera" /> : <CameraIcon size={22} />}
          </span>
          <span class="drop-title">Click to access the webcam</span>
          {problem && (
            <span class="image-problem" role="alert">
              {problem}
            </span>
          )}
        </button>
      )}
    </div>
  );
}

async function begin(video: RefObject<HTMLVideoElement | null>, options: WebcamOptions | null | undefined): Promise<void> {
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('', 'InsecureError');
  const given = options?.constraints ?? {};
  const wanted = 'video' in given || 'audio' in given ? (given as MediaStreamConstraints).video : (given as MediaTrackConstraints);
  const defaults = { width: { ideal: 1920 }, height: { ideal: 1440 } };
  const stream = await navigator.mediaDevices.getUserMedia({
    video: typeof wanted === 'object' ? { ...defaults, ...wanted } : defaults,
    audio: false,
  });
  if (!video.current) {
    for (const track of stream.getTracks()) track.stop();
    return;
  }
  video.current.srcObject = stream;
  await video.current.play();
}

function stop(video: RefObject<HTMLVideoElement | null>): void {
  const stream = video.current?.srcObject;
  if (stream instanceof MediaStream) for (const track of stream.getTracks()) track.stop();
}

/** What is seen, as a picture: mirrored if the video is. */
async function grab(video: HTMLVideoElement, mirror: boolean): Promise<File | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0) return null;
  if (mirror) {
    context.translate(canvas.width, 0);
    context.scale(-1, 1);
  }
  context.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob && new File([blob], 'webcam.png', { type: 'image/png' });
}

function reason(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'The browser did not allow it. Allow the camera for this page, and click again.';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'No fitting camera was found. Connect one, and click again.';
  if (name === 'InsecureError') return 'Cameras work only on pages served over https or from localhost.';
  return `The camera could not be started: ${error instanceof Error ? error.message : String(error)}`;
}
