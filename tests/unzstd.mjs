// What a file by zstd holds, by the decoder that is in Pyodide: node unzstd.mjs <Pyodide's folder> <file> <target>
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, file, target] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${folder}/`, packages: [] });
python.FS.writeFile('/packed', readFileSync(file));
python.runPython('from compression import zstd; open("/plain", "wb").write(zstd.decompress(open("/packed", "rb").read()))');
writeFileSync(target, python.FS.readFile('/plain'));
process.exit();
