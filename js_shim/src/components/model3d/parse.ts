/** Bytes of a model to objects of three.js. Each format's loader is a chunk of its own. */
import { type BufferGeometry, Color, LoadingManager, Mesh, MeshStandardMaterial, type Object3D, Points, PointsMaterial } from 'three';
import { type Format, ModelError, mayLoad } from './formats.js';

/**
 * @param home where the bytes came from: what the model refers to is looked for beside it, and nowhere else.
 * @throws {ModelError} with a reason that its author understands.
 */
export async function parse(bytes: ArrayBuffer, format: Format, home: string): Promise<Object3D> {
  if (bytes.byteLength === 0) throw new ModelError('This file is empty.');
  const refused: string[] = [];
  const manager = new LoadingManager();
  manager.setURLModifier((url) => {
    if (mayLoad(url, home)) return url;
    refused.push(url);
    return 'data:,';
  });
  let found: Object3D;
  try {
    found = await PARSERS[format](bytes, manager, home);
  } catch (error) {
    if (error instanceof ModelError) throw error;
    throw new ModelError(
      refused.length > 0 ? missing(refused) : `This is no ${format.toUpperCase()} file that can be read: ${reason(error)}.`,
    );
  }
  if (refused.length > 0) console.warn(`Lite: ${missing(refused)}`);
  return found;
}

const missing = (refused: string[]): string =>
  `This model refers to other files (${[...new Set(refused)].slice(0, 3).join(', ')}), which are not loaded. A GLB file has all in one.`;

function reason(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replace(/^THREE\.\w+: /, '').replace(/\.$/, '');
}

/** Whether the JSON of a GLB or glTF file has these words in it. */
function names(bytes: ArrayBuffer, words: string): boolean {
  const view = new DataView(bytes);
  const binary = bytes.byteLength > 20 && view.getUint32(0, true) === GLB_MAGIC;
  return new TextDecoder().decode(bytes.slice(0, binary ? 20 + view.getUint32(12, true) : undefined)).includes(words);
}

/** "glTF". */
const GLB_MAGIC = 0x46546c67;

type Parser = (bytes: ArrayBuffer, manager: LoadingManager, home: string) => Promise<Object3D>;

const gltf: Parser = async (bytes, manager, home) => {
  const { GLTFLoader } = await import('three/addons/loaders/GLTFLoader.js');
  const loader = new GLTFLoader(manager);
  if (names(bytes, '_meshopt_compression'))
    loader.setMeshoptDecoder((await import('three/addons/libs/meshopt_decoder.module.js')).MeshoptDecoder);
  if (names(bytes, 'KHR_draco_mesh_compression')) loader.setDRACOLoader(await (await import('./draco.js')).dracoLoader());
  if (names(bytes, 'KHR_texture_basisu')) loader.setKTX2Loader(await (await import('./basis.js')).basisLoader(manager));
  const base = /^https?:/i.test(home) ? new URL('.', home).href : '';
  return (await loader.parseAsync(bytes, base)).scene;
};

const PARSERS: Record<Format, Parser> = {
  glb: gltf,
  gltf,
  obj: async (bytes, manager) => {
    const { OBJLoader } = await import('three/addons/loaders/OBJLoader.js');
    const found = new OBJLoader(manager).parse(new TextDecoder().decode(bytes));
    found.traverse((part) => {
      // Materials are in another file (.mtl), which is not there.
      if (part instanceof Mesh) part.material = plain(part.geometry);
    });
    return found;
  },
  stl: async (bytes) => {
    const { STLLoader } = await import('three/addons/loaders/STLLoader.js');
    return solid(new STLLoader().parse(bytes));
  },
  ply: async (bytes) => {
    const { PLYLoader } = await import('three/addons/loaders/PLYLoader.js');
    const loader = new PLYLoader();
    const head = new TextDecoder().decode(bytes.slice(0, 4096));
    const splats = ['f_dc_0', 'opacity', 'scale_0', 'rot_0'].every((name) => head.includes(` ${name}\n`));
    if (!splats) return surface(loader.parse(bytes));
    const [{ PLY_NAMES, splatsOfColumns }, { splatsGroup }] = await splatChunks();
    loader.setCustomPropertyNameMapping(PLY_NAMES);
    const geometry = loader.parse(bytes);
    const column = (name: string) => geometry.getAttribute(name).array;
    const [splatColour, splatOpacity, splatScale, splatTurn] = Object.keys(PLY_NAMES).map(column) as ArrayLike<number>[] as Four;
    return splatsGroup(splatsOfColumns({ position: column('position'), splatColour, splatOpacity, splatScale, splatTurn }));
  },
  splat: async (bytes) => {
    const [{ splatsOfFile }, { splatsGroup }] = await splatChunks();
    const data = splatsOfFile(bytes);
    if (!data) throw new Error('its size is not that of whole splats');
    return splatsGroup(data);
  },
};

type Four = [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];

const splatChunks = () => Promise.all([import('./splat_data.js'), import('./splats.js')]);

const surface = (geometry: BufferGeometry): Object3D => {
  if (geometry.index === null) return new Points(geometry, dots(geometry));
  return solid(geometry);
};

function solid(geometry: BufferGeometry): Mesh {
  if (!geometry.hasAttribute('normal')) geometry.computeVertexNormals();
  return new Mesh(geometry, plain(geometry));
}

const plain = (geometry: BufferGeometry): MeshStandardMaterial =>
  new MeshStandardMaterial({
    color: geometry.hasAttribute('color') ? '#ffffff' : '#a9a9c8',
    vertexColors: geometry.hasAttribute('color'),
    roughness: 0.6,
    // Files of scanners and printers often have faces that look inwards.
    side: 2,
  });

/** How points look; their size is set once the model's is known. */
export const dots = (geometry: BufferGeometry, color = new Color('#8b8ba7')): PointsMaterial =>
  new PointsMaterial({
    vertexColors: geometry.hasAttribute('color'),
    color: geometry.hasAttribute('color') ? new Color('#ffffff') : color,
    sizeAttenuation: true,
  });
