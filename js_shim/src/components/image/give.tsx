/** Where the user gives a picture: the drop zone or the camera, and the sources to choose from. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Node, Stream } from '../../render/contract.js';
import { pictureFromClipboard } from '../../render/kit/clipboard.js';
import { DropZone, type Uploading } from '../../render/kit/drop.js';
import { CameraIcon, ClipboardIcon, controlId, ImageIcon, Toolbar, ToolbarButtons, UploadIcon } from '../../render/kit/index.js';
import { Sources } from '../../render/kit/sources.js';
import { Webcam } from '../../render/kit/webcam.js';
import type { Props, Source } from './index.js';

type GiveProps = {
  node: Node;
  props: Props;
  uploading: Uploading;
  put: (file: File) => Promise<void>;
  /** What Python made of the camera's pictures, while they stream. */
  drawn: string | null | undefined;
  onLive: (live: boolean) => void;
  onStream: (stream: Stream | null) => void;
};

const SOURCES = {
  upload: { label: 'Upload file', Icon: UploadIcon },
  webcam: { label: 'Capture from camera', Icon: CameraIcon },
  clipboard: { label: 'Paste from clipboard', Icon: ClipboardIcon },
};
const ALL = Object.keys(SOURCES) as Source[];

export function Give({ node, props, uploading, put, drawn, onLive, onStream }: GiveProps): VNode {
  const sources = props.sources ? [props.sources].flat() : ALL;
  const [chosen, choose] = useState<Source>(sources[0] ?? 'upload');
  const source = sources.includes(chosen) ? chosen : (sources[0] ?? 'upload');
  const paste = async () => {
    try {
      const picture = await pictureFromClipboard();
      if (picture) await put(picture);
      else node.app.toast('warning', 'There is no picture on the clipboard. Copy one, and try again.');
    } catch {
      node.app.toast('warning', 'The browser does not let this page read the clipboard. Click on the area and press Ctrl+V or ⌘V instead.');
    }
  };
  const button = (name: Source) => ({
    ...SOURCES[name],
    ...(name !== 'clipboard' && { pressed: source === name }),
    choose: () => {
      choose(name);
      if (name === 'clipboard') void paste();
    },
  });
  return (
    <div class="image-give">
      {Array.isArray(props.buttons) && props.buttons.length > 0 && (
        <Toolbar>
          <ToolbarButtons node={node} buttons={props.buttons} />
        </Toolbar>
      )}
      {source === 'webcam' && !uploading ? (
        <Webcam
          node={node}
          options={props.webcam_options}
          streaming={props.streaming === true}
          take={(file) => void put(file)}
          drawn={drawn}
          onLive={onLive}
          onStream={onStream}
        />
      ) : (
        <DropZone
          app={node.app}
          id={controlId(node)}
          takes={{ types: ['image'], count: 'single' }}
          uploading={uploading}
          onFiles={(files) => files[0] && void put(files[0])}
        >
          <Words placeholder={props.placeholder} source={source} />
        </DropZone>
      )}
      {sources.length > 1 && <Sources app={node.app} sources={ALL.filter((name) => sources.includes(name)).map(button)} />}
    </div>
  );
}

/** The author's words: a line that begins with # is the headline. */
function Words({ placeholder, source }: { placeholder: string | null | undefined; source: Source }): VNode {
  if (!placeholder) {
    return (
      <>
        <span class="drop-icon">
          <ImageIcon size={24} />
        </span>
        <span class="drop-title">{source === 'clipboard' ? 'Paste an image here' : 'Drop an image here'}</span>
        <span class="drop-hint">or click to upload</span>
      </>
    );
  }
  return (
    <>
      <span class="drop-icon">
        <ImageIcon size={24} />
      </span>
      {placeholder.split('\n').map((line, index) => {
        const title = /^#+\s*(.*)$/.exec(line);
        return (
          <span key={index} class={title ? 'drop-title' : 'drop-hint'}>
            {title ? title[1] : line}
          </span>
        );
      })}
    </>
  );
}
