// Compiles Python sources with the interpreter that will run them: Pyodide's own, under Node.
//
//   node compile_core.mjs <pyodide folder> <sources.zip> <compiled.zip>
//
// Every `x.py` becomes `x.pyc` at the same place (the legacy layout, importable without sources from folders and
// zips), as an unchecked hash-based .pyc: no time stamp, so the same sources give the same bytes.
//
// Three things are left out because they cost two fifths of a .pyc: column positions, which only serve to underline source
// text that isn't shipped (line numbers stay), docstrings, and annotations of functions, which nobody asks for at run time in
// the layers that are shipped compiled. Everything else is as written: `assert` and annotations of classes stay.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const COMPILE = `
import ast
import importlib._bootstrap_external as bootstrap
import importlib.util
import sys
import zipfile


def without_notes(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            node.returns = None
            rest = [each for each in (node.args.vararg, node.args.kwarg) if each]
            for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, *rest):
                argument.annotation = None
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            if ast.get_docstring(node, clean=False) is not None:
                # A module's goes without trace: only comments may stand before \`from __future__\`.
                node.body[:1] = [] if isinstance(node, ast.Module) else [ast.copy_location(ast.Pass(), node.body[0])]
    return tree


broken = []
with zipfile.ZipFile("/sources.zip") as sources, zipfile.ZipFile("/compiled.zip", "w") as compiled:
    for name in sources.namelist():
        data = sources.read(name)
        try:
            tree = without_notes(ast.parse(data, name))
            code = compile(tree, name, "exec", dont_inherit=True, optimize=0)
        except SyntaxError as error:
            broken.append(f"{name}:{error.lineno}: {error.msg}")
            continue
        compiled.writestr(name + "c", bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(data), False))
if broken:
    raise SystemExit("These files are no Python " + sys.version.split()[0] + ":\\n" + "\\n".join(broken))
`;

const [folder, sources, compiled] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${folder}/`, packages: [], env: { HOME: '/home/pyodide', PYTHONNODEBUGRANGES: '1' } });
python.FS.writeFile('/sources.zip', readFileSync(sources));
try {
  python.runPython(COMPILE);
  writeFileSync(compiled, python.FS.readFile('/compiled.zip'));
} catch (error) {
  console.error(String(error.message ?? error));
  process.exitCode = 1;
}
process.exit();
