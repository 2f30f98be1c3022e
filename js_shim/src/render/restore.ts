/** What blocks get before `load` events run: what the browser keeps of them, and what a link fills in. */
import type { Json } from '../protocol/messages.js';
import type { App } from '../state/app.js';
import type { AppServices } from './contract.js';

/**
 * @param prefix tells this app from others of the page.
 * @returns settles when all is there; it never rejects for what is kept or linked.
 */
export async function restore(app: App, { prefix, toast }: Pick<AppServices, 'prefix' | 'toast'>): Promise<void> {
  const { components } = app.config;
  const has = (wanted: string) => components.some(({ type }) => type === wanted);
  if (has('browserstate')) {
    const { keep } = await import('../components/browserstate/keep.js');
    const kept = [...app.store.blocks.values()].filter(({ type }) => type === 'browserstate');
    await keep(
      kept.map(({ uid, props }) => ({ uid, props, set: (patch) => app.set(uid, patch as Record<string, Json>) })),
      prefix,
    );
  }
  if (has('deeplinkbutton')) {
    const { offer } = await import('../components/deeplinkbutton/apps.js');
    await offer(prefix, {
      blocks: () =>
        components.map(({ id, type, props }) => ({
          type,
          props: app.store.blocks.get(id)?.props.peek() ?? props,
          initial: props['value'] ?? null,
        })),
      // Nothing may run because somebody sent a link, so no `change` is fired.
      fill: (place, value) => app.store.patch(components[place]?.id ?? -1, { value }),
      warn: (message) => toast('warning', message),
    });
  }
}
