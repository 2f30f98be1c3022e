// Makes the snapshot that workers start from: the memory of a Pyodide that has imported lite.
//
//   node make_snapshot.mjs <pyodide folder> <core wheel> <restored.py> <snapshot> jspi|no-jspi
//
// Pyodide's own format (a header, then the heap), with two changes that make it small. Free memory is filled with zeros. And
// the part that WebAssembly's data segments fill is XORed with them, since whoever restores it has them already. Prints JSON:
// `heap`, how many bytes of memory it needs; `data`, how many of them the segments fill; `modules`, what it has imported.
//
// Whether there is JSPI is written in the memory; that is told by the last argument.
//
// The same inputs give the same bytes: while it is made there is no clock and no chance.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, wheel, restored, target] = process.argv.slice(2, 6).map((path) => resolve(path));
const jspi = process.argv[6] === 'jspi';

/** Bytes that look random, and are the same every time. */
const chance = { block: Buffer.alloc(32), turn: 0 };
function fill(view) {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  for (let at = 0; at < bytes.length; at += 32) {
    chance.block = createHash('sha256').update(chance.block).update(String(chance.turn++)).digest();
    bytes.set(chance.block.subarray(0, Math.min(32, bytes.length - at)), at);
  }
  return view;
}
createRequire(import.meta.url)('node:crypto').randomFillSync = fill;
globalThis.crypto.getRandomValues = fill;
Math.random = () => fill(new Uint32Array(1))[0] / 2 ** 32;
const now = Date.UTC(2025, 0, 1);
Date.now = () => now;
performance.now = () => 0;

// The stand-ins, for a Node without JSPI, are never called.
if (jspi) {
  WebAssembly.Suspending ??= function Suspending(wrapped) {
    return wrapped;
  };
  WebAssembly.promising ??= (wrapped) => async (...given) => wrapped(...given);
} else {
  delete WebAssembly.Suspending;
  delete WebAssembly.promising;
}

/** What the data segments fill, before anything has run. */
let data = new Uint8Array();
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (source, imports) => {
  const made = await instantiate.call(WebAssembly, source, imports);
  const memory = (made.instance ?? made).exports.memory;
  if (memory) data = trimmed(new Uint8Array(memory.buffer)).slice();
  return made;
};

function trimmed(bytes) {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, Math.ceil(end / 4) * 4);
}

/** Writes zeros over the memory that C's allocator has free. */
function cleanFree(python) {
  const { _malloc, _free, _sbrk } = python._module;
  const top = _sbrk(0);
  const held = [];
  for (let size = 1 << 20; size >= 16; size >>= 1) {
    for (;;) {
      const place = _malloc(size);
      held.push(place);
      if (_sbrk(0) > top) break;
      python._module.HEAPU8.fill(0, place, place + size);
    }
    _free(held.pop());
  }
  for (const place of held) _free(place);
}

const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: `${folder}/`,
  packages: [],
  _makeSnapshot: true,
  enableRunUntilComplete: jspi, // as in boot.ts
  env: { HOME: '/home/pyodide', PYTHONDONTWRITEBYTECODE: '1', LANG: 'C.UTF-8' },
});
python.FS.writeFile('/lib/lite.whl', readFileSync(wheel));
python.globals.set('source', readFileSync(restored, 'utf8'));
const modules = JSON.parse(
  python.runPython(`
import sys, types
module = types.ModuleType("lite_restored")
exec(compile(source, "lite_restored.py", "exec", optimize=2), module.__dict__)
sys.modules["lite_restored"] = module
del source, types, module
sys.modules["lite_restored"].prepare("/lib/lite.whl")
`),
);
cleanFree(python);
const snapshot = python.makeMemorySnapshot();
const [, start] = new Uint32Array(snapshot.buffer, 0, 2);
for (let at = 0; at < data.length; at += 1) snapshot[start + at] ^= data[at];
writeFileSync(target, trimmed(snapshot));
console.log(JSON.stringify({ heap: snapshot.length - start, data: data.length, modules }));
process.exit();
