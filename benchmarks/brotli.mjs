// Prints, for each file named on the command line, its bytes by brotli at quality 9: a little more than hosts that compress ahead of time send.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

for (const name of process.argv.slice(2)) {
  const packed = brotliCompressSync(readFileSync(name), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  console.log(packed.length);
}
