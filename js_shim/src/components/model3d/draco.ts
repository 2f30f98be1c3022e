/**
 * Meshes that a glTF file holds compressed with Draco, for GLTFLoader. three's own loader for these starts a worker from a blob,
 * which strict pages forbid: here its decoder runs on the page's thread.
 */
import { BufferAttribute, BufferGeometry } from 'three';
import type { DRACOLoader } from 'three/addons/loaders/DRACOLoader.js';
import wasm from 'three/examples/jsm/libs/draco/gltf/draco_decoder.wasm?url';
import createDecoder from 'three/examples/jsm/libs/draco/gltf/draco_wasm_wrapper.js';
import { decoderBytes } from './formats.js';

type Destroyed = object;
type Geometry = Destroyed & { num_faces(): number; num_points(): number; ptr: number };
type Attribute = { num_components(): number; ptr: number };
type Decoder = Destroyed & {
  GetEncodedGeometryType(bytes: Int8Array): number;
  DecodeArrayToMesh(bytes: Int8Array, length: number, into: Geometry): { ok(): boolean; error_msg(): string };
  DecodeArrayToPointCloud(bytes: Int8Array, length: number, into: Geometry): { ok(): boolean; error_msg(): string };
  GetAttributeByUniqueId(geometry: Geometry, id: number): Attribute;
  GetAttributeDataArrayForAllPoints(geometry: Geometry, attribute: Attribute, type: number, length: number, to: number): boolean;
  GetTrianglesUInt32Array(geometry: Geometry, length: number, to: number): boolean;
};
/** What is used of the decoder's module. */
export type DracoModule = {
  Decoder: new () => Decoder;
  Mesh: new () => Geometry;
  PointCloud: new () => Geometry;
  TRIANGULAR_MESH: number;
  POINT_CLOUD: number;
  DT_FLOAT32: number;
  DT_INT8: number;
  DT_INT16: number;
  DT_INT32: number;
  DT_UINT8: number;
  DT_UINT16: number;
  DT_UINT32: number;
  HEAPU8: Uint8Array;
  destroy(made: Destroyed): void;
  _malloc(size: number): number;
  _free(place: number): void;
};

/** Kinds of numbers, as glTF's attributes have them and as Draco calls them. */
const KINDS = {
  Float32Array: [Float32Array, 'DT_FLOAT32'],
  Int8Array: [Int8Array, 'DT_INT8'],
  Int16Array: [Int16Array, 'DT_INT16'],
  Int32Array: [Int32Array, 'DT_INT32'],
  Uint8Array: [Uint8Array, 'DT_UINT8'],
  Uint16Array: [Uint16Array, 'DT_UINT16'],
  Uint32Array: [Uint32Array, 'DT_UINT32'],
} as const;
type Kind = keyof typeof KINDS;

/** Has the part of three's loader that GLTFLoader calls. @throws {Error} if the decoder can't be had. */
export async function dracoLoader(): Promise<DRACOLoader> {
  const draco = await createDecoder({ wasmBinary: await decoderBytes(wasm) });
  const decodeDracoFile = (
    bytes: ArrayBuffer,
    done: (geometry: BufferGeometry) => void,
    ids: Record<string, number>,
    kinds: Record<string, Kind>,
    _colourSpace: string, // glTF's colours are linear already
    fail: (error: unknown) => void,
  ) => {
    try {
      done(decoded(draco, new Int8Array(bytes), ids, kinds));
    } catch (error) {
      fail(error);
    }
  };
  return { preload() {}, decodeDracoFile } as unknown as DRACOLoader;
}

/** @param ids name of an attribute → its number in the stream. @throws {Error} if the stream is damaged. */
function decoded(draco: DracoModule, bytes: Int8Array, ids: Record<string, number>, kinds: Record<string, Kind>): BufferGeometry {
  const decoder = new draco.Decoder();
  const mesh = decoder.GetEncodedGeometryType(bytes) === draco.TRIANGULAR_MESH;
  const found = mesh ? new draco.Mesh() : new draco.PointCloud();
  try {
    const status = decoder[mesh ? 'DecodeArrayToMesh' : 'DecodeArrayToPointCloud'](bytes, bytes.length, found);
    if (!status.ok() || found.ptr === 0) throw damaged();
    const geometry = new BufferGeometry();
    for (const [name, id] of Object.entries(ids)) {
      const [Numbers, type] = KINDS[kinds[name] ?? 'Float32Array'];
      const attribute = decoder.GetAttributeByUniqueId(found, id);
      if (attribute.ptr === 0) throw damaged(); // there is none of this number
      const size = found.num_points() * attribute.num_components() * Numbers.BYTES_PER_ELEMENT;
      const copied = copy(draco, size, (to) => decoder.GetAttributeDataArrayForAllPoints(found, attribute, draco[type], size, to));
      geometry.setAttribute(name, new BufferAttribute(new Numbers(copied), attribute.num_components()));
    }
    if (mesh) {
      const size = found.num_faces() * 12; // three numbers of four bytes
      const corners = copy(draco, size, (to) => decoder.GetTrianglesUInt32Array(found, size, to));
      geometry.setIndex(new BufferAttribute(new Uint32Array(corners), 1));
    }
    return geometry;
  } finally {
    draco.destroy(found);
    draco.destroy(decoder);
  }
}

const damaged = (): Error => new Error('what Draco has compressed is damaged');

/** What `write` puts into `size` bytes of the decoder's memory. */
function copy(draco: DracoModule, size: number, write: (to: number) => void): ArrayBuffer {
  const place = draco._malloc(size);
  if (place === 0) throw damaged(); // no model that can be shown has so much of it
  write(place);
  const bytes = draco.HEAPU8.slice(place, place + size).buffer as ArrayBuffer;
  draco._free(place);
  return bytes;
}
