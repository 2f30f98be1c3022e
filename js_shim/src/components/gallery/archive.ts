/** All files of a gallery as one zip. */
import { zipSync } from 'fflate';
import { bytesOf } from '../../render/kit/sound.js';
import { distinct, type Item } from './items.js';

/** Pictures and videos are compressed already, so they are stored as they are. Rejects when one can't be loaded. */
export async function archiveOf(items: Item[]): Promise<Blob> {
  const files = await Promise.all(items.map((item) => bytesOf(item.url)));
  const names = distinct(items.map((item) => item.name));
  const entries = Object.fromEntries(names.map((name, index) => [name, files[index] as Uint8Array]));
  return new Blob([zipSync(entries, { level: 0 }) as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
}
