/** Props of an ImageEditor block, as the config and updates give them. */
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { WebcamOptions } from '../../render/kit/camera.js';

/** CSS colour, and its opacity 0..1 where the colour does not say it. */
export type Colour = [string, number | null];
export type Source = 'upload' | 'webcam' | 'clipboard';
export type Transform = 'crop' | 'resize';
export type BrushOptions = { default_size: number | 'auto'; colors: Colour[]; default_color: Colour; color_mode: 'fixed' | 'defaults' };
export type EraserOptions = { default_size: number | 'auto' };
export type LayerOptions = { allow_additional_layers: boolean; layers: string[]; disabled: boolean };

/** What Python gets: PNGs of one size. */
export type Value = { background: FileData | null; layers: FileData[]; composite: FileData | null };

export type Props = {
  value?: Value | null;
  type?: 'numpy' | 'pil' | 'filepath' | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  height?: number | string | null;
  width?: number | string | null;
  sources?: Source[] | null;
  transforms?: Transform[] | null;
  buttons?: Json;
  interactive?: boolean | null;
  placeholder?: string | null;
  brush?: BrushOptions | null;
  eraser?: EraserOptions | null;
  layers?: LayerOptions | null;
  canvas_size?: [number, number] | null;
  fixed_canvas?: boolean | null;
  webcam_options?: WebcamOptions | null;
};

export type Tool = 'brush' | 'erase' | 'pan' | 'crop';
