/** Files that the user chose, handed to Python without a copy; loaded by the first upload. */
import type { CommandBody } from '../bridge/runtime.js';
import type { FileData } from '../protocol/config.js';

/** Uploads whose URLs still load: the newest. A page that is open for a day must not hold every file it was ever given. */
export const MOST_URLS = 1000;

const urls: string[] = [];

function urlOf(file: File): string {
  urls.push(URL.createObjectURL(file));
  if (urls.length > MOST_URLS) URL.revokeObjectURL(urls.shift() as string);
  return urls.at(-1) as string;
}

/** Mounts `files` for Python. Mounting copies no bytes, so there is no progress to tell. */
export async function upload(files: File[], command: (body: CommandBody) => Promise<unknown>): Promise<FileData[]> {
  const paths = (await command({ type: 'mount', files })) as string[];
  return files.map((file, index) => ({
    path: paths[index]!,
    url: urlOf(file),
    size: file.size,
    orig_name: file.name,
    mime_type: file.type || null,
    meta: { _type: 'gradio.FileData' },
  }));
}
