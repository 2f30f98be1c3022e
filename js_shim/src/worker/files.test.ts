import { expect, test, vi } from 'vitest';
import { FailureError } from '../protocol/failure.js';
import { mount, release, uploadNames } from './commands.js';
import { content, Files, HOME, resolvePath } from './files.js';

test.each([
  ['app.py', 'app.py'],
  ['./data//words.txt', 'data/words.txt'],
  [`${HOME}/data/a.csv`, 'data/a.csv'],
  ['...', '...'],
])('%j lies in the home', (path, inside) => {
  expect(resolvePath(path)).toBe(`${HOME}/${inside}`);
});

test.each(['', '.', '/', '../x', 'a/../../x', '/etc/passwd', 'a\0b', '..\\x', `${HOME}/../x`, `${HOME}2/x`])('%j is refused', (path) => {
  expect(() => resolvePath(path)).toThrow(FailureError);
});

test('uploads keep their names, without folders, dotfiles, control characters or duplicates', () => {
  const names = ['a.txt', 'a.txt', 'x/../b.txt', '..\\c.txt', '.env', 'bad\u0000:name?.csv', '', 'a_1.txt', 'noext', 'noext'];
  const safe = uploadNames(names);
  expect(safe).toEqual(['a.txt', 'a_1.txt', 'b.txt', 'c.txt', 'env', 'bad__name_.csv', 'file', 'a_1_1.txt', 'noext', 'noext_1']);
});

test('a file may come as text, bytes, a blob or an address', async () => {
  const fetched: string[] = [];
  const fetchBytes = async (url: string) => {
    fetched.push(url);
    return new Uint8Array([9]);
  };
  expect(await content('text', fetchBytes)).toBe('text');
  expect(await content(new Uint8Array([1]), fetchBytes)).toEqual(new Uint8Array([1]));
  expect(await content({ url: 'https://x.org/f' }, fetchBytes)).toEqual(new Uint8Array([9]));
  expect(fetched).toEqual(['https://x.org/f']);
});

test('a folder of uploads is taken back once, and its number is not used again', () => {
  const there = new Set<string>();
  const fs = {
    filesystems: {},
    mkdirTree: (path: string) => there.add(path),
    mount: () => {},
    unmount: vi.fn(),
    rmdir: (path: string) => there.delete(path),
    analyzePath: (path: string) => ({ exists: there.has(path) }),
  };
  const files = new Files(fs as never);
  mount(files, [new File([], 'a')]);
  mount(files, [new File([], 'b')]);
  release(files, 2);
  release(files, 2);
  release(files, '../x' as never);
  expect(fs.unmount.mock.calls).toEqual([['/tmp/lite/uploads/2']]);
  expect(mount(files, [new File([], 'c')])).toEqual(['/tmp/lite/uploads/3/c']);
});
