// What makes Python's memory compress: for make_snapshot.mjs. None of it changes what Python can tell.
//
// - `cleanAllocations`: what Python allocates is zeros first, so that the ends of places, which nobody writes, hold nothing.
// - `tidy`: what can be computed is replaced by distances, from one object to the next of its kind: the hashes of strings, and
//   the two pointers by which the garbage collector holds each frozen object. js_shim/src/worker/memory.ts puts them back.

const RAW_MEM_AND_OBJECTS = [0, 1, 2]; // PyMemAllocatorDomain
const ALLOCATOR_BYTES = 20; // PyMemAllocatorEx: a context and four functions

/**
 * Gives Python an allocator that fills places with zeros; answers what gives it back its own.
 *
 * For exports of an instance in which nothing has run yet.
 */
export function cleanAllocations({ memory, malloc, calloc, realloc, free, malloc_usable_size, ...exports }) {
  const { PyMem_GetAllocator, PyMem_SetAllocator, __indirect_function_table: table } = exports;
  const clean = (place, from) => {
    if (place !== 0) new Uint8Array(memory.buffer).fill(0, place + from, place + malloc_usable_size(place));
    return place;
  };
  const functions = [
    native(2, (_context, size) => clean(malloc(size || 1), 0)),
    native(3, (_context, count, size) => {
      const place = calloc(count || 1, size || 1);
      return clean(place, count * size);
    }),
    native(3, (_context, old, size) => {
      const had = old === 0 ? 0 : malloc_usable_size(old);
      return clean(realloc(old, size || 1), Math.min(had, size));
    }),
  ];
  const first = table.grow(functions.length);
  for (const [at, made] of functions.entries()) table.set(first + at, made);
  const place = malloc(ALLOCATOR_BYTES);
  const words = () => new Uint32Array(memory.buffer, place, ALLOCATOR_BYTES / 4);
  const own = RAW_MEM_AND_OBJECTS.map((domain) => {
    PyMem_GetAllocator(domain, place);
    const found = words().slice();
    words().set([first, first + 1, first + 2], 1); // what frees stays
    PyMem_SetAllocator(domain, place);
    return found;
  });
  return () => {
    for (const domain of RAW_MEM_AND_OBJECTS) {
      words().set(own[domain]);
      PyMem_SetAllocator(domain, place);
    }
    free(place);
  };
}

/** A function of numbers as tables of WebAssembly take it. */
function native(parameters, called) {
  const types = [1, 5 + parameters, 1, 0x60, parameters, ...Array(parameters).fill(0x7f), 1, 0x7f];
  const imports = [2, 7, 1, 1, 0x65, 1, 0x66, 0, 0]; // e.f
  const exports = [7, 5, 1, 1, 0x66, 0, 0];
  const module = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...types, ...imports, ...exports));
  return new WebAssembly.Instance(module, { e: { f: called } }).exports.f;
}

/**
 * Replaces in `image`, a copy of the memory of `module`, what can be computed again.
 *
 * `frozen` is the address of some object that the garbage collector has put aside. Answers `strings`, the first string of
 * known hash, and `frozen`, where the collector's list begins.
 */
export function tidy(module, image, frozen) {
  const strings = ofKnownHash(module, image, module._PyUnicode_Type, isString, askedAgain);
  for (const [at, place] of strings.entries()) image[place / 4 + HASH] = (strings[at + 1] ?? place) - place;
  // These are asked for their hash again, and no table of Python's reads it in them.
  const others = [
    ...ofKnownHash(module, image, module._PyBytes_Type, isShort, askedAgain),
    ...ofKnownHash(module, image, module._PyTuple_Type, isShort, ofItems),
  ];
  for (const place of others) image[place / 4 + HASH] = -1;
  return { strings: strings[0], frozen: straighten(module, image, frozen - GC_HEAD) };
}

const MOST = 1_000_000;
/** The word of an object that has its hash, -1 until somebody asked: the same in strings, bytes and tuples. */
const HASH = 3;

/** Addresses of the objects of a type that have a hash, and would get the same one by `again`. */
function ofKnownHash(module, image, type, looksLike, again) {
  const found = [];
  for (let at = image.indexOf(type); at >= 0; at = image.indexOf(type, at + 1)) {
    const place = (at - 1) * 4;
    const known = image[at - 1 + HASH] | 0;
    if (known === -1 || place % 8 !== 0 || image[at - 1] === 0) continue;
    if (looksLike(image, at - 1) && again(module, place) === known) found.push(place);
  }
  return found;
}

/** Whether a word that points to `str` may begin a string: words may be anything. */
function isString(image, at) {
  const [length, state] = [image[at + 2], image[at + 4]];
  return length < MOST && (state & 0x20) !== 0 && [1, 2, 4].includes((state >> 2) & 7);
}

const isShort = (image, at) => image[at + 2] < MOST;

/** The hash that C computes. */
function askedAgain(module, place) {
  const word = place / 4 + HASH;
  const known = module.HEAP32[word];
  module.HEAP32[word] = -1;
  const hash = module._PyObject_Hash(place);
  module.HEAP32[word] = known;
  return hash;
}

/** A tuple's, if it is one whose items have theirs (Objects/tupleobject.c); else undefined. What only looks like one may hold no objects. */
function ofItems(module, place) {
  const { HEAP32, _PyUnicode_Type, _PyTuple_Type } = module;
  const length = HEAP32[place / 4 + 2];
  const [first, second, third] = [0x9e3779b1, 0x85ebca77, 0x165667b1];
  let hash = third;
  for (let at = place / 4 + 4; at < place / 4 + 4 + length; at += 1) {
    const item = HEAP32[at] / 4;
    const lane = [_PyUnicode_Type, _PyTuple_Type].includes(HEAP32[item + 1]) ? HEAP32[item + HASH] : -1;
    if (lane === -1) return undefined;
    hash = (hash + Math.imul(lane, second)) | 0;
    hash = Math.imul((hash << 13) | (hash >>> 19), first);
  }
  return (hash + (length ^ third ^ 3527539)) | 0;
}

/** Where C's `PyConfig` says whether code is compiled with its columns; PYTHONNODEBUGRANGES says so at the start. */
const CODE_DEBUG_RANGES = 12;

/** Python that was started without columns compiles with them from now on. */
export function compileWithColumns(python) {
  const { HEAP32, __Py_GetConfig } = python._module;
  const word = __Py_GetConfig() / 4 + CODE_DEBUG_RANGES;
  const columns = () => python.runPython('any(column is not None for _, _, column, _ in compile("x + y", "", "eval").co_positions())');
  const before = HEAP32[word];
  HEAP32[word] = 1;
  if (before !== 0 || !columns()) throw new Error('Python would compile without columns: where its configuration says so has moved.');
}

/** Bytes before an object that the garbage collector knows: pointers to the next one and to the one before. */
const GC_HEAD = 8;
/** The collector's own marks, in the lowest bits of these. */
const MARKS = 3;
/** More than `PyInterpreterState` has. */
const INTERPRETER_BYTES = 1_000_000;

/** Puts the list that `place` is in into the order of addresses, as distances. Answers where it begins. */
function straighten(module, image, place) {
  const places = [];
  for (let at = place; at !== place || places.length === 0; at = (image[at / 4] & ~MARKS) >>> 0) {
    if (image[at / 4 + 1] & MARKS) throw new Error('The garbage collector is at work.');
    places.push(at);
  }
  places.sort((a, b) => a - b);
  const [head, ...objects] = places; // what begins the list is part of the interpreter, which lies before all objects
  const interpreter = module._PyInterpreterState_Main();
  if (head <= interpreter || head > interpreter + INTERPRETER_BYTES) throw new Error('The list of what is never garbage does not begin in the interpreter.');
  image[head / 4] = objects[0];
  image[head / 4 + 1] = objects.at(-1);
  for (const [index, at] of objects.entries()) {
    image[at / 4] = ((objects[index + 1] ?? at) - at) | (image[at / 4] & MARKS);
    image[at / 4 + 1] = 0;
  }
  return head;
}
