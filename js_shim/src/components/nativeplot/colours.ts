/** The colours of groups. */

const PALETTE = ['#6366f1', '#f59e0b', '#10b981', '#ef4444', '#06b6d4', '#a855f7', '#84cc16', '#ec4899', '#64748b', '#f97316'];

/** Group → CSS colour: the author's, else one of ours; steps of a number go from dull to `accent`. */
export function coloursOf(
  groups: string[],
  map: Record<string, string> | null | undefined,
  accent: string,
  steps: boolean,
): Map<string, string> {
  return new Map(
    groups.map((group, index) => {
      const own = map && Object.hasOwn(map, group) ? map[group] : undefined;
      const share = Math.round(25 + (75 * (index + 1)) / groups.length);
      const ours =
        groups.length === 1 ? accent : steps ? `color-mix(in oklab, ${accent} ${share}%, #8885)` : PALETTE[index % PALETTE.length];
      return [group, own ?? ours ?? accent];
    }),
  );
}
