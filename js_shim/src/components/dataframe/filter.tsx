/** The filter of one column: what to compare by, and with what. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type Place, Popup } from './menu.js';
import type { TableModel } from './model.js';
import { ALONE, FILTERS, FILTERS_OF, type FilterName, kindFor, kindOf } from './view.js';

type FilterProps = { model: TableModel; col: number; place: Place; onClose: () => void };

export function FilterForm({ model, col, place, onClose }: FilterProps): VNode {
  const now = model.spec.filters.find(([column]) => column === col);
  const [kind, compareAs] = useState(now ? kindOf(now[1], model.types[col]) : kindFor(model.types[col]));
  const names = FILTERS_OF[kind];
  const [name, choose] = useState<FilterName>(now?.[1] ?? (names[0] as FilterName));
  const [text, write] = useState(now?.[2] ?? '');
  const others = model.spec.filters.filter(([column]) => column !== col);
  const header = model.value.headers[col] ?? '';
  const apply = (event: Event) => {
    event.preventDefault();
    const says = ALONE.has(name) || text !== '';
    model.show({ ...model.spec, filters: says ? [...others, [col, name, text]] : others });
    onClose();
  };
  const clear = () => {
    model.show({ ...model.spec, filters: others });
    onClose();
  };
  return (
    <Popup place={place} onClose={onClose} label={`Filter ${header}`}>
      <form class="dataframe-filter" onSubmit={apply}>
        <div class="dataframe-filter-title">
          <strong>{header}</strong>
          {kind !== 'bool' && (
            <button
              type="button"
              class="lite-button sm secondary"
              aria-label={`Change filter type. Filtering ${kind}`}
              title="Compare as text or as numbers"
              onClick={() => {
                const other = kind === 'number' ? 'string' : 'number';
                compareAs(other);
                if (!FILTERS_OF[other].includes(name)) choose(FILTERS_OF[other][0] as FilterName);
              }}
            >
              {kind === 'number' ? 'Numbers' : 'Text'}
            </button>
          )}
        </div>
        <select
          class="lite-input"
          aria-label={`Change filter. Using '${FILTERS[name].label}'`}
          value={name}
          onChange={(event) => choose(event.currentTarget.value as FilterName)}
        >
          {names.map((one) => (
            <option key={one} value={one}>
              {FILTERS[one].label}
            </option>
          ))}
        </select>
        {!ALONE.has(name) && (
          <input
            class="lite-input"
            aria-label="Filter value"
            placeholder="Value"
            value={text}
            onInput={(event) => write(event.currentTarget.value)}
          />
        )}
        <div class="dataframe-filter-buttons">
          <button type="button" class="lite-button sm secondary" disabled={!now} onClick={clear}>
            Clear
          </button>
          <button type="submit" class="lite-button sm primary">
            Filter
          </button>
        </div>
      </form>
    </Popup>
  );
}
