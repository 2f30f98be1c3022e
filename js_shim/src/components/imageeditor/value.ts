/** A drawing as a value: PNG files on their way to Python, and pictures that came from there. */
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { fileName, mediaUrl } from '../../render/kit/media.js';
import type { Drawing } from './drawing.js';
import { contained, limited, type Size } from './geometry.js';
import { blank, newSheet, placed, type Sheet } from './sheet.js';
import type { LayerOptions, Props, Value } from './types.js';

/** Pixels of the largest canvas that all browsers have (Safari on phones draws nothing above). */
export const MOST_PIXELS = 16_777_216;
/** How long the hand must rest before `input` and `change` are told. */
const REST_MS = 350;
/** Hand-overs whose files stay in Python: the newest, for functions that read them later. Elsewhere they are read before the function runs. */
const KEPT = { paths: 64, pictures: 4 };

/** Brings the value of `node` up to what is drawn: soon for who listens, and at once for a call that takes it. */
export class Publisher {
  /** The value that this editor made itself last; another one came from elsewhere. */
  own: Value | null = null;
  private drawing: Drawing;
  private node: Node;
  private dirty = false;
  /** Whether the user did something since the value was set; pictures that Python gave lack a composite, and nobody did anything. */
  private byUser = false;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sent = new WeakMap<HTMLCanvasElement, { stamp: number; file: FileData }>();
  /** What stands for no background: encoded once for a size. */
  private paper: HTMLCanvasElement | null = null;
  /** What was handed over, the oldest first, and is still there. */
  private handed: FileData[][] = [];
  private stale = new WeakSet<FileData>();

  constructor(node: Node, drawing: Drawing) {
    this.node = node;
    this.drawing = drawing;
  }

  /** The block is another object after Python has begun anew. */
  attach(node: Node): void {
    this.node = node;
    if (this.byUser) this.edited();
    else if (this.dirty) this.wanted();
  }

  edited(): void {
    this.byUser = true;
    this.wanted();
    if (!this.node.listens('change') && !this.node.listens('input')) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.drawing.isDrawing) this.edited();
      else void this.flush();
    }, REST_MS);
  }

  /** The value lacks what a call wants of it. */
  wanted(): void {
    this.dirty = true;
    this.node.settle(this.flush);
  }

  /** What was drawn is replaced by a value from elsewhere. */
  forget(): void {
    this.dirty = false;
    this.byUser = false;
    clearTimeout(this.timer);
    this.node.settle(null);
  }

  readonly flush = (): Promise<void> => {
    clearTimeout(this.timer);
    this.running ??= this.publish().finally(() => {
      this.running = null;
    });
    return this.running;
  };

  /** Calls wait for pictures that are on their way from Python. */
  loading(pictures: Promise<void>): void {
    this.node.settle(() => pictures.then(this.flush));
  }

  private async publish(): Promise<void> {
    if (!this.dirty) return;
    try {
      let value: Value | null = null;
      while (this.dirty) {
        this.dirty = false;
        value = await this.encoded();
      }
      this.node.settle(null);
      this.own = value;
      this.node.set({ value: value as unknown as Json });
      if (this.byUser) this.node.emit('input');
      this.byUser = false;
    } catch (error) {
      this.node.settle(null);
      this.node.app.toast('error', `The drawing could not be handed over: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async encoded(): Promise<Value | null> {
    const { drawing } = this;
    if (drawing.isEmpty) return null;
    const { background, layers } = drawing.sheet;
    const ground = background ?? this.blank(drawing.sheet);
    const all = [ground, ...layers.map(({ canvas }) => canvas), drawing.composite()];
    const names = ['background.png', ...layers.map((_, i) => `layer_${i + 1}.png`), 'composite.png'];
    const outdated = this.outdated();
    const stamps = all.map((canvas) => drawing.stamp(canvas));
    const known = (i: number) => {
      const sent = this.sent.get(all[i] as HTMLCanvasElement);
      return sent && sent.stamp === stamps[i] && !this.stale.has(sent.file) ? sent.file : undefined;
    };
    const fresh = all.flatMap((_, i) => (known(i) ? [] : [i]));
    const files = await Promise.all(fresh.map((i) => png(all[i] as HTMLCanvasElement, names[i] as string)));
    const uploaded = await this.node.app.upload(files, undefined, outdated);
    fresh.forEach((i, at) => {
      this.sent.set(all[i] as HTMLCanvasElement, { stamp: stamps[i] as number, file: uploaded[at] as FileData });
    });
    const [first, ...rest] = all.map((_, i) => known(i) as FileData);
    this.handed.push([first as FileData, ...rest]);
    return { background: first as FileData, layers: rest.slice(0, -1), composite: rest.at(-1) as FileData };
  }

  private blank({ width, height }: Size): HTMLCanvasElement {
    if (this.paper?.width !== width || this.paper.height !== height) this.paper = blank({ width, height });
    return this.paper;
  }

  /** Files of old hand-overs that no newer one has. */
  private outdated(): FileData[] {
    const most = (this.node.props.peek() as Props).type === 'filepath' ? KEPT.paths : KEPT.pictures;
    const old = this.handed.splice(0, Math.max(0, this.handed.length - most)).flat();
    const used = new Set(this.handed.flat());
    const files = old.filter((file) => !used.has(file));
    for (const file of files) this.stale.add(file);
    return files;
  }
}

export async function png(canvas: HTMLCanvasElement, name: string): Promise<File> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error(`the browser could not encode a picture of ${canvas.width} × ${canvas.height} px.`);
  return new File([blob], name, { type: 'image/png' });
}

/** The sheet of a value; null draws a blank one. Throws an Error for the user when a picture can't be had. */
export async function sheetOf(value: Value | null | undefined, props: Props): Promise<Sheet> {
  const [wide, high] = props.canvas_size ?? [800, 800];
  const names = props.layers?.layers ?? ['Layer 1'];
  const only = value && !value.background && value.layers.length === 0 ? value.composite : null;
  const ground = value?.background ?? only;
  const [background, ...layers] = await Promise.all([ground ? pictureOf(ground) : null, ...(value?.layers ?? []).map(pictureOf)]);
  const first = background ?? layers[0];
  const size = first && props.fixed_canvas !== true ? limited(sizeOf(first), MOST_PIXELS) : { width: wide, height: high };
  const sheet = newSheet(size, layers.length > 0 ? layerNames(layers.length, props.layers) : names);
  return {
    ...sheet,
    background: background ? placed(background, contained(sizeOf(background), size), size) : null,
    layers: sheet.layers.map((layer, i) => {
      const picture = layers[i];
      return picture ? { ...layer, canvas: placed(picture, contained(sizeOf(picture), size), size) } : layer;
    }),
  };
}

const layerNames = (count: number, options: LayerOptions | null | undefined): string[] =>
  Array.from({ length: count }, (_, i) => options?.layers[i] ?? `Layer ${i + 1}`);

const sizeOf = ({ naturalWidth, naturalHeight }: HTMLImageElement): Size => ({ width: naturalWidth || 300, height: naturalHeight || 150 });

async function pictureOf(file: FileData): Promise<HTMLImageElement> {
  const url = mediaUrl(file);
  if (!url) throw new Error(`The picture ${fileName(file)} has no address that a page may load.`);
  return loaded(url, fileName(file));
}

/** A picture of the user's, decoded. */
export async function pictureOfFile(file: File): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(file);
  try {
    return await loaded(url, file.name);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function loaded(url: string, name: string): Promise<HTMLImageElement> {
  const image = new Image();
  // Without it, a picture of another site would make the canvas unreadable; with it, that site must allow its use.
  image.crossOrigin = 'anonymous';
  image.src = url;
  try {
    await image.decode();
  } catch {
    throw new Error(`${name} is no picture that this browser can show.`);
  }
  return image;
}
