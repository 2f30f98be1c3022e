import { expect, test } from 'vitest';
import { dedent } from './dedent.js';
import { isEmpty, readSource, SourceError } from './source.js';

function element(html: string, attributes = ''): Element {
  document.body.innerHTML = `<lite-app ${attributes}>${html}</lite-app>`;
  return document.body.firstElementChild!;
}

test.each([
  ['\n    a\n      b\n\n    c\n  ', 'a\n  b\n\nc\n'],
  ['\ta\n\t\tb', 'a\n\tb\n'],
  ['a\r\n  b\r\n', 'a\n  b\n'],
  ['    x = """\n  less\n"""', 'x = """\nless\n"""\n'],
  ['   \n  ', ''],
])('%j loses the margin of the page', (code, expected) => {
  expect(dedent(code)).toBe(expected);
});

test('inline text is the code', () => {
  expect(readSource(element('\n  x = 1\n  y = 2\n')).code).toBe('x = 1\ny = 2\n');
});

test('entities and markup in the code come back as written', () => {
  expect(readSource(element('a &lt; b; "<b class=\'x\'>hi</b><br>"')).code).toBe('a < b; "<b class="x">hi</b><br>"\n');
});

test('files, code and requirements under both families of names', () => {
  const source = readSource(
    element(`<gradio-file name="a.py" entrypoint>
      x = 1</gradio-file><lite-file name="d.csv" url="d.csv"></lite-file><lite-file name="t.txt">  kept
 as is</lite-file><gradio-requirements>
      numpy # fast
    </gradio-requirements><lite-requirements>pandas</lite-requirements>`),
  );
  expect(source).toEqual({
    code: null,
    entrypoint: 'a.py',
    files: { 'a.py': { data: 'x = 1\n' }, 'd.csv': { url: 'd.csv' }, 't.txt': { data: '  kept\n as is' } },
    requirements: ['numpy', 'pandas'],
  });
});

test('a code tag wins over loose text', () => {
  expect(readSource(element('loose <gradio-code> x = 1 </gradio-code>')).code).toBe('x = 1 \n');
});

test('src is a file and the entrypoint', () => {
  expect(readSource(element('', 'src="code/main.py?v=1"'))).toMatchObject({
    entrypoint: 'main.py',
    files: { 'main.py': { url: 'code/main.py?v=1' } },
  });
});

test('an element is empty until something can run', () => {
  expect(isEmpty(readSource(element(' \n ')))).toBe(true);
  expect(isEmpty(readSource(element('<lite-file name="a.txt">x</lite-file>')))).toBe(true);
  expect(isEmpty(readSource(element('<lite-file name="a.py">x</lite-file>')))).toBe(false);
  expect(isEmpty(readSource(element('x')))).toBe(false);
});

test.each([
  '<lite-file>x</lite-file>',
  '<lite-file name="a"></lite-file><gradio-file name="a"></gradio-file>',
  '<lite-file name="a" entrypoint></lite-file><lite-file name="b" entrypoint></lite-file>',
])('%s is a mistake', (html) => {
  expect(() => readSource(element(html))).toThrow(SourceError);
});
