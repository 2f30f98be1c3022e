/** Labels in d3's format language; a chunk of its own, for axes that ask for it. */
import { format } from 'd3-format';
import { utcFormat } from 'd3-time-format';

/** Writes numbers, or times in milliseconds. A format that d3 does not know rejects. */
export function formatter(text: string, temporal: boolean): (n: number) => string {
  if (!temporal) return format(text);
  const write = utcFormat(text);
  return (n) => write(new Date(n));
}
