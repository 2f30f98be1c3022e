/** What Python printed, as the console keeps it. */
export type ConsoleEntry = { stream: 'stdout' | 'stderr'; text: string };

/** Older output is dropped, so that an app that prints for hours doesn't fill the memory. */
const MAX_ENTRIES = 500;

/** `entries` with one more at its end; text of the same stream is not merged, since each entry is one message. */
export function append(entries: readonly ConsoleEntry[], entry: ConsoleEntry): ConsoleEntry[] {
  return [...entries.slice(-(MAX_ENTRIES - 1)), entry];
}
