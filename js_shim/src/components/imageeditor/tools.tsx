/** The row of tools under the canvas. */
import type { ComponentChildren, RefObject, VNode } from 'preact';
import { CameraIcon, CheckIcon, ClipboardIcon, IconButton, TrashIcon, UndoIcon, UploadIcon } from '../../render/kit/index.js';
import type { Drawing } from './drawing.js';
import { BrushIcon, CropIcon, EraserIcon, LayersIcon, PanIcon, RedoIcon, ResizeIcon, ZoomInIcon, ZoomOutIcon } from './icons.js';
import { type Camera, ZOOM_STEP } from './stage.js';
import { RovingToolbar } from './toolbar.js';
import type { Props, Tool } from './types.js';

export type Panel = 'layers' | 'resize' | 'webcam' | null;

export type ToolsProps = {
  props: Props;
  drawing: Drawing;
  tool: Tool;
  panel: Panel;
  camera: Camera | null;
  choose: (tool: Tool) => void;
  open: (panel: Panel) => void;
  /** Opens the dialog of files. */
  input: RefObject<HTMLInputElement | null>;
  give: (file: File) => void;
  paste: () => void;
  save: () => void;
  clear: () => void;
};

export function Tools({ props, drawing, tool, panel, camera, choose, open, input, give, paste, save, clear }: ToolsProps): VNode {
  drawing.edits.value;
  const sources = props.sources ?? [];
  const transforms = (props.transforms ?? []).filter((one) => one !== 'resize' || !props.fixed_canvas);
  const scale = camera ? Math.round(camera.view.scale * 100) : 100;
  const toggle = (name: Panel) => open(panel === name ? null : name);
  return (
    <RovingToolbar label="Drawing tools">
      {sources.length > 0 && (
        <Group>
          {sources.includes('upload') && (
            <IconButton label="Upload" onClick={() => input.current?.click()}>
              <UploadIcon />
            </IconButton>
          )}
          {sources.includes('webcam') && (
            <IconButton label="Webcam" pressed={panel === 'webcam'} onClick={() => toggle('webcam')}>
              <CameraIcon />
            </IconButton>
          )}
          {sources.includes('clipboard') && (
            <IconButton label="Paste" onClick={paste}>
              <ClipboardIcon />
            </IconButton>
          )}
          <input
            ref={input}
            class="lite-sr-only"
            type="file"
            tabIndex={-1}
            aria-hidden="true"
            data-testid="file-upload"
            accept="image/*"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) give(file);
              // The same file again must fire again.
              event.currentTarget.value = '';
            }}
          />
        </Group>
      )}
      <Group>
        {props.brush && (
          <IconButton label="Brush" pressed={tool === 'brush'} onClick={() => choose('brush')}>
            <BrushIcon />
          </IconButton>
        )}
        {props.eraser && (
          <IconButton label="Erase" pressed={tool === 'erase'} onClick={() => choose('erase')}>
            <EraserIcon />
          </IconButton>
        )}
        <IconButton label="Pan" pressed={tool === 'pan'} onClick={() => choose('pan')}>
          <PanIcon />
        </IconButton>
        {transforms.includes('crop') && (
          <IconButton label="Crop" pressed={tool === 'crop'} onClick={() => choose('crop')}>
            <CropIcon />
          </IconButton>
        )}
        {transforms.includes('resize') && (
          <IconButton label="Resize" pressed={panel === 'resize'} onClick={() => toggle('resize')}>
            <ResizeIcon />
          </IconButton>
        )}
        {props.layers && !props.layers.disabled && (
          <IconButton label="Show Layers" pressed={panel === 'layers'} onClick={() => toggle('layers')}>
            <LayersIcon />
          </IconButton>
        )}
      </Group>
      <Group>
        <IconButton label="Undo" disabled={!drawing.history.canUndo} onClick={() => drawing.undo()}>
          <UndoIcon />
        </IconButton>
        <IconButton label="Redo" disabled={!drawing.history.canRedo} onClick={() => drawing.redo()}>
          <RedoIcon />
        </IconButton>
      </Group>
      <Group>
        <IconButton label="Zoom out" onClick={() => camera?.zoom(1 / ZOOM_STEP)}>
          <ZoomOutIcon />
        </IconButton>
        <button
          type="button"
          class="lite-icon-button imageeditor-scale"
          aria-label={`${scale}%, fit to view`}
          title="Fit to view"
          onClick={() => camera?.fit()}
        >
          {scale}%
        </button>
        <IconButton label="Zoom in" onClick={() => camera?.zoom(ZOOM_STEP)}>
          <ZoomInIcon />
        </IconButton>
      </Group>
      <Group>
        <IconButton label="Clear canvas" onClick={clear}>
          <TrashIcon />
        </IconButton>
        <IconButton label="Save changes" onClick={save}>
          <CheckIcon />
        </IconButton>
      </Group>
    </RovingToolbar>
  );
}

const Group = ({ children }: { children: ComponentChildren }): VNode => <span class="imageeditor-group">{children}</span>;
