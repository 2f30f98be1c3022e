// Prints, for each file named on the command line, its bytes by brotli as it is by default, at quality 11: what hosts send that compress ahead of time.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

for (const name of process.argv.slice(2)) {
  console.log(brotliCompressSync(readFileSync(name)).length);
}
