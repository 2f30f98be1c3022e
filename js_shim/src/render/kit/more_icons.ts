/** The icons of lazy components: our own, like those of `icons.ts`. */
import { icon } from './icon.js';

export const CloseIcon = /*#__PURE__*/ icon('m4 4 8 8M12 4l-8 8');
export const ErrorIcon = /*#__PURE__*/ icon('M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.5M8 10.9v.01');
export const CopyIcon = /*#__PURE__*/ icon(
  'M6 5.5h6.5a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1ZM2.5 10.5V3a1 1 0 0 1 1-1H10',
);
export const CheckIcon = /*#__PURE__*/ icon('m3 8.5 3.2 3.2L13 4.8');
export const ChevronDownIcon = /*#__PURE__*/ icon('m4 6 4 4 4-4');
export const InfoIcon = /*#__PURE__*/ icon('M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5.1v.01');
export const WarningIcon = /*#__PURE__*/ icon('M8 2.5 14 13H2ZM8 6.5v3M8 11.2v.01');
export const SuccessIcon = /*#__PURE__*/ icon('M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.4 8.3l1.8 1.8 3.4-3.8');
export const MenuIcon = /*#__PURE__*/ icon('M2.5 3h11v10h-11ZM6.2 3v10');
export const ChevronLeftIcon = /*#__PURE__*/ icon('m10 4-4 4 4 4');
export const ChevronRightIcon = /*#__PURE__*/ icon('m6 4 4 4-4 4');
export const UploadIcon = /*#__PURE__*/ icon('M8 10.5V3M5 5.8 8 2.8l3 3M2.5 10.5V12a1.5 1.5 0 0 0 1.5 1.5h8a1.5 1.5 0 0 0 1.5-1.5v-1.5');
export const DownloadIcon = /*#__PURE__*/ icon('M8 2.5V10M5 7.2l3 3 3-3M2.5 10.5V12a1.5 1.5 0 0 0 1.5 1.5h8a1.5 1.5 0 0 0 1.5-1.5v-1.5');
export const TrashIcon = /*#__PURE__*/ icon('M3 4.5h10M6.5 4V2.8h3V4M4.5 4.5l.5 8.7h6l.5-8.7M6.8 7v3.8M9.2 7v3.8');
export const UndoIcon = /*#__PURE__*/ icon('M6 3 3 6l3 3M3.3 6H10a3.5 3.5 0 0 1 0 7H6.5');
export const RetryIcon = /*#__PURE__*/ icon('M13 8a5 5 0 1 1-1.6-3.7M13.2 2v3h-3');
export const EditIcon = /*#__PURE__*/ icon('m3 13 .6-2.8L11 2.8l2.2 2.2-7.4 7.4ZM9.6 4.2l2.2 2.2');
export const ThumbUpIcon = /*#__PURE__*/ icon(
  'M5 7v6.5M5 7.2 7.6 2.4c1 0 1.7.8 1.5 1.8L8.7 6.4H12a1.3 1.3 0 0 1 1.3 1.6l-1 4.4a1.3 1.3 0 0 1-1.3 1H5M2.6 7H5v6.5H2.6Z',
);
export const ThumbDownIcon = /*#__PURE__*/ icon(
  'M5 9V2.5M5 8.8l2.6 4.8c1 0 1.7-.8 1.5-1.8l-.4-2.2H12A1.3 1.3 0 0 0 13.3 8l-1-4.4a1.3 1.3 0 0 0-1.3-1H5M2.6 9H5V2.5H2.6Z',
);
export const MaximizeIcon = /*#__PURE__*/ icon('M9.5 2.5h4v4M6.5 13.5h-4v-4M13.3 2.7 9.5 6.5M2.7 13.3l3.8-3.8');
export const MinimizeIcon = /*#__PURE__*/ icon('M13.5 6.5h-4v-4M2.5 9.5h4v4M9.6 6.4l3.8-3.8M6.4 9.6l-3.8 3.8');
export const SearchIcon = /*#__PURE__*/ icon('M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.2 3.2');
export const PlusIcon = /*#__PURE__*/ icon('M8 3v10M3 8h10');
export const ImageIcon = /*#__PURE__*/ icon(
  'M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM2.8 11.2 6 8l5 5M9 9l1.5-1.5 2.8 2.8M10.2 5.4v.01',
);
export const FileIcon = /*#__PURE__*/ icon('M9.5 2h-5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5ZM9.3 2.2V5h3');
export const CameraIcon = /*#__PURE__*/ icon('M2.5 5.5h2.2l1-1.7h4.6l1 1.7h2.2v7.2h-11ZM8 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z');
export const ClipboardIcon = /*#__PURE__*/ icon('M5.5 3H4a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1h-1.5M6 2h4v2.4H6Z');
export const CodeIcon = /*#__PURE__*/ icon('M5 4.5 1.8 8 5 11.5M11 4.5 14.2 8 11 11.5');
export const ChatIcon = /*#__PURE__*/ icon('M2.5 3h11v8H7l-3 2.5V11H2.5Z');
export const TextIcon = /*#__PURE__*/ icon('M3 4h10M3 8h10M3 12h6');
export const ExternalIcon = /*#__PURE__*/ icon('M6.5 3.5h-3v9h9v-3M9.5 2.8h3.7v3.7M13 3 7.5 8.5');
export const ShareIcon = /*#__PURE__*/ icon('M8 9.5V2.5M5.2 5 8 2.3 10.8 5M4.5 7.5h-1v6h9v-6h-1');
export const MicrophoneIcon = /*#__PURE__*/ icon(
  'M8 10a2 2 0 0 0 2-2V4a2 2 0 1 0-4 0v4a2 2 0 0 0 2 2ZM3.8 8a4.2 4.2 0 0 0 8.4 0M8 12.2V14',
);
export const ResetIcon = UndoIcon;
export const MusicIcon = /*#__PURE__*/ icon(
  'M6 12.2V3.4l7-1.2v8.6M6 12.2a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0ZM13 10.8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0Z',
);
export const PlayIcon = /*#__PURE__*/ icon('M4.5 2.9v10.2a.6.6 0 0 0 .9.5l8-5.1a.6.6 0 0 0 0-1l-8-5.1a.6.6 0 0 0-.9.5Z', true);
export const PauseIcon = /*#__PURE__*/ icon('M4 3h2.6v10H4ZM9.4 3H12v10H9.4Z', true);
export const SkipBackIcon = /*#__PURE__*/ icon('M8 3.5 3.5 8 8 12.5M12.5 3.5 8 8l4.5 4.5');
export const SkipForwardIcon = /*#__PURE__*/ icon('M8 3.5 12.5 8 8 12.5M3.5 3.5 8 8l-4.5 4.5');
export const ScissorsIcon = /*#__PURE__*/ icon(
  'M5.8 5.6 13 12.8M5.8 10.4 13 3.2M6 4.2a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0ZM6 11.8a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0Z',
);
export const VolumeIcon = /*#__PURE__*/ icon('M2.5 6v4h2.3L8 12.8V3.2L4.8 6ZM10.3 5.8a3.2 3.2 0 0 1 0 4.4M12.3 3.8a6 6 0 0 1 0 8.4');
export const MutedIcon = /*#__PURE__*/ icon('M2.5 6v4h2.3L8 12.8V3.2L4.8 6ZM10.5 6.2l3.4 3.6M13.9 6.2l-3.4 3.6');
export const SubtitlesIcon = /*#__PURE__*/ icon('M2 3.5h12v9H2ZM4.5 9.8h3M9.2 9.8h2.3M4.5 7.2h1.7M8 7.2h3.5');
export const RecordIcon = /*#__PURE__*/ icon('M8 13A5 5 0 1 0 8 3a5 5 0 0 0 0 10Z', true);
export const VideoIcon = /*#__PURE__*/ icon('M2.3 4.2h7.6v7.6H2.3ZM10 7l3.8-2.3v6.6L10 9');
export const ChartIcon = /*#__PURE__*/ icon('M2.5 2.5v11h11M5.5 11V8M8.5 11V4.5M11.5 11V6.5');
export const CalendarIcon = /*#__PURE__*/ icon('M3 3.5h10v10H3ZM3 6.5h10M5.5 2v3M10.5 2v3');
export const FolderIcon = /*#__PURE__*/ icon('M2 4.2a1 1 0 0 1 1-1h3.2l1.6 1.8H13a1 1 0 0 1 1 1v6.3a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1Z');
export const CubeIcon = /*#__PURE__*/ icon('M8 1.8 13.4 4.9v6.2L8 14.2l-5.4-3.1V4.9ZM2.8 5 8 8l5.2-3M8 8v6');
