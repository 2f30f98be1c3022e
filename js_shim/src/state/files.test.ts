import { expect, test } from 'vitest';
import { namesOfFiles, withShownFiles } from './files.js';

const file = (path: string, url: string | null) => ({ path, url, orig_name: null, meta: { _type: 'gradio.FileData' } });

test('a file keeps the URL under which it is shown, and has its new path', () => {
  const was = { image: file('/tmp/1/a.png', 'data/a.png'), list: [file('/tmp/1/b.png', 'data/b.png'), file('/tmp/1/c.png', null)] };
  const now = { image: file('/tmp/2/a.png', 'blob:a'), list: [file('/tmp/2/other.png', 'blob:b'), file('/tmp/2/c.png', 'blob:c')] };
  expect(withShownFiles(now, was)).toEqual({
    image: file('/tmp/2/a.png', 'data/a.png'),
    list: [file('/tmp/2/other.png', 'blob:b'), file('/tmp/2/c.png', 'blob:c')],
  });
});

test('what has another form is taken as it is', () => {
  const now = { image: file('/a.png', 'blob:a'), n: [1, 'x', null, true] };
  for (const was of [null, undefined, 'x', [], { image: null, n: 3 }, { image: { path: '/a.png', url: 'data/a.png' } }])
    expect(withShownFiles(now, was as never)).toEqual(now);
});

test('values are the same but for where their files are', () => {
  expect(namesOfFiles([file('/1/a.png', 'x'), { n: 1 }])).toEqual(namesOfFiles([file('/2/a.png', null), { n: 1 }]));
  expect(namesOfFiles(file('/1/a.png', 'x'))).not.toEqual(namesOfFiles(file('/1/b.png', 'x')));
});
