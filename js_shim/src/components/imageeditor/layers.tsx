/** The list of layers, the uppermost first: which is drawn on, which are seen, their order and names. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { EditIcon, IconButton, PlusIcon, TrashIcon } from '../../render/kit/index.js';
import type { Drawing } from './drawing.js';
import { DownIcon, EyeIcon, EyeOffIcon, UpIcon } from './icons.js';
import { type Layer, newLayer, reordered, withLayer, without } from './sheet.js';

type LayersProps = { drawing: Drawing; mayAdd: boolean; onSelect: (index: number, name: string) => void };

export function Layers({ drawing, mayAdd, onSelect }: LayersProps): VNode {
  drawing.edits.value;
  const { sheet } = drawing;
  const add = () => {
    const layer = newLayer(nextName(sheet.layers), sheet);
    drawing.change({ ...sheet, layers: [...sheet.layers, layer], active: layer.id });
  };
  return (
    <fieldset class="imageeditor-strip imageeditor-layers" aria-label="Layers">
      <ul>
        {sheet.layers
          .map((layer, index) => (
            <Row
              key={layer.id}
              drawing={drawing}
              layer={layer}
              index={index}
              mayRemove={mayAdd && sheet.layers.length > 1}
              choose={() => {
                drawing.choose(layer.id);
                onSelect(index, layer.name);
              }}
            />
          ))
          .reverse()}
      </ul>
      {mayAdd && (
        <button type="button" class="lite-button secondary sm" aria-label="Add Layer" onClick={add}>
          <PlusIcon /> Add layer
        </button>
      )}
    </fieldset>
  );
}

type RowProps = { drawing: Drawing; layer: Layer; index: number; mayRemove: boolean; choose: () => void };

function Row({ drawing, layer, index, mayRemove, choose }: RowProps): VNode {
  const [renaming, rename] = useState(false);
  const { sheet } = drawing;
  const { id, name, shown } = layer;
  const keep = (text: string) => {
    rename(false);
    if (text.trim() && text.trim() !== name) drawing.change(withLayer(drawing.sheet, id, { name: text.trim() }));
  };
  return (
    <li class={id === sheet.active ? 'imageeditor-layer imageeditor-layer-active' : 'imageeditor-layer'} data-testid={`layer-${index + 1}`}>
      <IconButton label={shown ? `Hide ${name}` : `Show ${name}`} onClick={() => drawing.change(withLayer(sheet, id, { shown: !shown }))}>
        {shown ? <EyeIcon /> : <EyeOffIcon />}
      </IconButton>
      {renaming ? (
        <input
          class="lite-input"
          aria-label={`Name of ${name}`}
          defaultValue={name}
          ref={(input) => input?.focus()}
          onBlur={(event) => keep(event.currentTarget.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter') keep(event.currentTarget.value);
            if (event.key === 'Escape') rename(false);
          }}
        />
      ) : (
        <button
          type="button"
          class="imageeditor-layer-name"
          aria-pressed={id === sheet.active}
          onClick={choose}
          onDblClick={() => rename(true)}
        >
          {name}
        </button>
      )}
      <IconButton label={`Rename ${name}`} onClick={() => rename(true)}>
        <EditIcon />
      </IconButton>
      <IconButton
        label={`Move ${name} up`}
        disabled={index === sheet.layers.length - 1}
        onClick={() => drawing.change(reordered(sheet, id, 1))}
      >
        <UpIcon />
      </IconButton>
      <IconButton label={`Move ${name} down`} disabled={index === 0} onClick={() => drawing.change(reordered(sheet, id, -1))}>
        <DownIcon />
      </IconButton>
      {mayRemove && (
        <IconButton label={`Delete ${name}`} onClick={() => drawing.change(without(sheet, id))}>
          <TrashIcon />
        </IconButton>
      )}
    </li>
  );
}

/** `Layer n`, the first that no layer has. */
export function nextName(layers: readonly { name: string }[]): string {
  const taken = new Set(layers.map(({ name }) => name));
  let n = layers.length + 1;
  while (taken.has(`Layer ${n}`)) n++;
  return `Layer ${n}`;
}
