/** The apps of a page that have a DeepLinkButton: what their links hold, and filling them in from a link. */
import type { Json } from '../../protocol/messages.js';
import { accepted, BadLink, collect, type Filled, fingerprint, linkTo, readLink } from './link.js';

/** One app. `blocks` are those that it was built with, in the order of its config. */
export type LinkedApp = {
  blocks(): Filled[];
  /** Gives the block at `place` another value, and fires nothing. */
  fill(place: number, value: Json): void;
  warn(message: string): void;
};

const apps = new Map<string, LinkedApp>();
let listening = false;

/**
 * Fills an app in from the page's URL, now and whenever its hash changes to another link.
 *
 * What the visitor has changed since it was painted stays. It never rejects.
 */
export async function offer(name: string, app: LinkedApp): Promise<void> {
  apps.set(name, app);
  if (!listening) {
    listening = true;
    addEventListener('hashchange', () => {
      for (const one of apps.values()) void fill(one, true);
    });
  }
  await fill(app, false);
}

/** The link to an app as it is filled in now; null if it has no DeepLinkButton. */
export function linkOf(name: string): Promise<string> | null {
  const blocks = apps.get(name)?.blocks();
  return blocks ? linkTo(location.href, fingerprint(blocks), collect(blocks)) : null;
}

async function fill(app: LinkedApp, over: boolean): Promise<void> {
  try {
    const link = await readLink(location.href);
    if (!link) return;
    const blocks = app.blocks();
    if (link.app !== fingerprint(blocks)) {
      if (apps.size === 1) app.warn('This link is for another version of the app: nothing was filled in.');
      return;
    }
    for (const [place, value] of accepted(blocks, link.values)) {
      const { props, initial } = blocks[place] as Filled;
      if (over || JSON.stringify(props['value'] ?? null) === JSON.stringify(initial ?? null)) app.fill(place, value);
    }
  } catch (error) {
    const why = error instanceof BadLink ? error.message : 'it could not be read';
    app.warn(`The link to this page did not fill anything in: ${why}.`);
  }
}
