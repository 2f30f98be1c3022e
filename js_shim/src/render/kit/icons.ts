/** The icons that the entry itself needs. Others go to `more_icons.ts`, which is loaded with the components that use them. */
import { icon } from './icon.js';

export const CloseIcon = /*#__PURE__*/ icon('m4 4 8 8M12 4l-8 8');
export const SendIcon = /*#__PURE__*/ icon('M8 13V3M3.8 7.2 8 3l4.2 4.2');
export const StopIcon = /*#__PURE__*/ icon('M4.5 4h7a.5.5 0 0 1 .5.5v7a.5.5 0 0 1-.5.5h-7a.5.5 0 0 1-.5-.5v-7a.5.5 0 0 1 .5-.5Z', true);
export const ErrorIcon = /*#__PURE__*/ icon('M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.5M8 10.9v.01');
