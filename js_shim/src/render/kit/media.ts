/** Files as data carries them: which of their URLs may be loaded, and how their names and sizes read. */
import type { FileData } from '../../protocol/config.js';
import { safeUrl } from './url.js';

/** Pictures, sound and bytes of no kind may be inline; an SVG in an `<img>` runs nothing. */
const DATA = /^data:(?:(?:image|audio|video)\/[\w.+-]+|application\/octet-stream)[;,]/i;

/** A URL for `src` of an image, audio or video, or for a download: http(s), relative, `blob:` or inline; else undefined. */
export function mediaUrl(file: Partial<FileData> | string | null | undefined): string | undefined {
  const url = typeof file === 'string' ? file : (file?.url ?? (isRemote(file?.path) ? file?.path : undefined));
  if (typeof url !== 'string' || url === '') return undefined;
  // Browsers drop these before they read the scheme.
  const plain = [...url].filter((c) => c > ' ').join('');
  if (DATA.test(plain) || /^blob:/i.test(plain)) return url;
  return /^(mailto|tel):/i.test(plain) ? undefined : safeUrl(url);
}

const isRemote = (path: unknown): boolean => typeof path === 'string' && /^https?:/i.test(path);

/** The name to show for a file. */
export function fileName(file: Partial<FileData> | string | null | undefined): string {
  if (typeof file === 'string') return baseName(file);
  return file?.orig_name || baseName(file?.path ?? '') || 'file';
}

const baseName = (path: string): string => path.split(/[\\/]/).pop()?.split(/[?#]/)[0] || path;

/** The kind of a file by its MIME type, else by its name. */
export function fileKind(file: Partial<FileData> | string | null | undefined): 'image' | 'audio' | 'video' | 'other' {
  const mime = typeof file === 'string' ? '' : (file?.mime_type ?? '');
  const kind = /^(image|audio|video)\//.exec(mime)?.[1];
  if (kind) return kind as 'image' | 'audio' | 'video';
  if (mime && mime !== 'application/octet-stream') return 'other';
  const name = fileName(file).toLowerCase();
  if (/\.(png|jpe?g|gif|webp|avif|svg|bmp|ico)$/.test(name)) return 'image';
  if (/\.(mp3|wav|ogg|oga|m4a|flac|aac|opus)$/.test(name)) return 'audio';
  if (/\.(mp4|webm|mov|ogv|m4v|mkv)$/.test(name)) return 'video';
  return 'other';
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** `1.5 KB`; "" when the size is not known. Units are powers of 1,024. */
export function fileSize(bytes: number | null | undefined): string {
  if (typeof bytes !== 'number' || !Number.isFinite(bytes) || bytes < 0) return '';
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${power === 0 ? amount : amount.toFixed(1)} ${UNITS[power]}`;
}

const CATEGORIES = new Set(['image', 'audio', 'video', 'text']);

/** The `accept` of a file input for an author's `file_types`; undefined takes everything. */
export function acceptOf(types: string[] | null | undefined): string | undefined {
  if (!types?.length || types.includes('file')) return undefined;
  return types.map((type) => (CATEGORIES.has(type) ? `${type}/*` : type)).join(',');
}

/** Whether a file that the user gave is of one of an author's `file_types`. */
export function fits({ name, type }: { name: string; type: string }, types: string[] | null | undefined): boolean {
  if (!types?.length) return true;
  return types.some((wanted) => {
    if (wanted === 'file') return true;
    if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted.toLowerCase());
    const category = wanted.endsWith('/*') ? wanted.slice(0, -2) : wanted;
    if (!category.includes('/')) return type.startsWith(`${category}/`) || fileKind(name) === category;
    return type === wanted;
  });
}
