/**
 * Pictures as tensors, by the browser's own decoders: Python needs no Pillow, and its event loop doesn't wait.
 *
 * | operation | head | buffers | answer's head |
 * |---|---|---|---|
 * | `read_picture` | `{channels: 1, 3 or 4, width, height: number or null}` | the file | `TensorHead` uint8 (height, width, channels) |
 * | `write_picture` | `{width, height, channels, mime, quality}` | uint8 pixels | `{mime}`, and the file |
 */
import { EngineError } from './wire.js';

type Reading = { channels: number; width: number | null; height: number | null };

/** Decodes a file; scales it where a size is asked for. Grey is the luma of ITU-R 601, as Pillow's. */
export async function readPicture({ channels, width, height }: Reading, [file]: ArrayBuffer[]) {
  const size = { ...(width && { resizeWidth: width }), ...(height && { resizeHeight: height }), resizeQuality: 'medium' as const };
  const options: ImageBitmapOptions = { premultiplyAlpha: 'none', colorSpaceConversion: 'none', ...(width || height ? size : {}) };
  const bitmap = await createImageBitmap(new Blob([file!]), options).catch((error: unknown) => {
    throw new EngineError('argument', `This file is no picture that the browser can read (${String(error)}).`);
  });
  const context = canvas(bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const dims = [bitmap.height, bitmap.width, channels];
  bitmap.close();
  return { head: { name: '', type: 'uint8', dims }, buffers: [packed(data, channels).buffer as ArrayBuffer] };
}

type Writing = { width: number; height: number; channels: number; mime: string; quality: number };

/** Encodes pixels as a file. */
export async function writePicture({ width, height, channels, mime, quality }: Writing, [pixels]: ArrayBuffer[]) {
  const context = canvas(width, height);
  context.putImageData(new ImageData(unpacked(new Uint8Array(pixels!), channels), width, height), 0, 0);
  const blob = await context.canvas.convertToBlob({ type: mime, quality });
  return { head: { mime: blob.type }, buffers: [await blob.arrayBuffer()] };
}

function canvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new EngineError('memory', `There is no room for a picture of ${width} x ${height}.`);
  return context;
}

/** RGBA pixels with as many channels as asked for. */
export function packed(rgba: Uint8ClampedArray, channels: number): Uint8Array {
  if (channels === 4) return new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length);
  const count = rgba.length / 4;
  const out = new Uint8Array(count * channels);
  for (let i = 0; i < count; i++) {
    const [r, g, b] = [rgba[4 * i]!, rgba[4 * i + 1]!, rgba[4 * i + 2]!];
    if (channels === 1) out[i] = (r * 19595 + g * 38470 + b * 7471 + 0x8000) >> 16;
    else {
      out[3 * i] = r;
      out[3 * i + 1] = g;
      out[3 * i + 2] = b;
    }
  }
  return out;
}

/** The reverse; what has no alpha is opaque. */
export function unpacked(pixels: Uint8Array, channels: number): Uint8ClampedArray<ArrayBuffer> {
  const count = pixels.length / channels;
  const out = new Uint8ClampedArray(count * 4);
  for (let i = 0; i < count; i++) {
    const at = i * channels;
    out[4 * i] = pixels[at]!;
    out[4 * i + 1] = pixels[channels > 2 ? at + 1 : at]!;
    out[4 * i + 2] = pixels[channels > 2 ? at + 2 : at]!;
    out[4 * i + 3] = channels === 4 ? pixels[at + 3]! : 255;
  }
  return out;
}
