/** The value of a File as a list, and back. */
import type { FileData } from '../../protocol/config.js';

export type FileValue = FileData | FileData[] | null | undefined;

/** The files of a value. */
export const filesOf = (value: FileValue): FileData[] => (Array.isArray(value) ? value : value ? [value] : []);

/** The value for some files: one, a list, or null for none. */
export function asValue(files: FileData[], single: boolean): FileData | FileData[] | null {
  if (files.length === 0) return null;
  return single ? (files[0] as FileData) : files;
}

/** `files` with the one at `from` at `to`; out of range changes nothing. */
export function moved(files: FileData[], from: number, to: number): FileData[] {
  const file = files[from];
  if (!file || from === to || to < 0 || to >= files.length) return files;
  const rest = files.filter((_file, index) => index !== from);
  return [...rest.slice(0, to), file, ...rest.slice(to)];
}
