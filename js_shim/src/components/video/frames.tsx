/** A video as a row of its pictures. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const COUNT = 10;
const HEIGHT_PX = 48;

export function Frames({ url, duration }: { url: string; duration: number }): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [loading, load] = useState(true);
  useEffect(() => {
    let here = true;
    const video = document.createElement('video');
    video.muted = true;
    video.src = url;
    const draw = async () => {
      for (let i = 0; i < COUNT && here; i++) {
        video.currentTime = ((i + 0.5) / COUNT) * duration;
        await new Promise((resolve) => {
          video.addEventListener('seeked', resolve, { once: true });
          video.addEventListener('error', resolve, { once: true });
        });
        const context = here ? canvas.current?.getContext('2d') : null;
        if (!context || !video.videoWidth) return;
        const width = context.canvas.width / COUNT;
        // The middle of the picture, as wide as its place.
        const scale = Math.max(width / video.videoWidth, HEIGHT_PX / video.videoHeight);
        const [wide, tall] = [width / scale, HEIGHT_PX / scale];
        const from = [(video.videoWidth - wide) / 2, (video.videoHeight - tall) / 2] as const;
        context.drawImage(video, from[0], from[1], wide, tall, i * width, 0, width, HEIGHT_PX);
      }
      load(false);
    };
    video.addEventListener('loadeddata', () => void draw(), { once: true });
    return () => {
      here = false;
      video.removeAttribute('src');
      video.load();
    };
  }, [url, duration]);
  return (
    <canvas
      ref={canvas}
      width={COUNT * 80}
      height={HEIGHT_PX}
      class="video-frames"
      role="img"
      aria-label={loading ? 'loading timeline' : 'Pictures of the video'}
    />
  );
}
