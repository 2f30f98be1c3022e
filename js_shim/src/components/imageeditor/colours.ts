/** Colours as authors write them, in the forms that a canvas and a colour field take. */
import type { Colour } from './types.js';

/** A colour without its opacity, `#rrggbb`, and the opacity 0..1. */
export type Paint = { colour: string; opacity: number };

/** Reads any CSS colour the browser knows; black where it knows none. */
export function paintOf([css, opacity]: Colour): Paint {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return { colour: '#000000', opacity: opacity ?? 1 };
  canvas.fillStyle = '#000';
  canvas.fillStyle = css;
  const paint = readPaint(String(canvas.fillStyle));
  return { colour: paint.colour, opacity: opacity ?? paint.opacity };
}

/** What a canvas says its colour is: `#rrggbb`, or `rgba(…)` where it is not opaque. */
export function readPaint(serialized: string): Paint {
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\)$/.exec(serialized);
  if (!parts) return { colour: /^#[\da-f]{6}$/i.test(serialized) ? serialized.toLowerCase() : '#000000', opacity: 1 };
  const hex = parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, '0'));
  return { colour: `#${hex.join('')}`, opacity: parts[4] === undefined ? 1 : Number(parts[4]) };
}
