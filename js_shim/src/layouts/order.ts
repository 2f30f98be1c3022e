/** The order of a Draggable's items, as lists of uids. */

type Box = { left: number; right: number; top: number; bottom: number };

/** `uids` in the order that the user wanted; new ones stand behind the neighbour that they had before. */
export function arranged(uids: number[], wanted: number[]): number[] {
  const order = wanted.filter((uid) => uids.includes(uid));
  for (const [index, uid] of uids.entries()) {
    if (order.includes(uid)) continue;
    const before = uids[index - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, uid);
  }
  return order;
}

/** `order` with the item of one place in another, kept inside the list. */
export function moved(order: number[], from: number, to: number): number[] {
  const next = [...order];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, item);
  return next;
}

/**
 * The place that the pointer drags the item at `from` to: beyond the middle of a neighbour, in the line of items that the
 * pointer is in, if items wrap.
 */
export function beside(boxes: Box[], from: number, x: number, y: number, orientation: 'row' | 'column', rtl = false): number {
  const middle = ({ left, right, top, bottom }: Box) => (orientation === 'row' ? (left + right) / 2 : (top + bottom) / 2);
  const passed = (box: Box): boolean => {
    if (orientation === 'column') return y > middle(box);
    if (y < box.top) return false;
    if (y > box.bottom) return true;
    return rtl ? x < middle(box) : x > middle(box);
  };
  return boxes.filter((box, index) => index !== from && passed(box)).length;
}
