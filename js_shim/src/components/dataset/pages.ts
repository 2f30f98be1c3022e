/** Which page numbers a pager shows. */

/** How many numbers stand on each side of the current page. */
const AROUND = 1;

/** Page indices from 0, with null where some are left out: `[0, null, 4, 5, 6, null, 20]`. */
export function pagesShown(page: number, count: number): (number | null)[] {
  const wanted = new Set([0, count - 1]);
  for (let at = page - AROUND; at <= page + AROUND; at++) if (at >= 0 && at < count) wanted.add(at);
  const shown: (number | null)[] = [];
  for (const at of [...wanted].sort((a, b) => a - b)) {
    const before = shown.at(-1);
    // A gap of one page is that page.
    if (typeof before === 'number' && at - before === 2) shown.push(before + 1);
    else if (typeof before === 'number' && at - before > 2) shown.push(null);
    shown.push(at);
  }
  return shown;
}
