// Python's standard library with less words: node make_library.mjs <Pyodide's folder> <slim.py> <target> <bare target>
//
// In the first target its sources have no comments, in the second no docstrings either; statements stay where they are. Sources
// are read, and their code is compared, by the Python that they are of. Writes archives whose members are not compressed: all of it is, by zstd.mjs.
import './errors.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, slim, target, bareTarget] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${folder}/`, packages: [] });
python.FS.writeFile('/whole.zip', readFileSync(`${folder}/python_stdlib.zip`));
python.FS.writeFile('/lib/slim.py', readFileSync(slim));
python.runPython(`
import ast, marshal, sys, zipfile
sys.path.append("/lib")
from slim import slim, without_comments

def compiled(source, name):
    return marshal.dumps(compile(source, name, "exec", dont_inherit=True))

def statements(source, name):
    """The tree of a source without what does nothing: strings that stand alone, and pass."""
    tree = ast.parse(source, name)
    for node in ast.walk(tree):
        if isinstance(getattr(node, "body", None), list):
            node.body = [each for each in node.body if not does_nothing(each)]
    return ast.dump(tree)

def does_nothing(node):
    loose = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return loose or isinstance(node, ast.Pass)

def shorter(name, content, shorten, meaning):
    """A member of the archive: a source in fewer words, if it means the same."""
    if not name.endswith(".py"):
        return content
    source = shorten(content.decode()).encode()
    if meaning(source, name) != meaning(content, name):
        raise AssertionError(f"{name} would be other code.")
    return source

with zipfile.ZipFile("/whole.zip") as whole:
    members = {name: whole.read(name) for name in sorted(whole.namelist())}
for target, shorten, meaning in ("/slim.zip", without_comments, compiled), ("/bare.zip", slim, statements):
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), shorter(name, content, shorten, meaning))
`);
writeFileSync(target, python.FS.readFile('/slim.zip'));
writeFileSync(bareTarget, python.FS.readFile('/bare.zip'));
process.exit();
