/** Props of an Audio block, as the config and updates give them. */
import type { MediumProps } from '../../render/kit/medium.js';

export type WaveformOptions = {
  waveform_color?: string | null;
  waveform_progress_color?: string | null;
  trim_region_color?: string | null;
  show_recording_waveform?: boolean;
  skip_length?: number;
  sample_rate?: number;
};
export type Props = MediumProps & { type?: 'numpy' | 'filepath' | null; waveform_options?: WaveformOptions | null };

/** The rate that recordings are made with, and that the page decodes to. */
export const rateOf = (props: Props): number => props.waveform_options?.sample_rate || 44100;
