/** A model on a canvas, seen by a camera that turns around it. This is the chunk with three.js. */
import {
  Box3,
  Color,
  DirectionalLight,
  Group,
  HemisphereLight,
  type InstancedBufferGeometry,
  type Material,
  Mesh,
  type MeshStandardMaterial,
  type Object3D,
  PerspectiveCamera,
  Points,
  PointsMaterial,
  Scene,
  Sphere,
  Spherical,
  type Texture,
  Vector3,
  WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { type Angles, cameraAt, type DisplayMode, type Format, ModelError, type Turn } from './formats.js';
import { dots, parse } from './parse.js';
import type { Face } from './splats.js';

export type Look = {
  mode: DisplayMode;
  /** Red, green, blue, alpha, 0..1; null shows the block's own background. */
  background: readonly number[] | null;
  camera: Angles;
  zoomSpeed: number;
  panSpeed: number;
};

/** What is shown, for words. */
export type Shown = { triangles: number; points: number; splats: number };

const FIELD_OF_VIEW = 45;

/** Draws when something has changed, and not otherwise. */
export class Stage {
  private renderer: WebGLRenderer;
  private scene = new Scene();
  private camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.01, 100);
  private controls: OrbitControls;
  private watcher: ResizeObserver;
  private model: Object3D | null = null;
  private sphere = new Sphere();
  private readonly frame: HTMLElement;
  private look: Look;
  private asked = 0;

  /**
   * @param frame is as large as the picture, and has the focus for its keys.
   * @throws {Error} where the browser has no WebGL.
   */
  constructor(canvas: HTMLCanvasElement, frame: HTMLElement, look: Look) {
    this.frame = frame;
    this.look = look;
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, powerPreference: 'low-power' });
    const light = new DirectionalLight('#ffffff', 1.6);
    light.position.set(-0.6, 1, 0.8);
    this.camera.add(light);
    this.scene.add(this.camera);
    this.scene.add(new HemisphereLight('#ffffff', '#8f8fa3', 2.2));
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.enableDamping = false;
    // A page is scrolled over a model, by wheel until it has the focus, by finger always.
    this.controls.enableZoom = false;
    canvas.style.touchAction = 'pan-y';
    frame.addEventListener('focus', this.allowZoom);
    frame.addEventListener('blur', this.allowZoom);
    this.controls.addEventListener('change', () => this.draw());
    canvas.addEventListener('webglcontextrestored', () => this.draw());
    this.watcher = new ResizeObserver(() => this.resize());
    this.watcher.observe(frame);
    this.wear(look);
  }

  /**
   * Shows the model in `bytes` in place of the one before.
   *
   * @throws {ModelError} if it can't be read, or has nothing to show; the one before stays.
   */
  async show(bytes: ArrayBuffer, format: Format, home: string): Promise<Shown | null> {
    const asked = ++this.asked;
    const found = await parse(bytes, format, home);
    if (asked !== this.asked) {
      discard(found);
      return null;
    }
    const box = new Box3().setFromObject(found);
    if (box.isEmpty() || ![...box.min.toArray(), ...box.max.toArray()].every(Number.isFinite)) {
      discard(found);
      throw new ModelError('There is nothing to see in this model.');
    }
    if (this.model) {
      this.scene.remove(this.model);
      discard(this.model);
    }
    const before = this.model ? this.sphere.radius : 0;
    box.getBoundingSphere(this.sphere);
    if (this.sphere.radius === 0) this.sphere.radius = 1;
    this.model = new Group().add(found);
    this.prepare(found);
    this.scene.add(this.model);
    this.setMode();
    // Another form of the same model is seen from where the user is.
    const scale = this.sphere.radius / before;
    if (scale > 0.5 && scale < 2) this.draw();
    else this.reset();
    return counted(found);
  }

  /** Changes how it looks; the camera moves only if it is told to another place. */
  wear(look: Look): void {
    const moved = look.camera.some((angle, at) => angle !== this.look.camera[at]);
    this.look = look;
    const [red = 0, green = 0, blue = 0, alpha = 1] = look.background ?? [0, 0, 0, 0];
    this.renderer.setClearColor(new Color().setRGB(red, green, blue, 'srgb'), alpha);
    this.controls.zoomSpeed = look.zoomSpeed;
    this.controls.panSpeed = look.panSpeed;
    this.setMode();
    if (moved) this.reset();
    this.draw();
  }

  /** The view as it was at first. */
  reset(): void {
    const { center, radius } = this.sphere;
    // The narrower side of the picture decides from where all is seen.
    const half = (FIELD_OF_VIEW / 2) * (Math.PI / 180);
    const narrow = Math.atan(Math.tan(half) * Math.min(1, this.camera.aspect));
    this.camera.near = radius / 1000;
    this.camera.far = radius * 1000;
    this.camera.updateProjectionMatrix();
    this.controls.target.copy(center);
    this.camera.position.set(...cameraAt(this.look.camera, (radius / Math.sin(narrow)) * 1.05)).add(center);
    this.controls.update();
    this.draw();
  }

  /** What a key does. */
  turn(turn: Turn): void {
    if (turn === 'reset') {
      this.reset();
      return;
    }
    const { target } = this.controls;
    const offset = new Vector3().subVectors(this.camera.position, target);
    if ('pan' in turn) {
      const step = offset.length() * this.look.panSpeed;
      const right = new Vector3().setFromMatrixColumn(this.camera.matrix, 0).multiplyScalar(turn.pan[0] * step);
      const up = new Vector3().setFromMatrixColumn(this.camera.matrix, 1).multiplyScalar(turn.pan[1] * step);
      target.add(right).add(up);
    } else {
      const place = new Spherical().setFromVector3(offset);
      if ('zoom' in turn) place.radius *= turn.zoom ** this.look.zoomSpeed;
      else {
        place.theta += turn.turn[0];
        place.phi -= turn.turn[1];
        place.makeSafe();
      }
      offset.setFromSpherical(place);
    }
    this.camera.position.addVectors(target, offset);
    this.controls.update();
    this.draw();
  }

  /** Gives back all that the graphics card holds. */
  dispose(): void {
    this.asked++;
    this.watcher.disconnect();
    this.frame.removeEventListener('focus', this.allowZoom);
    this.frame.removeEventListener('blur', this.allowZoom);
    this.controls.dispose();
    if (this.model) discard(this.model);
    this.renderer.dispose();
  }

  private allowZoom = ({ type }: Event): void => {
    this.controls.enableZoom = type === 'focus';
  };

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.frame;
    if (width === 0 || height === 0) return;
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  private draw(): void {
    const face = this.model?.children[0]?.userData['face'] as Face | undefined;
    face?.(this.camera, this.renderer.domElement.width, this.renderer.domElement.height);
    this.renderer.render(this.scene, this.camera);
  }

  /** Makes the parts fit to be seen here: for every mesh its points, which `setMode` shows instead of it. */
  private prepare(found: Object3D): void {
    const size = this.sphere.radius / 60;
    const meshes: Mesh[] = [];
    found.traverse((part) => {
      if (part instanceof Mesh && part.userData['lite'] !== 'splats') meshes.push(part);
      if (part instanceof Points && part.material instanceof PointsMaterial) part.material.size = size;
    });
    for (const mesh of meshes) {
      const [material] = materialsOf(mesh);
      // There is no room around the model for metal to mirror, so it would be black.
      for (const one of materialsOf(mesh) as MeshStandardMaterial[]) if (one.metalness > 0.4) one.metalness = 0.4;
      const points = new Points(mesh.geometry, dots(mesh.geometry, (material as MeshStandardMaterial).color ?? new Color('#a9a9c8')));
      points.material.size = size;
      points.userData['lite'] = 'points';
      mesh.add(points);
    }
  }

  private setMode(): void {
    const { mode } = this.look;
    this.model?.traverse((part) => {
      if (part.userData['lite'] === 'points') part.visible = mode === 'point_cloud';
      else if (part.userData['lite'] === 'splats') part.visible = mode !== 'point_cloud';
      else if (part instanceof Mesh)
        for (const material of materialsOf(part)) {
          (material as MeshStandardMaterial).wireframe = mode === 'wireframe';
          material.visible = mode !== 'point_cloud';
        }
    });
  }
}

const materialsOf = (mesh: Mesh): Material[] => (Array.isArray(mesh.material) ? mesh.material : [mesh.material]);

function counted(found: Object3D): Shown {
  const shown = { triangles: 0, points: 0, splats: 0 };
  found.traverse((part) => {
    if (part instanceof Points && part.userData['lite'] !== 'points') shown.points += part.geometry.getAttribute('position')?.count ?? 0;
    if (part.userData['lite'] === 'splats') shown.splats += (part as Mesh<InstancedBufferGeometry>).geometry.instanceCount;
    else if (part instanceof Mesh)
      shown.triangles += Math.floor((part.geometry.index ?? part.geometry.getAttribute('position'))?.count / 3 || 0);
  });
  return shown;
}

function discard(model: Object3D): void {
  model.traverse((part) => {
    if (!(part instanceof Mesh || part instanceof Points)) return;
    part.geometry.dispose();
    for (const material of Array.isArray(part.material) ? part.material : [part.material]) {
      for (const value of Object.values(material as object)) if ((value as Texture | null)?.isTexture) (value as Texture).dispose();
      (material as Material).dispose();
    }
  });
}
