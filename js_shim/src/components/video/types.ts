/** Props of a Video block, as the config and updates give them. */
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { WebcamOptions } from '../../render/kit/camera.js';
import type { Chunks } from '../../render/kit/chunks.js';

export type Source = 'upload' | 'webcam';
export type Cue = { text: string; timestamp: [number, number] };
export type Watermark = { file: FileData; position: string | [number, number] };
export type Props = {
  value?: FileData | Chunks | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  sources?: Source[] | Source | null;
  format?: string | null;
  height?: number | string | null;
  width?: number | string | null;
  interactive?: boolean | null;
  webcam_options?: WebcamOptions | null;
  include_audio?: boolean | null;
  autoplay?: boolean | null;
  buttons?: Json;
  loop?: boolean | null;
  streaming?: boolean | null;
  watermark?: Watermark | null;
  subtitles?: Cue[] | null;
  playback_position?: number | null;
};
