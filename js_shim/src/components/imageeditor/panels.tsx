/** What belongs to a tool, in a strip over the toolbar: sizes, colours, the crop, a new size. */
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { CheckIcon, CloseIcon, IconButton } from '../../render/kit/index.js';
import { RangeInput } from '../../render/kit/range.js';
import { type Paint, paintOf } from './colours.js';
import type { Rect, Size } from './geometry.js';
import type { BrushOptions } from './types.js';
import { MOST_PIXELS } from './value.js';

/** Width of the widest brush, in canvas px. */
export const MOST_SIZE = 200;

function Strip({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <fieldset class="imageeditor-strip" aria-label={name}>
      {children}
    </fieldset>
  );
}

type RangeProps = { label: string; value: number; least: number; most: number; unit: string; onValue: (value: number) => void };

function Range({ label, value, least, most, unit, onValue }: RangeProps): VNode {
  return (
    <label class="imageeditor-range">
      <span>{label}</span>
      <RangeInput min={least} max={most} value={value} aria-valuetext={`${value} ${unit}`} onValue={onValue} />
      <output>
        {value}
        {unit === 'px' ? '' : unit}
      </output>
    </label>
  );
}

export function EraserStrip({ size, resize }: { size: number; resize: (size: number) => void }): VNode {
  return (
    <Strip name="Eraser">
      <Range label="Eraser Size" value={size} least={1} most={MOST_SIZE} unit="px" onValue={resize} />
    </Strip>
  );
}

type BrushStripProps = { options: BrushOptions; size: number; paint: Paint; resize: (size: number) => void; dip: (paint: Paint) => void };

export function BrushStrip({ options, size, paint, resize, dip }: BrushStripProps): VNode {
  const same = (one: Paint) => one.colour === paint.colour && one.opacity === paint.opacity;
  const palette = options.colors.map(paintOf);
  const free = options.color_mode === 'defaults';
  return (
    <Strip name="Brush">
      <Range label="Brush Size" value={size} least={1} most={MOST_SIZE} unit="px" onValue={resize} />
      {(palette.length > 1 || free) && (
        <div class="imageeditor-colours">
          {palette.map((one, i) => (
            <button
              key={i}
              type="button"
              class="imageeditor-swatch"
              aria-label={`Color ${one.colour}${one.opacity < 1 ? `, ${Math.round(one.opacity * 100)} % opaque` : ''}`}
              aria-pressed={same(one)}
              title={options.colors[i]?.[0]}
              onClick={() => dip(one)}
            >
              <i style={{ backgroundColor: one.colour, opacity: one.opacity }} />
            </button>
          ))}
          {free && (
            <label class={`imageeditor-swatch imageeditor-own${palette.some(same) ? '' : ' imageeditor-chosen'}`} title="Color">
              <input
                type="color"
                aria-label="Color"
                value={paint.colour}
                onInput={(event) => dip({ ...paint, colour: event.currentTarget.value })}
              />
            </label>
          )}
        </div>
      )}
      {free && (
        <Range
          label="Opacity"
          value={Math.round(paint.opacity * 100)}
          least={5}
          most={100}
          unit="%"
          onValue={(percent) => dip({ ...paint, opacity: percent / 100 })}
        />
      )}
    </Strip>
  );
}

export function CropStrip({ rect, confirm, cancel }: { rect: Rect; confirm: () => void; cancel: () => void }): VNode {
  return (
    <Strip name="Crop">
      <span class="imageeditor-words">
        {rect.width} × {rect.height} px
      </span>
      <button type="button" class="lite-button primary sm" aria-label="Confirm crop" onClick={confirm}>
        <CheckIcon /> Crop
      </button>
      <IconButton label="Cancel the crop" onClick={cancel}>
        <CloseIcon />
      </IconButton>
    </Strip>
  );
}

export type Resizing = Size & { scale: boolean };

export function ResizeStrip({ size, confirm, cancel }: { size: Size; confirm: (to: Resizing) => void; cancel: () => void }): VNode {
  const [wanted, want] = useState<Resizing>({ width: size.width, height: size.height, scale: true });
  const ratio = size.height / size.width;
  const fits = wanted.width > 0 && wanted.height > 0 && wanted.width * wanted.height <= MOST_PIXELS;
  const side = (name: 'width' | 'height', value: number) => {
    const whole = Math.max(0, Math.round(value || 0));
    if (!wanted.scale) want({ ...wanted, [name]: whole });
    else if (name === 'width') want({ ...wanted, width: whole, height: Math.max(1, Math.round(whole * ratio)) });
    else want({ ...wanted, height: whole, width: Math.max(1, Math.round(whole / ratio)) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) confirm(wanted);
      }}
    >
      <Strip name="Resize">
        {(['width', 'height'] as const).map((name) => (
          <label key={name} class="imageeditor-number">
            <span>{name === 'width' ? 'Width' : 'Height'}</span>
            <input
              class="lite-input"
              type="number"
              min="1"
              max="16384"
              value={wanted[name] || ''}
              onInput={(event) => side(name, event.currentTarget.valueAsNumber)}
            />
          </label>
        ))}
        <label class="imageeditor-check">
          <input type="checkbox" checked={wanted.scale} onChange={(event) => want({ ...wanted, scale: event.currentTarget.checked })} />
          <span>Scale the picture</span>
        </label>
        <button type="submit" class="lite-button primary sm" disabled={!fits}>
          <CheckIcon /> Apply size
        </button>
        <IconButton label="Cancel the resize" onClick={cancel}>
          <CloseIcon />
        </IconButton>
      </Strip>
    </form>
  );
}
