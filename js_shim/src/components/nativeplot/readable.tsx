/** The chart in words: what a mark says, and all of them as a table that is heard, not seen. */
import type { VNode } from 'preact';
import type { Props } from './index.js';
import type { Chart, Mark } from './table.js';

/** More rows than this are not listened to. */
const MOST = 200;

/** An x as it is read: a name, a number, or a time in UTC. */
export function wordOf(chart: Chart, x: number): string {
  if (chart.kind === 'nominal') return chart.names[x] ?? '';
  if (chart.kind !== 'temporal') return number(x);
  const text = new Date(x).toISOString();
  return x % 86_400_000 === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** Six digits tell a chart's numbers apart. */
export const number = (n: number): string => String(Number(n.toPrecision(6)));

export const namesOf = ({ x, y, color, x_title, y_title, color_title, value, y_aggregate }: Props) => ({
  x: x_title || x || value?.columns[0] || 'x',
  y: y_title || (y_aggregate && y_aggregate !== 'sum' ? `${y_aggregate} of ` : '') + (y || value?.columns[1] || 'y'),
  color: color_title || color || '',
});

/** What is told of a mark; null when nothing shall be. */
export function saying(mark: Mark, chart: Chart, props: Props): Record<string, string> | null {
  const { tooltip = 'axis', value } = props;
  if (tooltip === 'none') return null;
  const names = namesOf(props);
  const told: Record<string, string> = { [names.x]: wordOf(chart, mark.x), [names.y]: number(mark.y) };
  if (mark.group !== '') told[names.color] = mark.group;
  if (tooltip === 'axis' || chart.aggregated || !value) return told;
  const more = tooltip === 'all' ? value.columns : tooltip;
  const drawn = new Set([props.x, props.y, props.color]);
  for (const column of more) {
    const at = value.columns.indexOf(column);
    if (at >= 0 && !drawn.has(column)) told[column] = String(value.data[mark.row]?.[at] ?? '');
  }
  return told;
}

export function DataTable({ chart, props }: { chart: Chart; props: Props }): VNode {
  const names = namesOf(props);
  const rows = chart.marks.slice(0, MOST);
  const colored = chart.groups.length > 1;
  return (
    <table class="lite-sr-only">
      <caption>
        {`${names.y} by ${names.x}`}
        {chart.marks.length > MOST && ` (the first ${MOST} of ${chart.marks.length})`}
      </caption>
      <thead>
        <tr>
          <th scope="col">{names.x}</th>
          <th scope="col">{names.y}</th>
          {colored && <th scope="col">{names.color}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((mark, index) => (
          <tr key={index}>
            <td>{wordOf(chart, mark.x)}</td>
            <td>{number(mark.y)}</td>
            {colored && <td>{mark.group}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
