/**
 * The only script that stands in a single file (`lite build --single-file`): in the page it sets the policy, unpacks what the file carries
 * and imports `lite.js` from there; in a worker, which has the same script, it becomes what was asked for.
 *
 * A classic script, so that it runs wherever it is opened from.
 */
import { Carried, type Files } from './carried.js';
import { becomeWorker, installWorkers } from './workers.js';

const NOTICE = 'lite-single-notice';
const FILE = 'script[data-lite-carried]';

/** Says that this browser can't, and what to do: the sentence is in the page. */
function giveUp(): void {
  const notice = document.getElementById(NOTICE);
  if (notice !== null) notice.hidden = false;
}

/**
 * From here on only what is carried runs, and what lite itself inserts for the app's author, by a nonce that is another one at each opening.
 * Nothing but this script has run before.
 */
function setPolicy(own: HTMLScriptElement): void {
  const nonce = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = `script-src 'nonce-${nonce}' blob: 'wasm-unsafe-eval'`;
  own.setAttribute('nonce', nonce);
  document.head.append(policy);
}

const canRun = (): boolean => typeof DecompressionStream === 'function' && typeof Worker === 'function' && typeof URL === 'function';

/** Takes the carried files out of the page. */
function unpack(): Files {
  const files: Files = {};
  for (const element of document.querySelectorAll<HTMLScriptElement>(FILE)) {
    const { liteCarried: path, liteType: type, litePacked: packed } = element.dataset as Record<string, string>;
    const bytes = fromBase64(element.textContent ?? '');
    files[path!] = { blob: new Blob([bytes], { type: type! }), type: type!, packed: packed !== undefined };
  }
  return files;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const quick = (Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;
  return quick ? quick.call(Uint8Array, text) : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Kinds that are shown by their data URL; all others are read or downloaded. */
const SHOWN = /^(?:image|audio|video)\//;

/**
 * Files that the painted config shows become data URLs: object URLs in a config are those of another opening, and lite leaves them out.
 */
function showFiles(): void {
  const baked = document.querySelector('[data-lite-config]');
  if (baked === null) return;
  const inline = (path: string): string | undefined => {
    const file = document.querySelector<HTMLScriptElement>(`${FILE}[data-lite-carried="${CSS.escape(path)}"]:not([data-lite-packed])`);
    const type = file?.dataset['liteType'] ?? '';
    return file ? `data:${SHOWN.test(type) ? type : 'application/octet-stream'};base64,${file.textContent}` : undefined;
  };
  const mended = JSON.parse(baked.textContent ?? '', (key, value: unknown) =>
    key === 'url' && typeof value === 'string' ? (inline(value) ?? value) : value,
  ) as unknown;
  baked.textContent = JSON.stringify(mended);
}

/** A worklet's file is a module of the page. */
function installWorklets(carried: Carried): void {
  if (typeof AudioWorklet === 'undefined') return;
  const { addModule } = AudioWorklet.prototype;
  AudioWorklet.prototype.addModule = async function (this: AudioWorklet, url: string | URL, options?: WorkletOptions): Promise<void> {
    const path = carried.find(String(url));
    return addModule.call(this, path === undefined ? url : await carried.module(path), options);
  };
}

async function open(script: string): Promise<void> {
  showFiles();
  const carried = new Carried(new URL('.', document.baseURI).href, unpack());
  for (const element of document.querySelectorAll(FILE)) element.remove();
  carried.install();
  installWorkers(carried, script, giveUp);
  installWorklets(carried);
  await carried.load('runtime/lite.js');
}

if (typeof document === 'undefined') becomeWorker();
else {
  const own = document.currentScript as HTMLScriptElement;
  setPolicy(own);
  document.addEventListener('DOMContentLoaded', () => {
    if (!canRun()) giveUp();
    else
      open(own.textContent ?? '').catch((error: unknown) => {
        giveUp();
        console.error('Lite: this page could not be opened from its file:', error);
      });
  });
}
