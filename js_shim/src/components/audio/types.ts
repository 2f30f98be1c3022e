/** Props of an Audio block, as the config and updates give them. */
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { Chunks } from '../../render/kit/chunks.js';

export type Source = 'upload' | 'microphone';
export type Cue = { text: string; timestamp: [number, number] };
export type WaveformOptions = {
  waveform_color?: string | null;
  waveform_progress_color?: string | null;
  trim_region_color?: string | null;
  show_recording_waveform?: boolean;
  skip_length?: number;
  sample_rate?: number;
};
export type Props = {
  value?: FileData | Chunks | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  sources?: Source[] | Source | null;
  type?: 'numpy' | 'filepath' | null;
  format?: 'wav' | 'mp3' | null;
  interactive?: boolean | null;
  streaming?: boolean | null;
  autoplay?: boolean | null;
  editable?: boolean | null;
  buttons?: Json;
  waveform_options?: WaveformOptions | null;
  loop?: boolean | null;
  recording?: boolean | null;
  subtitles?: Cue[] | null;
  playback_position?: number | null;
};

/** The rate that recordings are made with, and that the page decodes to. */
export const rateOf = (props: Props): number => props.waveform_options?.sample_rate || 44100;
