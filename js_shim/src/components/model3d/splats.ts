/**
 * Gaussian splats as three.js draws them: a square for each, as large as the splat looks from here, drawn from the farthest to the nearest.
 * The libraries for it (gsplat, gaussian-splats-3d, spark) start workers from blobs, which strict policies forbid.
 */
import {
  Box3,
  BufferAttribute,
  BufferGeometry,
  type Camera,
  CustomBlending,
  DataTexture,
  DoubleSide,
  DynamicDrawUsage,
  FloatType,
  GLSL3,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  OneFactor,
  OneMinusSrcAlphaFactor,
  Points,
  RGBAFormat,
  ShaderMaterial,
  Vector2,
  Vector3,
} from 'three';
import { dots } from './parse.js';
import { boxOf, orderByDepth, type SplatData } from './splat_data.js';

/** Splats in a row of the textures. */
const IN_ROW = 1024;

const VERTEX = `
uniform highp sampler2D splats;
uniform highp sampler2D colours;
uniform vec2 viewport;
in float number;
out vec4 colour;
out vec2 corner;

void main() {
  int index = int(number);
  ivec2 place = ivec2(index % ${IN_ROW}, index / ${IN_ROW});
  ivec2 first = ivec2(place.x * 3, place.y);
  vec4 center = modelViewMatrix * vec4(texelFetch(splats, first, 0).xyz, 1.0);
  vec4 clip = projectionMatrix * center;
  float most = 1.3 * clip.w;
  if (clip.w <= 0.0 || abs(clip.x) > most || abs(clip.y) > most) {
    gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
    return;
  }
  vec4 one = texelFetch(splats, first + ivec2(1, 0), 0);
  vec4 two = texelFetch(splats, first + ivec2(2, 0), 0);
  mat3 spread = mat3(one.x, one.y, one.z, one.y, one.w, two.x, one.z, two.x, two.y);
  // How the picture moves, in pixels, with the place: the camera looks along -z.
  vec2 focal = 0.5 * viewport * vec2(projectionMatrix[0][0], projectionMatrix[1][1]);
  float z = center.z;
  mat3 projected = mat3(-focal.x / z, 0.0, 0.0, 0.0, -focal.y / z, 0.0, focal.x * center.x / (z * z), focal.y * center.y / (z * z), 0.0);
  mat3 moved = projected * mat3(modelViewMatrix);
  mat3 seen = moved * spread * transpose(moved);
  // At least a pixel.
  float xx = seen[0][0] + 0.3;
  float yy = seen[1][1] + 0.3;
  float xy = seen[0][1];
  float middle = 0.5 * (xx + yy);
  float radius = length(vec2(0.5 * (xx - yy), xy));
  vec2 along = abs(xy) > 1e-6 ? normalize(vec2(xy, middle + radius - xx)) : (xx >= yy ? vec2(1.0, 0.0) : vec2(0.0, 1.0));
  vec2 major = min(sqrt(2.0 * (middle + radius)), 1024.0) * along;
  vec2 minor = min(sqrt(2.0 * max(middle - radius, 0.1)), 1024.0) * vec2(along.y, -along.x);
  colour = texelFetch(colours, place, 0);
  corner = position.xy;
  gl_Position = vec4(clip.xy / clip.w + 2.0 * (corner.x * major + corner.y * minor) / viewport, 0.0, 1.0);
}`;

const FRAGMENT = `
in vec4 colour;
in vec2 corner;
out vec4 drawn;

void main() {
  float away = dot(corner, corner);
  if (away > 4.0) discard;
  float share = exp(-away) * colour.a;
  drawn = vec4(colour.rgb * share, share);
}`;

/** Makes a group of splats ready to be seen by `camera` on a picture of `width` × `height` pixels. */
export type Face = (camera: Camera, width: number, height: number) => void;

/** A group with the splats, and their centers as points; `userData.face` is its `Face`. */
export function splatsGroup(data: SplatData): Group {
  const order = new Float32Array(data.count);
  const number = new InstancedBufferAttribute(order, 1).setUsage(DynamicDrawUsage);
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array([-2, -2, 0, 2, -2, 0, 2, 2, 0, -2, 2, 0]), 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  geometry.setAttribute('number', number);
  geometry.instanceCount = data.count;
  const box = boxOf(data);
  geometry.boundingBox = data.count > 0 ? new Box3(new Vector3(...box.min), new Vector3(...box.max)) : new Box3();
  const textures = texturesOf(data);
  const viewport = new Vector2(1, 1);
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: { splats: { value: textures.splats }, colours: { value: textures.colours }, viewport: { value: viewport } },
    transparent: true,
    side: DoubleSide,
    depthTest: false,
    depthWrite: false,
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcAlphaFactor,
    // Opacities add up as colours do, for the page's ground to be seen through.
    blendSrcAlpha: OneFactor,
    blendDstAlpha: OneMinusSrcAlphaFactor,
  });
  Object.assign(material, textures); // to be given back with it
  const splats = new Mesh(geometry, material);
  splats.frustumCulled = false;
  splats.userData['lite'] = 'splats';
  const group = new Group();
  group.add(splats, pointsOf(data));
  group.rotation.x = Math.PI; // scenes of splats have y downwards
  const was = new Vector3();
  const toward = new Vector3();
  const face: Face = (camera, width, height) => {
    viewport.set(width, height);
    camera.updateMatrixWorld();
    group.updateWorldMatrix(true, true);
    const look = camera.matrixWorldInverse.clone().multiply(splats.matrixWorld).elements;
    toward.set(look[2], look[6], look[10]).normalize();
    if (toward.distanceTo(was) < 0.005) return;
    was.copy(toward);
    orderByDepth(data.centers, toward.toArray(), order);
    number.needsUpdate = true;
  };
  group.userData['face'] = face;
  return group;
}

function texturesOf({ count, centers, spreads, colours }: SplatData): { splats: DataTexture; colours: DataTexture } {
  const rows = Math.max(1, Math.ceil(count / IN_ROW));
  const texels = new Float32Array(rows * IN_ROW * 12);
  for (let index = 0; index < count; index += 1) {
    texels.set(centers.subarray(3 * index, 3 * index + 3), 12 * index);
    texels.set(spreads.subarray(6 * index, 6 * index + 6), 12 * index + 4);
  }
  const bytes = new Uint8Array(rows * IN_ROW * 4);
  bytes.set(colours);
  const splats = new DataTexture(texels, 3 * IN_ROW, rows, RGBAFormat, FloatType);
  const paints = new DataTexture(bytes, IN_ROW, rows, RGBAFormat);
  for (const texture of [splats, paints]) texture.needsUpdate = true;
  return { splats, colours: paints };
}

function pointsOf({ count, centers, colours }: SplatData): Points {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(centers, 3));
  const shades = new Uint8Array(3 * count);
  for (let index = 0; index < count; index += 1) shades.set(colours.subarray(4 * index, 4 * index + 3), 3 * index);
  geometry.setAttribute('color', new BufferAttribute(shades, 3, true));
  const points = new Points(geometry, dots(geometry));
  points.userData['lite'] = 'points';
  return points;
}
