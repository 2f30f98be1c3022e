import { expect, test, vi } from 'vitest';
import { MOST_URLS, upload } from './uploads.js';

test('the URLs of the newest uploads load, and those of long ago are given back', async () => {
  let made = 0;
  const revoked: string[] = [];
  vi.stubGlobal('URL', { createObjectURL: () => `blob:${++made}`, revokeObjectURL: (url: string) => revoked.push(url) });
  const command = async () => ['/tmp/a'];
  for (let n = 0; n < MOST_URLS; n++) await upload([new File(['x'], 'a')], command);
  expect(revoked).toEqual([]);
  const [file] = await upload([new File(['x'], 'a')], command);
  expect(file?.url).toBe(`blob:${MOST_URLS + 1}`);
  expect(revoked).toEqual(['blob:1']);
});
