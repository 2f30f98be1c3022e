/** Which key does what, while no cell is open. */
import type { TableModel } from './model.js';
import { clear, fillDown } from './ranges.js';
import { at, everything, HEADER, isOne, move } from './selection.js';
import { nextSort } from './view.js';

/** What the keys need of the view. */
export type KeyTarget = {
  model: TableModel;
  /** Rows of a screenful. */
  page: number;
  openMenu: () => void;
  /** Makes a column wider by so many px. */
  widen: (col: number, by: number) => void;
};

const WIDER = 16;

/** Does what `event` asks for. @returns whether it did anything. */
export function press(event: KeyboardEvent, target: KeyTarget): boolean {
  const { model } = target;
  const { key, shiftKey: shift, altKey: alt } = event;
  const command = event.ctrlKey || event.metaKey;
  const { selection } = model;
  if (!selection) return false;
  if (key === 'ContextMenu' || (shift && key === 'F10') || (alt && key === 'ArrowDown')) target.openMenu();
  else if (alt && (key === 'ArrowLeft' || key === 'ArrowRight')) target.widen(selection.head.col, key === 'ArrowLeft' ? -WIDER : WIDER);
  else if (alt) return false;
  else if (command && COMMANDS[key.toLowerCase()]) return withCommand(model, key.toLowerCase(), shift);
  else {
    const moved = move(selection, { key, shift, jump: command }, model.size, target.page);
    if (moved) model.select(moved);
    else return !command && plain(model, key, shift);
  }
  return true;
}

const COMMANDS: Record<string, (model: TableModel, shift: boolean) => void> = {
  a: (model) => model.select(everything(model.size), false),
  z: (model, shift) => (shift ? model.redo() : model.undo()),
  y: (model) => model.redo(),
  d: fillDown,
};

function withCommand(model: TableModel, key: string, shift: boolean): boolean {
  COMMANDS[key]?.(model, shift);
  return true;
}

/** Keys without Ctrl: opening, emptying, switching, and typing over. */
function plain(model: TableModel, key: string, shift: boolean): boolean {
  const { head } = model.selection ?? at(0, 0);
  if (head.row === HEADER && (key === 'Enter' || key === ' ')) {
    model.show({ ...model.spec, sort: nextSort(model.spec.sort, head.col, shift) });
    return true;
  }
  const isBool = model.types[head.col] === 'bool' && head.row !== HEADER;
  if (isBool && (key === ' ' || key === 'Enter') && model.editable(head.col)) {
    model.put([[head.row, head.col, model.cell(head) !== true]]);
    return true;
  }
  if (key === 'Enter' || key === 'F2') model.edit();
  else if (key === 'Delete' || key === 'Backspace') clear(model);
  else if (key === 'Escape') {
    // With one cell chosen it is somebody else's: it leaves the full screen.
    if (!model.selection || isOne(model.selection)) return false;
    model.select(at(head.row, head.col), false);
  } else if ([...key].length === 1 && head.row !== HEADER && !isBool) {
    model.edit(key);
    return model.editing !== null;
  } else return false;
  return true;
}
