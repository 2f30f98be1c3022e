/** Plays a stream of video while it is produced: pieces of one file through Media Source, files of their own one after the other. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Streaming, useChunks } from '../../render/kit/chunks.js';
import { Downloads } from '../../render/kit/downloads.js';
import { Feed, feedType } from '../../render/kit/feed.js';
import { CloseIcon, Empty, IconButton, Toolbar, VideoIcon } from '../../render/kit/index.js';
import type { StreamedProps } from '../../render/kit/medium.js';
import { useWhole } from '../../render/kit/whole.js';
import { useSubtitles } from './player.js';
import { Playlist } from './playlist.js';
import type { Props } from './types.js';
import { Watermark } from './watermark.js';

export function Streamed({ node, props, value, clear }: StreamedProps<Props>): VNode {
  const streaming = useChunks(node, value);
  return <Stream key={streaming.key} node={node} props={props} value={value} streaming={streaming} clear={clear} />;
}

function Stream({ node, props, value, streaming, clear }: StreamedProps<Props> & { streaming: Streaming }): VNode {
  const { chunks, produced } = streaming;
  const element = useRef<HTMLVideoElement>(null);
  const feed = useRef<Feed | Playlist | null>(null);
  const given = useRef(0);
  const [problem, complain] = useState<string | null>(null);
  useSubtitles(element, props.subtitles);
  useEffect(() => () => feed.current?.close(), []);
  useEffect(() => {
    const [first] = chunks;
    if (!first || !element.current) return;
    if (!feed.current) {
      const type = feedType(first, 'video');
      feed.current = type
        ? new Feed(element.current, type, complain)
        : new Playlist(element.current, value.mime_type || 'video/mp4', complain);
      // Refused until the user clicks: the controls have a button.
      if (props.autoplay) void element.current.play().catch(() => {});
    }
    for (const chunk of chunks.slice(given.current)) feed.current.push(chunk);
    given.current = chunks.length;
  }, [chunks.length]);
  useEffect(() => {
    if (produced) feed.current?.end();
  }, [produced, chunks.length]);
  const whole = useWhole(chunks, value, produced, { type: 'video/webm', name: 'video.webm' });
  return (
    <div class="video-player">
      <Toolbar>
        {whole && <Downloads node={node} buttons={props.buttons} url={whole.url} name={whole.name} type={whole.type} />}
        {clear && (
          <IconButton label="Clear" onClick={clear}>
            <CloseIcon />
          </IconButton>
        )}
      </Toolbar>
      {problem ? (
        <Empty icon={<VideoIcon size={26} />}>{problem}</Empty>
      ) : (
        <div class="video-screen">
          {/* biome-ignore lint/a11y/useMediaCaption: the track is added by useSubtitles */}
          <video
            ref={element}
            controls
            playsInline
            aria-label={props.label ?? 'Video'}
            data-testid="video"
            onPlay={() => node.emit('play')}
            onPause={(event) => {
              if (!event.currentTarget.ended) node.emit('pause');
            }}
            onEnded={() => {
              if (feed.current instanceof Playlist && !feed.current.over) return;
              node.emit('stop');
              node.emit('end');
            }}
          />
          {props.watermark && <Watermark video={element} mark={props.watermark} />}
          <span class="video-live" role="status">
            {produced ? 'Complete' : 'Live'}
          </span>
        </div>
      )}
    </div>
  );
}
