/**
 * Builds `src/main.ts` into `build/runtime/`: `lite.js`, `lite.css` and hashed chunks in `assets/`; and `src/pwa/` beside it.
 *
 * The output is relocatable (`base: './'`) and needs nothing but `script-src 'self'`: workers are real files,
 * nothing is inlined as a data or blob URL.
 */

import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const build = process.env['LITE_BUILD'] ?? fileURLToPath(new URL('../build', import.meta.url));

/** The sources of views, by which `lite build` finds the chunks that an app can reach. */
const VIEW = /\/src\/((?:components\/\w+\/index|layouts\/\w+)\.tsx)$/;

/** Writes `sizes.json`: bytes and gzipped bytes of every file, what each chunk imports at once and later, and which views it has. */
function sizes(): Plugin {
  return {
    name: 'lite-sizes',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).map((file) => {
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        const chunk = file.type === 'chunk' ? { imports: file.imports, lazy: file.dynamicImports } : { imports: [], lazy: [] };
        const modules = file.type === 'chunk' ? file.moduleIds : [];
        const views = modules.flatMap((id) => VIEW.exec(id)?.[1] ?? []);
        return { file: file.fileName, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, ...chunk, views };
      });
      files.sort((a, b) => (a.file < b.file ? -1 : 1));
      this.emitFile({ type: 'asset', fileName: 'sizes.json', source: `${JSON.stringify(files, null, 1)}\n` });
    },
  };
}

/**
 * Vite wraps each `import()` in a helper that loads a chunk's style sheets and its imports ahead of it. Our chunks bring their
 * styles as text and import little, so what wraps them stays out: 1.1 kB less in the page, and the imports are as they are written.
 */
function plainImports(): Plugin {
  return {
    name: 'lite-plain-imports',
    apply: 'build',
    configResolved(config) {
      const wrapping = config.plugins.find(({ name }) => name === 'native:import-analysis-build');
      if (wrapping === undefined) throw new Error('Vite wraps imports by a plugin of another name now.');
      wrapping.applyToEnvironment = () => false;
    },
  };
}

/** CodeMirror's styles are adopted, not written into `<style>` elements: a strict Content-Security-Policy forbids those. */
function adoptedStyles(): Plugin {
  const ours = fileURLToPath(new URL('src/components/code/adopted.ts', import.meta.url));
  return {
    name: 'lite-adopted-styles',
    enforce: 'pre',
    resolveId: { filter: { id: /^style-mod$/ }, handler: (_id, importer) => (importer === ours ? null : ours) },
  };
}

/** transformers.js runs on the engine that lite has chosen, instead of bringing another of its own. */
function chosenEngine(): Plugin {
  const ours = fileURLToPath(new URL('src/worker/engines/chosen.ts', import.meta.url));
  return { name: 'lite-chosen-engine', enforce: 'pre', resolveId: { filter: { id: /^onnxruntime-web\/webgpu$/ }, handler: () => ours } };
}

/** Bokeh finds its models by the names of their classes, which the minifier shortens: each class says its own. */
function bokehNames(): Plugin {
  return {
    name: 'lite-bokeh-names',
    transform: {
      filter: { id: /bokehjs\/build\/js\/bokeh[\w-]*\.esm\.min\.js$/ },
      handler: (code) => ({ code: code.replaceAll(/class (\w+) extends [\w.$]+\{/g, '$&static name="$1";'), map: null }),
    },
  };
}

export default defineConfig({
  base: './',
  publicDir: false,
  // ONNX Runtime's wasm lies beside the page (lite/bundle/engines.py): without this, every build would copy its 14 MB into a chunk's assets.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: `${build}/runtime`,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The page's entry; and what only built sites have, each of it one file: the service worker, what registers it, a word for pages
      // that are opened as files, the page's side of `lite dev`, the script of a single file.
      input: {
        lite: 'src/main.ts',
        pwa: 'src/pwa/page.ts',
        sw: 'src/pwa/sw.ts',
        dev: 'src/pwa/dev.ts',
        file: 'src/pwa/file.ts',
        single: 'src/single/main.ts',
      },
      // The entry is a library too: `import { createGradioApp } from './lite.js'`.
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        // All that every page needs is one file: it compresses better than many, and each more is a request. It isn't lite.js itself,
        // because chunks import it, and a page may ask for lite.js?v=2: that would be a second copy of everything.
        codeSplitting: {
          groups: [{ name: 'page', tags: ['$initial'], test: (module) => !/\/src\/(main\.ts$|pwa\/|single\/)/.test(module) }],
        },
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith('.css')) ? 'lite.css' : 'assets/[name]-[hash][extname]'),
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [chosenEngine()],
    rolldownOptions: { output: { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' } },
  },
  plugins: [chosenEngine(), adoptedStyles(), bokehNames(), plainImports(), sizes()],
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    passWithNoTests: true,
  },
} as Parameters<typeof defineConfig>[0]);
