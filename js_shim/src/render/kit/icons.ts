/** The icons that the entry itself needs. Others go to `more_icons.ts`, which is loaded with the components that use them. */
import { icon } from './icon.js';

export const SendIcon = /*#__PURE__*/ icon('M8 13V3M3.8 7.2 8 3l4.2 4.2');
export const StopIcon = /*#__PURE__*/ icon('M4.5 4h7a.5.5 0 0 1 .5.5v7a.5.5 0 0 1-.5.5h-7a.5.5 0 0 1-.5-.5v-7a.5.5 0 0 1 .5-.5Z', true);
