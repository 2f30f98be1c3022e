/** A picture over a video, at a place of the video's own pixels. It is not in the file. */
import type { CSSProperties, RefObject, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { mediaUrl } from '../../render/kit/media.js';
import type { Watermark as Mark } from './types.js';

/** Share of the video's width between a mark in a corner and the edge. */
const MARGIN = 0.02;

type Frame = { left: number; top: number; width: number; height: number; scale: number };

export function Watermark({ video, mark }: { video: RefObject<HTMLVideoElement | null>; mark: Mark }): VNode | null {
  const [frame, fit] = useState<Frame | null>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const measure = () => fit(frameOf(element));
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    element.addEventListener('loadedmetadata', measure);
    return () => {
      watch.disconnect();
      element.removeEventListener('loadedmetadata', measure);
    };
  }, [video]);
  const url = mediaUrl(mark.file);
  if (!frame || !url) return null;
  return <img class="video-watermark" src={url} alt="" style={place(mark.position, frame)} />;
}

/** Where in its element the video itself is drawn. */
function frameOf(element: HTMLVideoElement): Frame | null {
  const { videoWidth, videoHeight, clientWidth, clientHeight } = element;
  if (videoWidth === 0 || clientWidth === 0) return null;
  const scale = Math.min(clientWidth / videoWidth, clientHeight / videoHeight);
  const [width, height] = [videoWidth * scale, videoHeight * scale];
  return {
    left: element.offsetLeft + (clientWidth - width) / 2,
    top: element.offsetTop + (clientHeight - height) / 2,
    width,
    height,
    scale,
  };
}

function place(position: Mark['position'], { left, top, width, height, scale }: Frame): CSSProperties {
  if (Array.isArray(position)) return at(left + position[0] * scale, top + position[1] * scale, `scale(${scale})`);
  const margin = width * MARGIN;
  const [down, across] = position.split('-');
  const x = across === 'left' ? left + margin : left + width - margin;
  const y = down === 'top' ? top + margin : top + height - margin;
  // Shifted by its own size, then scaled: the corner of the mark is what stands at (x, y).
  return at(x, y, `scale(${scale}) translate(${across === 'left' ? '0' : '-100%'}, ${down === 'top' ? '0' : '-100%'})`);
}

const at = (x: number, y: number, transform: string): CSSProperties => ({ left: `${x}px`, top: `${y}px`, transform });
