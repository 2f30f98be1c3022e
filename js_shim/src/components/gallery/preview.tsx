/** One picture or video large, its caption, and all of them in a strip below. */
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ChevronLeftIcon, ChevronRightIcon, Empty, IconButton, ImageIcon } from '../../render/kit/index.js';
import { type Item, stepped } from './items.js';
import { Shown } from './thumb.js';

type PreviewProps = {
  items: Item[];
  index: number;
  /** Whether it was opened by the user, who then goes on with the keyboard. */
  focus: boolean;
  choose: (index: number) => void;
  close: () => void;
};

export function Preview({ items, index, focus, choose, close }: PreviewProps): VNode {
  const large = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const item = items[index] as Item;
  useEffect(() => {
    if (focus) large.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const chosen = strip.current?.children[index] as HTMLElement | undefined;
    // Only the strip scrolls, never the page.
    if (chosen && strip.current) strip.current.scrollLeft = chosen.offsetLeft - (strip.current.clientWidth - chosen.offsetWidth) / 2;
  }, [index]);
  const press = (event: KeyboardEvent) => {
    // A video's own keys are its own.
    if ((event.target as Element).tagName === 'VIDEO') return;
    const rtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const next = stepped(event.key, index, items.length, rtl);
    if (event.key === 'Escape') close();
    else if (next !== undefined) choose(next);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons in it
    <div class="gallery-preview" onKeyDown={press}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      <div class="gallery-large" role="group" aria-label="detailed view of selected image" tabIndex={-1} ref={large}>
        {!item.url ? (
          <Empty icon={<ImageIcon size={26} />}>{item.name} has no address that a page may load</Empty>
        ) : item.kind === 'video' ? (
          // biome-ignore lint/a11y/useMediaCaption: there are no captions to show
          <video
            key={item.url}
            src={item.url}
            controls
            playsInline
            preload="metadata"
            data-testid="detailed-video"
            aria-label={words(item)}
          />
        ) : (
          <img key={item.url} src={item.url} alt={words(item)} data-testid="detailed-image" />
        )}
        {items.length > 1 && (
          <>
            <IconButton class="gallery-back" label="Previous" onClick={() => choose((index - 1 + items.length) % items.length)}>
              <ChevronLeftIcon size={20} />
            </IconButton>
            <IconButton class="gallery-next" label="Next" onClick={() => choose((index + 1) % items.length)}>
              <ChevronRightIcon size={20} />
            </IconButton>
          </>
        )}
      </div>
      {item.caption && (
        <div class="gallery-words" aria-live="polite">
          {item.caption}
        </div>
      )}
      {items.length > 1 && (
        <div class="gallery-strip" ref={strip} data-testid="container_el">
          {items.map((one, at) => (
            <button
              key={at}
              type="button"
              class="gallery-thumb"
              aria-label={`Thumbnail ${at + 1} of ${items.length}`}
              aria-current={at === index}
              onClick={() => choose(at)}
            >
              <Shown item={one} at={at} />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const words = (item: Item): string => item.caption || item.name;
