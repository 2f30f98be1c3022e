/** The icons that the entry itself needs. Others go to `more_icons.ts`, which is loaded with the components that use them. */
import { icon } from './icon.js';

export * from './more_icons.js';

export const CopyIcon = /*#__PURE__*/ icon(
  'M6 5.5h6.5a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1ZM2.5 10.5V3a1 1 0 0 1 1-1H10',
);
export const CheckIcon = /*#__PURE__*/ icon('m3 8.5 3.2 3.2L13 4.8');
export const CloseIcon = /*#__PURE__*/ icon('m4 4 8 8M12 4l-8 8');
export const ChevronDownIcon = /*#__PURE__*/ icon('m4 6 4 4 4-4');
export const SendIcon = /*#__PURE__*/ icon('M8 13V3M3.8 7.2 8 3l4.2 4.2');
export const StopIcon = /*#__PURE__*/ icon('M4.5 4h7a.5.5 0 0 1 .5.5v7a.5.5 0 0 1-.5.5h-7a.5.5 0 0 1-.5-.5v-7a.5.5 0 0 1 .5-.5Z', true);
export const InfoIcon = /*#__PURE__*/ icon('M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5.1v.01');
export const WarningIcon = /*#__PURE__*/ icon('M8 2.5 14 13H2ZM8 6.5v3M8 11.2v.01');
export const ErrorIcon = /*#__PURE__*/ icon('M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.5M8 10.9v.01');
export const SuccessIcon = /*#__PURE__*/ icon('M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.4 8.3l1.8 1.8 3.4-3.8');
export const MenuIcon = /*#__PURE__*/ icon('M2.5 3h11v10h-11ZM6.2 3v10');
