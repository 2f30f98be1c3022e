/** Gradio's rule for who may be typed into when the author did not say. */
import type { AppConfig, BlockConfig } from '../protocol/config.js';
import type { Json } from '../protocol/messages.js';

/** Blocks that are interactive unless told otherwise: they have no value that a function would write. */
const ALWAYS = new Set([
  'button',
  'clearbutton',
  'duplicatebutton',
  'downloadbutton',
  'uploadbutton',
  'loginbutton',
  'deeplinkbutton',
  'row',
  'column',
  'group',
  'form',
  'accordion',
  'tabs',
  'tabitem',
  'sidebar',
  'dataset',
  'walkthrough',
  'walkthroughstep',
]);

/** Uids of the blocks that are interactive when their `interactive` is null. */
export function interactiveByRule({ components, dependencies }: Pick<AppConfig, 'components' | 'dependencies'>): Set<number> {
  const inputs = new Set(dependencies.flatMap((dependency) => dependency.inputs));
  const outputs = new Set(dependencies.flatMap((dependency) => dependency.outputs));
  const rule = ({ id, type, props }: BlockConfig) => ALWAYS.has(type) || inputs.has(id) || (!outputs.has(id) && isBlank(props['value']));
  return new Set(components.filter(rule).map(({ id }) => id));
}

const isBlank = (value: Json | undefined): boolean => !value || (Array.isArray(value) && value.length === 0);
