/** The drawing with its tools. */
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { pictureFromClipboard } from '../../render/kit/clipboard.js';
import { useDrop } from '../../render/kit/drop.js';
import { CloseIcon, IconButton } from '../../render/kit/index.js';
import { fits } from '../../render/kit/media.js';
import { Webcam } from '../../render/kit/webcam.js';
import { type Paint, paintOf } from './colours.js';
import { Corner, useFullScreen } from './corner.js';
import { CropFrame } from './crop.js';
import type { Ink } from './drawing.js';
import { contained, limited, type Rect } from './geometry.js';
import type { Parts } from './index.js';
import { Layers } from './layers.js';
import { BrushStrip, CropStrip, EraserStrip, MOST_SIZE, ResizeStrip, type Resizing } from './panels.js';
import { cropped, newSheet, placed, replaced } from './sheet.js';
import { type Camera, Stage } from './stage.js';
import { autoSize } from './stroke.js';
import { type Panel, Tools } from './tools.js';
import type { Tool } from './types.js';
import { MOST_PIXELS, pictureOfFile } from './value.js';

/** Part of the canvas that a crop takes at first. */
const CROP_START = 0.8;

export function Editor(parts: Parts): VNode {
  const { node, props, drawing, label, id } = parts;
  drawing.edits.value;
  const { width, height } = drawing.sheet;
  const [tool, choose] = useState<Tool>(props.brush ? 'brush' : 'pan');
  const [panel, open] = useState<Panel>(null);
  const [crop, setCrop] = useState<Rect>({ x: 0, y: 0, width, height });
  const [camera, aim] = useState<Camera | null>(null);
  const [full, fill] = useFullScreen();
  const [ink, tools] = useInk(parts, tool);
  const input = useRef<HTMLInputElement>(null);
  const give = useGive(parts, () => open(null));
  const pick = (next: Tool) => {
    open(null);
    if (next === 'crop') setCrop(startOf(width, height));
    choose(next);
  };
  const back = () => choose(props.brush ? 'brush' : 'pan');
  const [over, drop] = useDrop((files) => files[0] && props.sources?.includes('upload') && give.file(files[0]));
  const clear = () => {
    const [wide, high] = props.canvas_size ?? [800, 800];
    drawing.change(newSheet({ width: wide, height: high }, props.layers?.layers ?? ['Layer 1']));
    node.emit('clear');
  };
  const resize = ({ scale, ...size }: Resizing) => {
    const place = scale ? { x: 0, y: 0, ...size } : { x: 0, y: 0, width, height };
    drawing.change(replaced(drawing.sheet, size, place));
    open(null);
  };
  return (
    <section
      class={`imageeditor-frame${full ? ' imageeditor-full' : ''}${over ? ' imageeditor-over' : ''}`}
      aria-label={`${label}, editor`}
      {...drop}
      onPaste={(event) => {
        const file = event.clipboardData?.files[0];
        if (!file || !props.sources?.includes('clipboard')) return;
        event.preventDefault();
        give.file(file);
      }}
      onKeyDown={(event) => historyKeys(event, drawing)}
    >
      <Corner {...parts} full={full} fill={fill} />
      <div class="imageeditor-place" style={{ aspectRatio: `${width} / ${height}` }}>
        <Stage drawing={drawing} tool={tool} ink={ink} label={label} id={id} interactive full={full} grow={tools.grow}>
          {(view) => (
            <>
              <Aim camera={view} aim={aim} />
              {tool === 'crop' && <CropFrame view={view.view} canvas={drawing.sheet} rect={crop} onRect={setCrop} />}
              {drawing.isEmpty && tool !== 'crop' && (
                <Invitation
                  placeholder={props.placeholder}
                  uploads={(props.sources ?? []).length > 0}
                  ask={tool === 'pan' && props.sources?.includes('upload') ? () => input.current?.click() : null}
                />
              )}
            </>
          )}
        </Stage>
        {panel === 'webcam' && (
          <div class="imageeditor-webcam">
            <Webcam node={node} options={props.webcam_options} streaming={false} take={give.file} />
            <IconButton label="Close the camera" onClick={() => open(null)}>
              <CloseIcon />
            </IconButton>
          </div>
        )}
      </div>
      {panel === 'layers' && props.layers && (
        <Layers
          drawing={drawing}
          mayAdd={props.layers.allow_additional_layers}
          onSelect={(index, value) => node.emit('select', { index, value, selected: true })}
        />
      )}
      {panel === 'resize' && <ResizeStrip key={`${width} ${height}`} size={drawing.sheet} confirm={resize} cancel={() => open(null)} />}
      {panel === null && tool === 'brush' && props.brush && <BrushStrip options={props.brush} {...tools.brush} />}
      {panel === null && tool === 'erase' && <EraserStrip {...tools.eraser} />}
      {tool === 'crop' && (
        <CropStrip
          rect={crop}
          confirm={() => {
            drawing.change(cropped(drawing.sheet, crop, props.fixed_canvas === true));
            back();
          }}
          cancel={back}
        />
      )}
      <Tools
        props={props}
        drawing={drawing}
        tool={tool}
        panel={panel}
        camera={camera}
        choose={pick}
        open={(next) => {
          if (tool === 'crop') back();
          open(next);
        }}
        input={input}
        give={give.file}
        paste={() => void give.paste()}
        clear={clear}
        save={() => void parts.publisher.flush().then(() => node.emit('apply'))}
      />
    </section>
  );
}

const startOf = (width: number, height: number): Rect => {
  const size = { width: Math.max(1, Math.round(width * CROP_START)), height: Math.max(1, Math.round(height * CROP_START)) };
  return { x: Math.floor((width - size.width) / 2), y: Math.floor((height - size.height) / 2), ...size };
};

/** Hands the stage's view to the toolbar, which stands beside it. */
function Aim({ camera, aim }: { camera: Camera; aim: (camera: Camera) => void }): null {
  useEffect(() => aim(camera), [camera.view.scale, camera.stage.width, camera.stage.height]);
  return null;
}

/** Sizes and colour of brush and eraser, and what the tool at hand draws with. */
function useInk({ props, drawing }: Parts, tool: Tool) {
  const [own, resize] = useState<number | null>(null);
  const [ownEraser, resizeEraser] = useState<number | null>(null);
  const [dipped, dip] = useState<Paint | null>(null);
  const first = useMemo(() => props.brush && paintOf(props.brush.default_color), [props.brush]);
  const paint = dipped ?? first ?? { colour: '#000000', opacity: 1 };
  const size = own ?? autoSize(props.brush?.default_size, drawing.sheet);
  const eraser = ownEraser ?? autoSize(props.eraser?.default_size, drawing.sheet);
  const ink: Ink | null = tool === 'brush' ? { size, ...paint } : tool === 'erase' ? { size: eraser, erase: true } : null;
  const grown = (size: number, factor: number) =>
    Math.min(MOST_SIZE, Math.max(1, factor > 1 ? Math.ceil(size * factor) : Math.floor(size * factor)));
  return [
    ink,
    {
      brush: { size, paint, resize, dip },
      eraser: { size: eraser, resize: resizeEraser },
      grow: (factor: number) => (tool === 'erase' ? resizeEraser(grown(eraser, factor)) : resize(grown(size, factor))),
    },
  ] as const;
}

/** Backgrounds that the user gives. */
function useGive({ node, props, drawing }: Parts, given: () => void) {
  const put = async (file: File) => {
    if (!fits(file, ['image'])) {
      node.app.toast('warning', `“${file.name}” is no picture. Choose one.`, { title: 'Wrong file type' });
      return;
    }
    const image = await pictureOfFile(file);
    const natural = { width: image.naturalWidth || 300, height: image.naturalHeight || 150 };
    const { sheet } = drawing;
    const size = props.fixed_canvas ? { width: sheet.width, height: sheet.height } : limited(natural, MOST_PIXELS);
    if (size.width < natural.width && !props.fixed_canvas)
      node.app.toast('info', `The picture was scaled down to ${size.width} × ${size.height} px, the most that browsers can draw on.`);
    // What was drawn stays over what it was drawn on, as far as that can be.
    const same = size.width === sheet.width && size.height === sheet.height;
    const below = same ? sheet : replaced(sheet, size, { x: 0, y: 0, ...size });
    drawing.change({ ...below, background: placed(image, contained(natural, size), size) });
    given();
    node.emit('upload');
  };
  const file = (file: File) =>
    void put(file).catch((error: unknown) => node.app.toast('error', error instanceof Error ? error.message : String(error)));
  const paste = async () => {
    try {
      const picture = await pictureFromClipboard();
      if (picture) file(picture);
      else node.app.toast('warning', 'There is no picture on the clipboard. Copy one, and try again.');
    } catch {
      node.app.toast(
        'warning',
        'The browser does not let this page read the clipboard. Click on the canvas and press Ctrl+V or ⌘V instead.',
      );
    }
  };
  return { file, paste };
}

function historyKeys(event: KeyboardEvent, drawing: Parts['drawing']): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (event.target as Element).matches('input:not([type=range])')) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) drawing.redo();
  else drawing.undo();
}

type InvitationProps = {
  placeholder: string | null | undefined;
  uploads: boolean;
  /** Asks for a file; null where a click draws, or files aren't wanted. */
  ask: (() => void) | null;
};

/** What an empty canvas says. A line that begins with # is the headline. */
function Invitation({ placeholder, uploads, ask }: InvitationProps): VNode {
  const lines = (
    placeholder || (ask ? '# Click to upload\nor drop an image' : uploads ? '# Draw here\nor drop an image' : '# Draw here')
  ).split('\n');
  const words = lines.map((line, index) => {
    const title = /^#+\s*(.*)$/.exec(line);
    return <span key={index}>{title ? <b>{title[1]}</b> : line}</span>;
  });
  if (!ask) return <div class="imageeditor-invitation">{words}</div>;
  return (
    <button
      type="button"
      class="imageeditor-invitation"
      aria-label="Click to upload or drop files"
      onPointerDown={(event) => event.stopPropagation()} // the stage would take the click
      onClick={ask}
    >
      {words}
    </button>
  );
}
