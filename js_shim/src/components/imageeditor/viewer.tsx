/** The drawing to look at, where the user can't draw. */
import type { VNode } from 'preact';
import { Empty, ImageIcon } from '../../render/kit/index.js';
import { Corner, useFullScreen } from './corner.js';
import type { Parts } from './index.js';
import { Stage } from './stage.js';

export function Viewer(parts: Parts): VNode {
  const { drawing, label, id } = parts;
  drawing.edits.value;
  const [full, fill] = useFullScreen();
  return (
    <div class={`imageeditor-frame${full ? ' imageeditor-full' : ''}`}>
      <Corner {...parts} full={full} fill={fill} />
      {drawing.isEmpty ? (
        <Empty icon={<ImageIcon size={26} />} />
      ) : (
        <div class="imageeditor-place" style={{ aspectRatio: `${drawing.sheet.width} / ${drawing.sheet.height}` }}>
          <Stage drawing={drawing} tool="pan" ink={null} label={label} id={id} interactive={false} full={full} grow={() => {}}>
            {() => null}
          </Stage>
        </div>
      )}
    </div>
  );
}
