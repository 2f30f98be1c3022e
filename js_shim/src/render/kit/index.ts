/**
 * The kit: what components are made of. This is the only module of `render/` that a component imports, beside the
 * types of `render/contract`. (`sanitize.ts` and `markdown.ts` are imported by path: they load big chunks lazily.)
 *
 * How to write a component
 * ------------------------
 * 1. `js_shim/src/components/<type>/index.tsx` default-exports a `BlockView`; `<type>` is the config's. It is a lazy chunk,
 *    found by `render/views.ts` without registration.
 * 2. Read `node.props.value` once, at the top of the render function: that subscribes the component to its own props,
 *    and to nothing else. Give all props defaults: a config may lack any of them.
 * 3. Return one `<Block node={node}>`: it draws the card, the label's place, `elem_id`, `elem_classes`, `scale`, `min_width`,
 *    `visible: "hidden"`, and the status overlay. `visible: false` never reaches you: the tree leaves the block out.
 * 4. A form control gives `<BlockTitle for={id} …>` (a `<label>`) and an input of that id; a medium gives `<BlockLabel>`
 *    (a small tag in the corner). DOM ids start with `controlId(node)`, which is unique in the page. The props' `label` is the
 *    accessible name of the input, also when `show_label` is false (then `BlockTitle` is visually hidden).
 * 5. The user changes the value: `node.set({ value })`, then `node.emit('input')`. `change` is fired for you, once per real change.
 *    Never copy `value` into local state; draw what `props` says.
 * 6. CSS: `import css from './x.css?inline'` and `node.app.style(css)` in the render function (free after the first time).
 *    Classes are prefixed with the type (`.slider-…`), colours are theme variables (`theme/base.css`), and every rule starts at
 *    a class. Focus rings, reduced motion, dark mode come with `.lite-input`, `.lite-button`, `.lite-icon-button`.
 * 7. Never `innerHTML` (nor `dangerouslySetInnerHTML`) with a string that did not come out of `kit/sanitize` or `kit/markdown`.
 *
 *     import type { BlockView } from '../../render/contract.js';
 *     import { Block, BlockTitle, controlId } from '../../render/kit/index.js';
 *     import css from './number.css?inline';
 *
 *     const NumberBox: BlockView<Props> = ({ node }) => {
 *       node.app.style(css);
 *       const { label = 'Number', show_label, info, container = true, interactive, value = null } = node.props.value;
 *       const id = controlId(node);
 *       return (
 *         <Block node={node} container={container}>
 *           <BlockTitle for={id} label={label} show={show_label ?? true} info={info} />
 *           <input id={id} class="lite-input" type="number" value={value ?? ''} disabled={!interactive}
 *             aria-describedby={info ? `${id}-info` : undefined}
 *             onInput={(e) => { node.set({ value: e.currentTarget.valueAsNumber }); node.emit('input'); }}
 *             onBlur={() => node.emit('blur')} />
 *         </Block>
 *       );
 *     };
 *     export default NumberBox;
 */
export { Block, type BlockProps, blockStyle, controlId, px } from './block.js';
export { CopyButton, IconButton, Toolbar, ToolbarButtons } from './buttons.js';
export { copyText } from './copy.js';
export { DownloadLink } from './download.js';
export { Empty } from './empty.js';
export type { IconProps } from './icon.js';
export * from './icons.js';
export { BlockLabel, BlockTitle, Info } from './label.js';
export * from './more_icons.js';
export { Spinner } from './spinner.js';
export { safeUrl } from './url.js';
