/** Where the user gives a sound: the drop zone or the microphone. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { DropZone, type Uploading, UploadProgress } from '../../render/kit/drop.js';
import { controlId, IconButton, MicrophoneIcon, MusicIcon, Toolbar, ToolbarButtons, UploadIcon } from '../../render/kit/index.js';
import { Recorder } from './recorder.js';
import type { Props, Source } from './types.js';

type GiveProps = {
  node: Node;
  props: Props;
  uploading: Uploading;
  put: (file: File, events: string[]) => Promise<boolean>;
  problem: string | null;
};

export function Give({ node, props, uploading, put, problem }: GiveProps): VNode {
  const sources: Source[] = props.sources ? [props.sources].flat() : ['upload', 'microphone'];
  const [chosen, choose] = useState<Source>(sources[0] ?? 'upload');
  const source = sources.includes(chosen) ? chosen : (sources[0] ?? 'upload');
  useEffect(() => {
    if (props.recording && sources.includes('microphone')) choose('microphone');
  }, [props.recording]);
  return (
    <div class="audio-give">
      {Array.isArray(props.buttons) && props.buttons.some((button) => typeof button !== 'string') && (
        <Toolbar>
          <ToolbarButtons node={node} buttons={props.buttons} />
        </Toolbar>
      )}
      {source === 'upload' ? (
        <DropZone
          app={node.app}
          id={controlId(node)}
          takes={{ types: ['audio'], count: 'single' }}
          uploading={uploading}
          onFiles={(files) => files[0] && void put(files[0], ['upload'])}
        >
          <span class="drop-icon">
            <MusicIcon size={24} />
          </span>
          <span class="drop-title">Drop a sound here</span>
          <span class="drop-hint">or click to upload</span>
        </DropZone>
      ) : uploading ? (
        <div class="audio-uploading">
          <UploadProgress uploading={uploading} />
        </div>
      ) : (
        <Recorder node={node} props={props} take={(file) => void put(file, ['stop_recording'])} />
      )}
      {problem && (
        <p class="audio-problem" role="alert">
          {problem}
        </p>
      )}
      {sources.length > 1 && (
        <fieldset class="audio-sources" aria-label="select source" data-testid="source-select">
          <IconButton label="Upload file" pressed={source === 'upload'} onClick={() => choose('upload')}>
            <UploadIcon />
          </IconButton>
          <IconButton label="Record audio" pressed={source === 'microphone'} onClick={() => choose('microphone')}>
            <MicrophoneIcon />
          </IconButton>
        </fieldset>
      )}
    </div>
  );
}
