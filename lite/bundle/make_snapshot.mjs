// Makes the snapshot that workers start from: the memory of a Pyodide that has imported lite, and for one app more.
//
//   node make_snapshot.mjs <task.json>
//
// The task (`Task` in snapshot.py): `pyodide`, its folder; `wheel`, the core wheel; `restored` and `watched`, what runs in
// Python; `target`, the file to write; `jspi`, which is written in the memory; and for an app `files`, path in Python → file
// here, `wheels` of its packages, and `app`, JSON for Python. With `trial`, nothing is made: what may be imported ahead is found out
// (watched.py).
//
// Pyodide's own format (a header, then the heap), with changes that make it small. Free memory is filled with zeros. What
// can be computed is left out (memory.mjs). And the part that WebAssembly's data segments fill is XORed with them, since whoever
// restores it has them already. Prints JSON: `heap`, how many bytes of memory it needs; `data`, how many of them the segments
// fill; `strings` and `frozen`, where what is to be computed begins; `modules` and `installs` as `finish` in restored.py says them.
//
// The same inputs give the same bytes: while it is made there is no clock and no chance.
import './errors.mjs';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { cleanAllocations, compileWithColumns, tidy } from './memory.mjs';

const task = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { pyodide: folder, wheel, restored, target, jspi, files = {}, wheels = [], app, trial } = task;
process.argv.splice(1, 2, 'lite'); // Python's memory says how it was called

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
process.env.TZ = 'UTC'; // else this machine's is written in the memory
if (!trial) {
  createRequire(import.meta.url)('node:crypto').randomFillSync = fill;
  globalThis.crypto.getRandomValues = fill;
  Math.random = () => fill(new Uint32Array(1))[0] / 2 ** 32;
  const now = Date.UTC(2025, 0, 1);
  Date.now = () => now;
  performance.now = () => 0;
}

/** What C asks its surroundings for, and how often it has: nothing of Python's sees that. */
const counts = { 'the time': 0, chance: 0 };
const ASKING = {
  'the time': ['clock_time_get', 'emscripten_date_now', 'emscripten_get_now', '_localtime_js', '_tzset_js', '_mktime_js'],
  chance: ['random_get', 'getentropy'],
};
function count(imports) {
  for (const [what, names] of Object.entries(ASKING)) {
    for (const name of names) {
      const asked = imports.env[name];
      if (asked === undefined) continue;
      imports.env[name] = (...given) => {
        counts[what] += 1;
        return asked(...given);
      };
    }
  }
}

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
/** Gives Python its own allocator back. */
let allocateAsEver = () => {};
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (source, imports) => {
  if (trial && imports?.env) count(imports);
  const made = await instantiate.call(WebAssembly, source, imports);
  const { exports } = made.instance ?? made;
  if (exports.memory) {
    data = trimmed(new Uint8Array(exports.memory.buffer)).slice();
    allocateAsEver = cleanAllocations(exports);
  }
  return made;
};

function trimmed(bytes) {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, Math.ceil(end / 4) * 4);
}

/**
 * Writes zeros over the memory that C's allocator has free; Python's objects are in its hands too.
 *
 * Every free place is taken whole, the largest first: one that is taken in parts keeps a header for each, also when they
 * are free again. Places have 8, 16, 24... bytes, 4 of them the allocator's own.
 */
function cleanFree(python) {
  const { _malloc, _free, _sbrk, _malloc_usable_size } = python._module;
  const end = _sbrk(0);
  const held = [];
  for (let size = (1 << 16) + 4; size >= 12; size -= size > 4096 ? (size >> 6) & ~7 : 8) {
    for (;;) {
      const place = _malloc(size);
      const usable = _malloc_usable_size(place);
      if (place + usable > end) {
        _free(place); // memory that was not there before
        break;
      }
      python._module.HEAPU8.fill(0, place, place + usable);
      held.push(place);
    }
  }
  for (const place of held) _free(place);
}

const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: `${folder}/`,
  packages: [],
  _makeSnapshot: true,
  enableRunUntilComplete: jspi, // as in boot.ts
  // What is in the snapshot has no columns: tracebacks show its lines without marks in them, for a tenth of all bytes.
  env: { HOME: '/home/pyodide', PYTHONDONTWRITEBYTECODE: '1', LANG: 'C.UTF-8', PYTHONNODEBUGRANGES: '1' },
});
python.FS.writeFile('/lib/lite.whl', readFileSync(wheel));
for (const [path, file] of Object.entries(files)) {
  python.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
  python.FS.writeFile(path, readFileSync(file));
}

/** A module of Python's that is in no wheel. */
function addModule(name, file) {
  python.globals.set('name', name);
  python.globals.set('source', readFileSync(file, 'utf8'));
  python.runPython(`
import sys, types
module = types.ModuleType(name)
sys.modules[name] = module
exec(compile(source, name + ".py", "exec", optimize=2), module.__dict__)
del source, types, module, name
`);
}

addModule('lite_restored', restored);
const before = python.pyimport('lite_restored');
before.prepare('/lib/lite.whl');
if (app) {
  before.find_parts();
  for (const path of wheels) python.unpackArchive(Uint8Array.from(readFileSync(path)), 'wheel', { extractDir: before.PACKAGES });
  if (wheels.length > 0) python.runPython('import importlib.metadata; importlib.invalidate_caches()'); // with no clock, folders look unchanged
  if (trial) {
    addModule('lite_watched', task.watched);
    console.log(python.pyimport('lite_watched').trial(app, () => python.toPy(counts)));
    process.exit();
  }
  before.import_ahead(app);
}
const { modules, installs, frozen: object } = JSON.parse(before.finish(app ?? '{}'));
before.destroy();
allocateAsEver();
compileWithColumns(python);
cleanFree(python);
const snapshot = python.makeMemorySnapshot();
const [, start] = new Uint32Array(snapshot.buffer, 0, 2);
const { strings, frozen } = tidy(python._module, new Uint32Array(snapshot.buffer, start), object);
for (let at = 0; at < data.length; at += 1) snapshot[start + at] ^= data[at];
writeFileSync(target, trimmed(snapshot));
console.log(JSON.stringify({ heap: snapshot.length - start, data: data.length, strings, frozen, modules, installs }));
process.exit();
