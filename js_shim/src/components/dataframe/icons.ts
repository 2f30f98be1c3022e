/** Icons that only a table needs. */
import { icon } from '../../render/kit/icon.js';

export const DotsIcon = /*#__PURE__*/ icon('M8 3.5v.01M8 8v.01M8 12.5v.01');
export const SortIcon = /*#__PURE__*/ icon('M5 3v10M2.8 10.8 5 13l2.2-2.2M11 13V3M8.8 5.2 11 3l2.2 2.2');
export const AscendingIcon = /*#__PURE__*/ icon('M8 13V3M4.2 6.8 8 3l3.8 3.8');
export const DescendingIcon = /*#__PURE__*/ icon('M8 3v10M4.2 9.2 8 13l3.8-3.8');
export const FilterIcon = /*#__PURE__*/ icon('M2.5 3.5h11L9.5 8.4v4.1l-3-1.5V8.4Z');
export const LockIcon = /*#__PURE__*/ icon('M4 7.5h8v6H4ZM5.8 7.3V5.2a2.2 2.2 0 0 1 4.4 0v2.1');
export const TableIcon = /*#__PURE__*/ icon('M2.5 3.5h11v9h-11ZM2.5 6.5h11M6.2 3.5v9M2.5 9.5h11');
export const RedoIcon = /*#__PURE__*/ icon('m10 3 3 3-3 3M12.7 6H6a3.5 3.5 0 0 0 0 7h3.5');
