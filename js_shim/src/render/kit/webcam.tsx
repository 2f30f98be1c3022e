/** The camera's picture: one is taken, or all of them stream. The camera is on only while this is drawn. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { Node, Stream } from '../contract.js';
import { cameraOf, grab, openCamera, type WebcamOptions } from './camera.js';
import { DeviceChoice } from './device_choice.js';
import { closeDevice } from './devices.js';
import { CameraIcon, Spinner, StopIcon } from './index.js';
import css from './webcam.css?inline';

type WebcamProps = {
  node: Node;
  options: WebcamOptions | null | undefined;
  streaming: boolean;
  take: (picture: File) => void;
  /** A picture over the live one: what came of the frames that stream. */
  drawn?: string | null | undefined;
  /** Hears when frames begin to stream, and when they end. */
  onLive?: (live: boolean) => void;
  /** Gets the stream of the frames, which outlives the camera: its last answer comes when that is off. */
  onStream?: (stream: Stream | null) => void;
};

export function Webcam({ node, options, streaming, take, drawn, onLive, onStream }: WebcamProps): VNode {
  node.app.style(css);
  const video = useRef<HTMLVideoElement>(null);
  const device = useRef<MediaStream | null>(null);
  const stream = useRef<Stream | null>(null);
  const gone = useRef(false);
  const [state, show] = useState<'off' | 'starting' | 'on'>('off');
  const [camera, choose] = useState('');
  const [problem, complain] = useState<string | null>(null);
  const mirror = options?.mirror !== false;
  const { label = '' } = node.props.value as { label?: string };
  const stop = () => {
    stream.current?.close();
    stream.current = null;
    closeDevice(device.current);
    device.current = null;
  };
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      stop();
      onLive?.(false);
    };
  }, []);
  const open = async (id = '') => {
    closeDevice(device.current); // phones open one at a time
    device.current = null;
    const opened = await openCamera(options, streaming ? 960 : 1920, false, id);
    if (gone.current || !video.current) return closeDevice(opened);
    device.current = opened;
    video.current.srcObject = opened;
    await video.current.play();
    choose(cameraOf(opened));
  };
  const start = async () => {
    show('starting');
    complain(null);
    try {
      await open();
      if (gone.current || !video.current) return;
      if (streaming) {
        onLive?.(true); // before the first answer: it is drawn over the video, and does not take its place
        stream.current = await openStream(node, video.current, mirror, off);
        onStream?.(stream.current);
      }
      show('on');
    } catch (error) {
      off();
      complain(error instanceof Error ? error.message : String(error));
    }
  };
  const change = (id: string) =>
    open(id).catch((error: unknown) => {
      off();
      complain(error instanceof Error ? error.message : String(error));
    });
  const off = () => {
    stop();
    show('off');
    onLive?.(false);
  };
  const capture = async () => {
    const seen = video.current;
    if (seen && seen.readyState < seen.HAVE_CURRENT_DATA)
      await new Promise((done) => seen.addEventListener('loadeddata', done, { once: true }));
    const picture = seen && (await grab(seen, mirror));
    if (picture) take(new File([picture], 'webcam.png', { type: 'image/png' }));
  };
  const act = streaming ? 'Stop the camera' : 'Capture from camera';
  return (
    <div class="lite-webcam">
      <video
        ref={video}
        class={mirror ? 'lite-webcam-mirror' : ''}
        data-testid="webcam-video"
        autoplay
        muted
        playsInline
        hidden={state !== 'on'}
      />
      {state === 'on' && drawn && <img class="lite-webcam-drawn" src={drawn} alt={label} decoding="sync" data-testid="webcam-drawn" />}
      {state === 'on' && <DeviceChoice app={node.app} kind="camera" device={camera} choose={(id) => void change(id)} known={true} />}
      {state === 'on' ? (
        <button type="button" class="lite-webcam-shutter" aria-label={act} title={act} onClick={streaming ? off : capture}>
          {streaming ? <StopIcon size={20} /> : <CameraIcon size={20} />}
        </button>
      ) : (
        <button type="button" class="drop-button" disabled={state === 'starting'} onClick={() => void start()}>
          <span class="drop-icon">
            {state === 'starting' ? <Spinner size={22} label="Starting the camera" /> : <CameraIcon size={22} />}
          </span>
          <span class="drop-title">Click to access the webcam</span>
          {problem && (
            <span class="lite-webcam-problem" role="alert">
              {problem}
            </span>
          )}
        </button>
      )}
    </div>
  );
}

/** Hands a picture over whenever Python is free and it is time for one; none waits for long. */
async function openStream(node: Node, video: HTMLVideoElement, mirror: boolean, ended: () => void): Promise<Stream | null> {
  let taking = false;
  const next = async () => {
    if (taking) return;
    taking = true;
    const picture = await grab(video, mirror, 'image/jpeg');
    taking = false;
    if (!picture) return;
    const data = new Uint8Array(await picture.arrayBuffer());
    stream?.offer({ data, mime_type: 'image/jpeg', orig_name: 'frame.jpg' } as unknown as Json);
  };
  const stream = await node.stream({ ready: () => void next(), closed: ended });
  if (stream) await next();
  return stream;
}
