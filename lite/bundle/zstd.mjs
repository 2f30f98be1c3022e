// Compresses files by zstd, with the encoder that is in Pyodide: older versions of Node and Python have none.
//
//   node zstd.mjs <Pyodide's folder> <file> <target>
import './errors.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, file, target] = process.argv.slice(2);
const LEVEL = 100; // ZSTD_c_compressionLevel
const CHECKSUM = 201; // ZSTD_c_checksumFlag

const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const { _module: c } = await loadPyodide({ indexURL: `${folder}/`, packages: [] });
const content = readFileSync(file);
const most = c._ZSTD_compressBound(content.length);
const from = c._malloc(content.length);
const to = c._malloc(most);
c.HEAPU8.set(content, from);
const encoder = c._ZSTD_createCCtx();
c._ZSTD_CCtx_setParameter(encoder, LEVEL, 19);
c._ZSTD_CCtx_setParameter(encoder, CHECKSUM, 1);
const size = c._ZSTD_compress2(encoder, to, most, from, content.length);
if (c._ZSTD_isError(size)) throw new Error(c.UTF8ToString(c._ZSTD_getErrorName(size)));
writeFileSync(target, c.HEAPU8.subarray(to, to + size));
process.exit();
