/** Where the user gives a video: the drop zone or the camera. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { DropZone, type Uploading, UploadProgress } from '../../render/kit/drop.js';
import { CameraIcon, controlId, IconButton, Toolbar, ToolbarButtons, UploadIcon, VideoIcon } from '../../render/kit/index.js';
import { later } from '../../render/kit/later.js';
import type { Props, Source } from './types.js';

type GiveProps = {
  node: Node;
  props: Props;
  uploading: Uploading;
  put: (file: File, events: string[]) => Promise<boolean>;
  problem: string | null;
};

const Camera = later(() => import('./camera.js').then((module) => module.Camera));

export function Give({ node, props, uploading, put, problem }: GiveProps): VNode {
  const sources: Source[] = props.sources ? [props.sources].flat() : ['upload', 'webcam'];
  const [chosen, choose] = useState<Source>(sources[0] ?? 'upload');
  const source = sources.includes(chosen) ? chosen : (sources[0] ?? 'upload');
  return (
    <div class="video-give">
      {Array.isArray(props.buttons) && props.buttons.some((button) => typeof button !== 'string') && (
        <Toolbar>
          <ToolbarButtons node={node} buttons={props.buttons} />
        </Toolbar>
      )}
      {source === 'upload' ? (
        <DropZone
          app={node.app}
          id={controlId(node)}
          takes={{ types: ['video'], count: 'single' }}
          uploading={uploading}
          onFiles={(files) => files[0] && void put(files[0], ['upload'])}
        >
          <span class="drop-icon">
            <VideoIcon size={24} />
          </span>
          <span class="drop-title">Drop a video here</span>
          <span class="drop-hint">or click to upload</span>
        </DropZone>
      ) : uploading ? (
        <div class="video-uploading">
          <UploadProgress uploading={uploading} />
        </div>
      ) : (
        <Camera node={node} props={props} take={(file) => void put(file, ['stop_recording'])} />
      )}
      {problem && (
        <p class="video-problem" role="alert">
          {problem}
        </p>
      )}
      {sources.length > 1 && (
        <fieldset class="video-sources" aria-label="select source" data-testid="source-select">
          <IconButton label="Upload file" pressed={source === 'upload'} onClick={() => choose('upload')}>
            <UploadIcon />
          </IconButton>
          <IconButton label="Record video from camera" pressed={source === 'webcam'} onClick={() => choose('webcam')}>
            <CameraIcon />
          </IconButton>
        </fieldset>
      )}
    </div>
  );
}
