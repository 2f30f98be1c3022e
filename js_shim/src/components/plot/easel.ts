/** Where charts are drawn, one after the other. */
import { lookOf } from '../../render/kit/look.js';
import { type Drawing, engineOf, type Library } from './engine.js';

export interface Easel {
  /** Draws a chart in place of the last one. Of several asked for meanwhile only the newest is drawn; false for the others. */
  show(text: string, label: string): Promise<boolean>;
  destroy(): void;
}

/** Keeps one drawing in `frame`. The old one stays until the new one is there, so that a stream of charts does not flicker. */
export function createEasel(frame: HTMLElement, library: Library, style: (css: string) => void): Easel {
  let current: { drawing: Drawing; canvas: HTMLElement } | undefined;
  let asked = 0;
  let last: Promise<unknown> = Promise.resolve();
  let width = 0;
  const sizes = new ResizeObserver(() => {
    if (frame.clientWidth === width || frame.clientWidth === 0) return;
    width = frame.clientWidth;
    current?.drawing.resize?.();
  });
  sizes.observe(frame);
  const clear = () => {
    current?.drawing.destroy();
    current?.canvas.remove();
    current = undefined;
  };
  const paint = async (ticket: number, text: string, label: string): Promise<boolean> => {
    const draw = await engineOf(library);
    if (ticket !== asked) return false;
    const canvas = document.createElement('div');
    canvas.className = 'plot-canvas';
    if (current) canvas.classList.add('plot-next');
    frame.append(canvas);
    try {
      const drawing = await draw(canvas, text, { look: lookOf(frame), label, style });
      clear();
      canvas.classList.remove('plot-next');
      current = { drawing, canvas };
    } catch (error) {
      canvas.remove();
      clear();
      throw error;
    }
    if (asked < 0) clear();
    return true;
  };
  return {
    show(text, label) {
      const ticket = ++asked;
      const painted = last.then(() => (ticket === asked ? paint(ticket, text, label) : false));
      last = painted.catch(() => {});
      return painted;
    },
    destroy() {
      asked = -1;
      sizes.disconnect();
      clear();
    },
  };
}
