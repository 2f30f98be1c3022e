/** Records the camera into a file. It is on only while this is drawn. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { cameraOf, openCamera } from '../../render/kit/camera.js';
import { DeviceChoice } from '../../render/kit/device_choice.js';
import { closeDevice } from '../../render/kit/devices.js';
import { CameraIcon, RecordIcon, Spinner, StopIcon } from '../../render/kit/index.js';
import { Problem } from '../../render/kit/medium.js';
import { clock } from '../../render/kit/sound.js';
import { Recording } from './recording.js';
import type { Props } from './types.js';

export function Camera({ node, props, take }: { node: Node; props: Props; take: (file: File) => void }): VNode {
  const video = useRef<HTMLVideoElement>(null);
  const device = useRef<MediaStream | null>(null);
  const recording = useRef<Recording | null>(null);
  const gone = useRef(false);
  const [state, show] = useState<'off' | 'starting' | 'on' | 'recording'>('off');
  const [camera, choose] = useState('');
  const [problem, complain] = useState<string | null>(null);
  const mirror = props.webcam_options?.mirror !== false;
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      recording.current?.abandon();
      closeDevice(device.current);
    };
  }, []);
  const start = async (id = '') => {
    if (!id) show('starting'); // another camera takes the place of one that is seen
    complain(null);
    closeDevice(device.current); // phones open one at a time
    device.current = null;
    try {
      const opened = await openCamera(props.webcam_options, 960, props.include_audio === true, id);
      if (gone.current || !video.current) return closeDevice(opened);
      device.current = opened;
      video.current.srcObject = opened;
      await video.current.play();
      choose(cameraOf(opened));
      show('on');
    } catch (error) {
      closeDevice(device.current);
      show('off');
      complain(error instanceof Error ? error.message : String(error));
    }
  };
  const record = () => {
    if (!device.current) return;
    try {
      recording.current = new Recording(device.current, props.format);
    } catch (error) {
      complain(`The camera can't be recorded: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    show('recording');
    node.emit('start_recording');
  };
  const stop = async () => {
    const file = await recording.current?.finish('video');
    recording.current = null;
    if (gone.current) return;
    show('on');
    if (file && file.size > 0) take(file);
    else complain('Nothing was recorded. Try again.');
  };
  const running = state === 'on' || state === 'recording';
  return (
    <div class="video-camera">
      <video ref={video} class={mirror ? 'video-mirror' : ''} data-testid="webcam-video" autoplay muted playsInline hidden={!running} />
      {running && (
        <DeviceChoice
          app={node.app}
          kind="camera"
          device={camera}
          choose={(id) => void start(id)}
          known={true}
          disabled={state === 'recording'}
        />
      )}
      {state === 'on' && (
        <button type="button" class="video-shutter" aria-label="Start recording" title="Start recording" onClick={record}>
          <RecordIcon size={20} />
        </button>
      )}
      {state === 'recording' && (
        <>
          <button type="button" class="video-shutter" aria-label="Stop recording" title="Stop recording" onClick={() => void stop()}>
            <StopIcon size={20} />
          </button>
          <Elapsed since={recording.current?.since ?? 0} />
        </>
      )}
      {!running && (
        <button type="button" class="drop-button" disabled={state === 'starting'} onClick={() => void start()}>
          <span class="drop-icon">
            {state === 'starting' ? <Spinner size={22} label="Starting the camera" /> : <CameraIcon size={22} />}
          </span>
          <span class="drop-title">Click to access the webcam</span>
        </button>
      )}
      <Problem>{problem}</Problem>
    </div>
  );
}

function Elapsed({ since }: { since: number }): VNode {
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => redraw((n) => n + 1), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <span class="video-elapsed" role="timer" aria-label="Recorded">
      {clock((performance.now() - since) / 1000)}
    </span>
  );
}
