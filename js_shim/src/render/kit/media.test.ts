import { describe, expect, it } from 'vitest';
import { acceptOf, fileKind, fileName, fileSize, fits, mediaUrl } from './media.js';

describe('mediaUrl', () => {
  it.each([
    'https://a/b.png',
    'http://a/b',
    'blob:https://a/1',
    'data:image/png;base64,AA',
    'data:application/octet-stream;base64,AA',
    './a.png',
    '/a.png',
  ])('lets %s through', (url) => {
    expect(mediaUrl(url)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'data:application/octet-stream+xml,<script>',
    'data:application/xhtml+xml,<script>',
    'vbscript:x',
    'mailto:a@b',
    'file:///etc',
    '',
  ])('refuses %j', (url) => expect(mediaUrl(url)).toBeUndefined());

  it('takes the url of a file, or a path that is one', () => {
    expect(mediaUrl({ path: '/tmp/a', url: 'blob:x' })).toBe('blob:x');
    expect(mediaUrl({ path: 'https://a/b' })).toBe('https://a/b');
    expect(mediaUrl({ path: '/tmp/a', url: null })).toBeUndefined();
  });
});

describe('files', () => {
  it('names, sizes and sorts them', () => {
    expect(fileName({ path: '/tmp/x/a.txt' })).toBe('a.txt');
    expect(fileName({ path: '/tmp/x', orig_name: 'b.txt' })).toBe('b.txt');
    expect([0, 1023, 1536, 5 * 1024 ** 3, null].map(fileSize)).toEqual(['0 B', '1023 B', '1.5 KB', '5.0 GB', '']);
    expect(['a.PNG', 'a.mp3', 'a.webm', 'a.pdf'].map((name) => fileKind(name))).toEqual(['image', 'audio', 'video', 'other']);
    expect(fileKind({ path: 'x', mime_type: 'image/png' })).toBe('image');
  });

  it('checks types by suffix, category and MIME', () => {
    const png = { name: 'a.PNG', type: 'image/png' };
    expect(fits(png, ['image'])).toBe(true);
    expect(fits(png, ['.png', '.jpg'])).toBe(true);
    expect(fits(png, ['image/*'])).toBe(true);
    expect(fits(png, ['.pdf', 'audio', 'text/plain'])).toBe(false);
    expect(fits({ name: 'a.jpg', type: '' }, ['image'])).toBe(true);
    expect(fits(png, null)).toBe(true);
    expect(acceptOf(['image', '.pdf'])).toBe('image/*,.pdf');
    expect(acceptOf(['file', '.pdf'])).toBeUndefined();
  });
});
