/** What options ask for that does nothing yet; loaded when one does. */
import type { AppOptions } from './options.js';

/** What was asked for and does nothing yet, in words for the console. */
export function notes({ playground }: AppOptions): string[] {
  return playground ? ['"playground" is accepted; the app is shown without an editor.'] : [];
}
