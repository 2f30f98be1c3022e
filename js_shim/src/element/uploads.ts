/** Files that the user chose, handed to Python without a copy; loaded by the first upload. */
import type { CommandBody } from '../bridge/runtime.js';
import type { FileData } from '../protocol/config.js';

/** Mounts `files` for Python. Mounting copies no bytes, so there is no progress to tell. */
export async function upload(files: File[], command: (body: CommandBody) => Promise<unknown>): Promise<FileData[]> {
  const paths = (await command({ type: 'mount', files })) as string[];
  return files.map((file, index) => ({
    path: paths[index]!,
    url: URL.createObjectURL(file),
    size: file.size,
    orig_name: file.name,
    mime_type: file.type || null,
    meta: { _type: 'gradio.FileData' },
  }));
}
