/** Props of a Video block, as the config and updates give them. */
import type { FileData } from '../../protocol/config.js';
import type { WebcamOptions } from '../../render/kit/camera.js';
import type { MediumProps } from '../../render/kit/medium.js';

export type Watermark = { file: FileData; position: string | [number, number] };
export type Props = MediumProps & { webcam_options?: WebcamOptions | null; include_audio?: boolean | null; watermark?: Watermark | null };
