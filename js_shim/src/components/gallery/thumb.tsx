/** A picture or a video's first frame, small. */
import type { VNode } from 'preact';
import { ImageIcon, PlayIcon } from '../../render/kit/index.js';
import type { Item } from './items.js';

/** What it is said by the button around it. */
export function Shown({ item, at }: { item: Item; at: number }): VNode {
  if (!item.url) return <ImageIcon size={20} />;
  if (item.kind === 'image') return <img src={item.url} alt="" loading="lazy" data-testid={`thumbnail ${at + 1}`} />;
  return (
    <>
      <video src={item.url} muted playsInline preload="metadata" tabIndex={-1} data-testid={`thumbnail ${at + 1}`} />
      <span class="gallery-play">
        <PlayIcon size={18} />
      </span>
    </>
  );
}
