/** Audio: a sound to give (upload, microphone) or to hear (waveform, trim, subtitles), whole or while it is produced. */
import { MicrophoneIcon, MusicIcon } from '../../render/kit/index.js';
import { later } from '../../render/kit/later.js';
import { mediumView } from '../../render/kit/medium.js';
import { asWav } from '../../render/kit/sound.js';
import css from './audio.css?inline';
import { Player } from './player.js';
import { Recorder } from './recorder.js';
import { type Props, rateOf } from './types.js';

export default mediumView<Props>({
  name: 'audio',
  css,
  title: 'Audio',
  noun: 'sound',
  Icon: MusicIcon,
  device: { source: 'microphone', label: 'Record audio', Icon: MicrophoneIcon },
  // WAV, where samples are wanted of it or the author asked for that.
  prepared: async (file, props) => (props.type !== 'filepath' || props.format ? asWav(file, rateOf(props)) : file),
  Player,
  Recorder,
  // Few apps stream sound.
  Streamed: later(() => import('./streamed.js').then((module) => module.Streamed)),
  Live: later(() => import('./live.js').then((module) => module.Live)),
});
