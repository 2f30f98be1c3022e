// Compiles Python sources with the interpreter that will run them: Pyodide's own, under Node.
//
//   node compile_core.mjs <pyodide folder> <sources.zip> <compiled.zip>
//
// Every `x.py` becomes `x.pyc` at the same place (the legacy layout, importable without sources from folders and
// zips), as an unchecked hash-based .pyc: no time stamp, so the same sources give the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const COMPILE = `
import importlib._bootstrap_external as bootstrap
import importlib.util
import sys
import zipfile

broken = []
with zipfile.ZipFile("/sources.zip") as sources, zipfile.ZipFile("/compiled.zip", "w") as compiled:
    for name in sources.namelist():
        data = sources.read(name)
        try:
            code = compile(data, name, "exec", dont_inherit=True, optimize=0)
        except SyntaxError as error:
            broken.append(f"{name}:{error.lineno}: {error.msg}")
            continue
        compiled.writestr(name + "c", bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(data), False))
if broken:
    raise SystemExit("These files are no Python " + sys.version.split()[0] + ":\\n" + "\\n".join(broken))
`;

const [folder, sources, compiled] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${folder}/`, packages: [] });
python.FS.writeFile('/sources.zip', readFileSync(sources));
try {
  python.runPython(COMPILE);
  writeFileSync(compiled, python.FS.readFile('/compiled.zip'));
} catch (error) {
  console.error(String(error.message ?? error));
  process.exitCode = 1;
}
process.exit();
