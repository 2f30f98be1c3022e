/** A MediaRecorder's recording as one file, which says how long it is. */
import { withDuration } from './webm.js';

const WEBM = ['video/webm;codecs=vp8,opus', 'video/webm'];
const MP4 = ['video/mp4;codecs=avc1.42E01E,mp4a.40.2', 'video/mp4'];

/** The type to record: the app's format if the browser can, else what it can. */
function recordedType(format: string | null | undefined): string | undefined {
  const wanted = format === 'mp4' ? [...MP4, ...WEBM] : [...WEBM, ...MP4];
  return wanted.find((type) => MediaRecorder.isTypeSupported(type));
}

export class Recording {
  /** When it began, by `performance.now()`. */
  readonly since = performance.now();
  private recorder: MediaRecorder;
  private pieces: Blob[] = [];

  /** Throws where the browser can't record `stream`. */
  constructor(stream: MediaStream, format: string | null | undefined) {
    const type = recordedType(format);
    this.recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
    this.recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) this.pieces.push(data);
    };
    this.recorder.start();
  }

  /** Ends it. @param stem of the file's name. */
  async finish(stem: string): Promise<File> {
    const seconds = (performance.now() - this.since) / 1000;
    const stopped = new Promise((resolve) => {
      this.recorder.onstop = resolve;
    });
    if (this.recorder.state !== 'inactive') this.recorder.stop();
    await stopped;
    const type = this.recorder.mimeType.split(';')[0] || 'video/webm';
    const bytes = new Uint8Array(await new Blob(this.pieces).arrayBuffer());
    return new File([withDuration(bytes, seconds)], `${stem}.${type.endsWith('mp4') ? 'mp4' : 'webm'}`, { type });
  }

  abandon(): void {
    if (this.recorder.state !== 'inactive') this.recorder.stop();
  }
}
