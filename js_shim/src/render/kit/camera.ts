/** The camera in the page: started as an app wants it, and what it shows as a picture. */
import { openDevice } from './devices.js';

export type WebcamOptions = { mirror?: boolean; constraints?: MediaStreamConstraints | MediaTrackConstraints | null };

/**
 * The camera's stream. Throws an Error whose message is for the user.
 *
 * @param wide the width to ask for, where the app asks for none: a recording is encoded as it comes, a single picture may be larger.
 * @param id the camera that the user chose; empty for the one that the app or the browser wants.
 */
export function openCamera(options: WebcamOptions | null | undefined, wide: number, sound = false, id = ''): Promise<MediaStream> {
  const given = options?.constraints ?? {};
  const whole = 'video' in given || 'audio' in given;
  const wanted = whole ? (given as MediaStreamConstraints).video : (given as MediaTrackConstraints);
  const { facingMode, ...others } = typeof wanted === 'object' ? wanted : {};
  const which = id ? { deviceId: { exact: id } } : facingMode && { facingMode };
  const video = { width: { ideal: wide }, height: { ideal: (wide * 3) / 4 }, ...others, ...which };
  return openDevice('camera', { video, audio: sound && ((whole && (given as MediaStreamConstraints).audio) || true) });
}

/** The id of the camera whose stream this is. */
export const cameraOf = (stream: MediaStream | null): string => stream?.getVideoTracks()[0]?.getSettings().deviceId ?? '';

/** What is seen, as a picture: mirrored if the video is. Null before there is one. */
export async function grab(video: HTMLVideoElement, mirror: boolean, type: 'image/png' | 'image/jpeg' = 'image/png'): Promise<Blob | null> {
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
  return new Promise((resolve) => canvas.toBlob(resolve, type, 0.85));
}
