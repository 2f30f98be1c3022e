/**
 * Textures in KTX2 files that Basis has compressed, for GLTFLoader. three's own loader for these starts workers from blobs, which
 * strict pages forbid: here its transcoder runs on the page's thread, and gives plain colours.
 */
import { DataTexture, FileLoader, Loader, type Texture } from 'three';
import type { KTX2Loader } from 'three/addons/loaders/KTX2Loader.js';
import createTranscoder from 'three/examples/jsm/libs/basis/basis_transcoder.js';
import wasm from 'three/examples/jsm/libs/basis/basis_transcoder.wasm?url';
import { decoderBytes } from './formats.js';

type File = {
  isValid(): boolean;
  isHDR(): boolean;
  startTranscoding(): number;
  getImageLevelInfo(level: number, layer: number, face: number): { origWidth: number; origHeight: number };
  getImageTranscodedSizeInBytes(level: number, layer: number, face: number, format: number): number;
  transcodeImage(to: Uint8Array, level: number, layer: number, face: number, format: number, ...more: [0, -1, -1]): number;
  close(): void;
  delete(): void;
};
/** What is used of the transcoder's module. */
export type BasisModule = { initializeBasis(): void; KTX2File: new (bytes: Uint8Array) => File };

/** `cTFRGBA32`: four bytes for each dot. */
const RGBA = 13;

class BasisLoader extends Loader<Texture> {
  readonly isKTX2Loader = true;
  private basis: BasisModule;

  constructor(manager: Loader['manager'], basis: BasisModule) {
    super(manager);
    this.basis = basis;
  }

  override load(url: string, done: (texture: Texture) => void, _progress?: unknown, fail: (error: unknown) => void = () => {}): void {
    const files = new FileLoader(this.manager).setResponseType('arraybuffer');
    files.load(url, (bytes) => this.parse(bytes as ArrayBuffer, done, fail), undefined, fail);
  }

  parse(bytes: ArrayBuffer, done: (texture: Texture) => void, fail: (error: unknown) => void): void {
    try {
      done(transcoded(this.basis, new Uint8Array(bytes)));
    } catch (error) {
      console.warn('Lite: a texture of this model is left out:', error);
      fail(error);
    }
  }
}

/** @throws {Error} if the transcoder can't be had. */
export async function basisLoader(manager: Loader['manager']): Promise<KTX2Loader> {
  const basis = await createTranscoder({ wasmBinary: await decoderBytes(wasm) });
  basis.initializeBasis();
  return new BasisLoader(manager, basis) as unknown as KTX2Loader;
}

/** The largest picture of a file; the smaller ones are made by WebGL. @throws {Error} if there is none that can be shown. */
function transcoded(basis: BasisModule, bytes: Uint8Array): Texture {
  const file = new basis.KTX2File(bytes);
  try {
    if (!file.isValid() || file.isHDR() || !file.startTranscoding()) throw new Error('it is damaged, or of a kind that is not known');
    const pixels = new Uint8Array(file.getImageTranscodedSizeInBytes(0, 0, 0, RGBA));
    if (!file.transcodeImage(pixels, 0, 0, 0, RGBA, 0, -1, -1)) throw new Error('it is damaged');
    const { origWidth, origHeight } = file.getImageLevelInfo(0, 0, 0);
    const texture = new DataTexture(pixels, origWidth, origHeight);
    texture.needsUpdate = true;
    return texture;
  } finally {
    file.close();
    file.delete();
  }
}
