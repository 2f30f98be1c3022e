/** Icons of the drawing tools. */
import { icon } from '../../render/kit/icon.js';

export const BrushIcon = /*#__PURE__*/ icon(
  'M13.2 2.8 7.4 8.6M9 10.2 13.6 3.4a.8.8 0 0 0-1-1L5.8 7M6.4 7.6a2.6 2.6 0 0 0-3.6 2.2c-.1 1.3-.4 2-1.1 2.7 2.4 1.2 6 .8 6.6-1.8a2.5 2.5 0 0 0-1.9-3.1Z',
);
export const EraserIcon = /*#__PURE__*/ icon(
  'm6 13-3.3-3.3a1 1 0 0 1 0-1.4l5.6-5.6a1 1 0 0 1 1.4 0l3.6 3.6a1 1 0 0 1 0 1.4L7.6 13.4M5 6.2 9.8 11M6 13.5h7.5',
);
export const PanIcon = /*#__PURE__*/ icon(
  'M8 2v12M2 8h12M6.3 3.6 8 2l1.7 1.6M6.3 12.4 8 14l1.7-1.6M3.6 6.3 2 8l1.6 1.7M12.4 6.3 14 8l-1.6 1.7',
);
export const CropIcon = /*#__PURE__*/ icon('M4.5 1.5v10h10M1.5 4.5h10v10');
export const ResizeIcon = /*#__PURE__*/ icon('M2.5 2.5h11v11h-11ZM6 10l4-4M7.5 5.8h2.7v2.7M8.5 10.2H5.8V7.5');
export const RedoIcon = /*#__PURE__*/ icon('m10 3 3 3-3 3M12.7 6H6a3.5 3.5 0 0 0 0 7h3.5');
export const ZoomInIcon = /*#__PURE__*/ icon('M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.2 3.2M7 5.2v3.6M5.2 7h3.6');
export const ZoomOutIcon = /*#__PURE__*/ icon('M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.2 3.2M5.2 7h3.6');
export const LayersIcon = /*#__PURE__*/ icon('M8 2 14 5.2 8 8.4 2 5.2ZM2 8l6 3.2L14 8M2 10.8 8 14l6-3.2');
export const EyeIcon = /*#__PURE__*/ icon('M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z');
export const EyeOffIcon = /*#__PURE__*/ icon(
  'M3 5.6C2 6.8 1.5 8 1.5 8S4 12.5 8 12.5c1 0 1.9-.3 2.7-.7M6.3 3.8A6 6 0 0 1 8 3.5C12 3.5 14.5 8 14.5 8a12 12 0 0 1-1.7 2.3M2.5 2.5l11 11',
);
export const UpIcon = /*#__PURE__*/ icon('M8 12.5V3.5M4.3 7.2 8 3.5l3.7 3.7');
export const DownIcon = /*#__PURE__*/ icon('M8 3.5v9M4.3 8.8 8 12.5l3.7-3.7');
