/** The floor of a boot: a module worker that loads Pyodide and nothing else. */
new Worker('bare_boot_worker.js', { type: 'module' });
