/** Starts the worker around Python from its real file. */

import { startWorker } from '../protocol/spawn.js';
import workerFile from '../worker/main.ts?worker&url';

/** The worker's module file, absolute. */
export const workerUrl = new URL(workerFile, import.meta.url).href;

/** A worker around Python, which waits for its `boot`. */
export const spawnWorker = (url: string = workerUrl): Worker => startWorker(url, 'lite');
