/** Video: one to give (upload, camera) or to watch (subtitles, trim, watermark), whole or while it is produced. */
import { CameraIcon, VideoIcon } from '../../render/kit/index.js';
import { later } from '../../render/kit/later.js';
import { mediumView } from '../../render/kit/medium.js';
import { Player } from './player.js';
import type { Props } from './types.js';
import css from './video.css?inline';

export default mediumView<Props>({
  name: 'video',
  css,
  title: 'Video',
  noun: 'video',
  Icon: VideoIcon,
  device: { source: 'webcam', label: 'Record video from camera', Icon: CameraIcon },
  Player,
  Recorder: later(() => import('./camera.js').then((module) => module.Camera)),
  // Few apps stream video.
  Streamed: later(() => import('./streamed.js').then((module) => module.Streamed)),
});
