// What fails is told without the line that failed: Node would show it, and Pyodide is one line of a megabyte.
import { writeSync } from 'node:fs';

process.on('uncaughtException', (error) => {
  writeSync(2, String(error.stack ?? error));
  process.exit(1);
});
