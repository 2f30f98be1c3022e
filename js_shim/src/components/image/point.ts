/** Where on a picture a click fell, in the picture's own pixels. */

type Box = { left: number; top: number; width: number; height: number };

/** Where on the page, relative to the element's own corner, the middle of a pixel is drawn; the inverse of `pixelAt`. */
export function placeOf(
  [x, y]: [number, number],
  box: Pick<Box, 'width' | 'height'>,
  natural: { width: number; height: number },
): [number, number] {
  const scale = Math.min(box.width / natural.width, box.height / natural.height);
  return [(box.width - natural.width * scale) / 2 + (x + 0.5) * scale, (box.height - natural.height * scale) / 2 + (y + 0.5) * scale];
}

/**
 * `[x, y]` of the pixel under a point of the page; null beside the picture.
 *
 * @param box the element, in which the picture is drawn as by `object-fit: contain` (or `scale-down`), centred.
 * @param natural width and height of the picture.
 */
export function pixelAt(x: number, y: number, box: Box, natural: { width: number; height: number }): [number, number] | null {
  if (natural.width === 0 || natural.height === 0 || box.width === 0 || box.height === 0) return null;
  const scale = Math.min(box.width / natural.width, box.height / natural.height);
  const left = box.left + (box.width - natural.width * scale) / 2;
  const top = box.top + (box.height - natural.height * scale) / 2;
  const pixel: [number, number] = [Math.floor((x - left) / scale), Math.floor((y - top) / scale)];
  const inside = pixel[0] >= 0 && pixel[1] >= 0 && pixel[0] < natural.width && pixel[1] < natural.height;
  return inside ? pixel : null;
}
