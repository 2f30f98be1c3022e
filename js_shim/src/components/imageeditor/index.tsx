/** ImageEditor: a canvas with layers, brushes, an eraser, crop and resize; its presets differ in their props only. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { BlockView, Node } from '../../render/contract.js';
import { Block, BlockLabel, controlId, ImageIcon, px } from '../../render/kit/index.js';
import { mediaSize } from '../../render/kit/media_size.js';
import { rangeCss } from '../../render/kit/range.js';
import { Drawing } from './drawing.js';
import { Editor } from './editor.js';
import css from './imageeditor.css?inline';
import { newSheet } from './sheet.js';
import type { Props, Value } from './types.js';
import { Publisher, sheetOf } from './value.js';
import { Viewer } from './viewer.js';

const ImageEditor: BlockView = ({ node }) => {
  node.app.style(css);
  node.app.style(rangeCss);
  const props = node.props.value as Props;
  const [drawing, publisher] = useDrawing(node, props);
  const label = props.label ?? 'Image';
  const parts = { node, props, drawing, publisher, label, id: controlId(node) };
  return (
    <Block
      node={node}
      container={props.container ?? true}
      padding={false}
      class={`imageeditor${px(props.height) ? ' imageeditor-sized' : ''}`}
      style={mediaSize(props)}
    >
      <BlockLabel label={label} icon={<ImageIcon />} show={props.show_label ?? true} />
      {props.interactive === false ? <Viewer {...parts} /> : <Editor {...parts} />}
    </Block>
  );
};
export default ImageEditor;

/** What every part of the editor gets. */
export type Parts = { node: Node; props: Props; drawing: Drawing; publisher: Publisher; label: string; id: string };

/** The drawing of a block, which follows its value. It outlives `node`: Python may begin anew while somebody draws. */
function useDrawing(node: Node, props: Props): [Drawing, Publisher] {
  const [drawing, publisher] = useMemo((): [Drawing, Publisher] => {
    const [width, height] = props.canvas_size ?? [800, 800];
    const drawing = new Drawing(newSheet({ width, height }, props.layers?.layers ?? ['Layer 1']));
    const publisher = new Publisher(node, drawing);
    drawing.onEdit = () => publisher.edited();
    return [drawing, publisher];
  }, []);
  useEffect(() => publisher.attach(node), [node]);
  const latest = useRef(0);
  const value = (props.value ?? null) as Value | null;
  const text = JSON.stringify(value);
  // Before anybody can click: a call must wait for what is loaded here.
  useLayoutEffect(() => {
    if (text === JSON.stringify(publisher.own)) return;
    publisher.own = value;
    const load = ++latest.current;
    const pictures = sheetOf(value, props).then(
      (sheet) => {
        if (load !== latest.current) return;
        publisher.forget();
        drawing.load(sheet, (value?.layers.length ?? 0) > 0);
        if (value && (!value.composite || value.layers.length === 0)) publisher.wanted();
      },
      (error: unknown) => {
        if (load === latest.current) publisher.forget();
        node.app.toast('error', error instanceof Error ? error.message : String(error));
      },
    );
    publisher.loading(pictures);
  }, [text]);
  return [drawing, publisher];
}
