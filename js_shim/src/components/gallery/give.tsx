/** Where the user gives the first pictures: the drop zone or the camera, and the sources to choose from. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { DropZone, type Takes, type Uploading } from '../../render/kit/drop.js';
import { CameraIcon, ClipboardIcon, controlId, ImageIcon, UploadIcon } from '../../render/kit/index.js';
import { Sources } from '../../render/kit/sources.js';
import { Webcam } from '../../render/kit/webcam.js';
import { usePaste } from './paste.js';

export type Source = 'upload' | 'webcam' | 'clipboard';
type GiveProps = { node: Node; sources: Source[]; takes: Takes; uploading: Uploading; put: (files: File[]) => void };

export function Give({ node, sources, takes, uploading, put }: GiveProps): VNode {
  const [camera, turn] = useState(sources[0] === 'webcam');
  const paste = usePaste(node, put);
  const all = [
    { name: 'upload' as const, label: 'Upload file', Icon: UploadIcon, pressed: !camera, choose: () => turn(false) },
    { name: 'webcam' as const, label: 'Capture from camera', Icon: CameraIcon, pressed: camera, choose: () => turn(true) },
    { name: 'clipboard' as const, label: 'Paste from clipboard', Icon: ClipboardIcon, choose: () => void paste() },
  ];
  return (
    <div class="gallery-give">
      {camera && !uploading ? (
        <Webcam node={node} options={null} streaming={false} take={(file) => put([file])} />
      ) : (
        <DropZone app={node.app} id={controlId(node)} takes={takes} uploading={uploading} onFiles={put}>
          <span class="drop-icon">
            <ImageIcon size={24} />
          </span>
          <span class="drop-title">Drop {takes.types?.join('') === 'video' ? 'videos' : 'pictures'} here</span>
          <span class="drop-hint">or click to upload</span>
        </DropZone>
      )}
      {sources.length > 1 && <Sources app={node.app} sources={all.filter(({ name }) => sources.includes(name))} />}
    </div>
  );
}
