/** Views in chunks of their own, for what most apps never show. */
import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';

/**
 * A view whose chunk is asked for when it is first drawn. It draws nothing until then.
 *
 * @param load `() => import('./x.js').then((module) => module.X)`
 * @param instead is drawn when the chunk can't be had: without a network, what matters must still be readable.
 */
export function later<P extends object>(load: () => Promise<FunctionComponent<P>>, instead?: FunctionComponent<P>): FunctionComponent<P> {
  const found = signal<FunctionComponent<P> | null>(null);
  let asked = false;
  return (props) => {
    if (!asked) {
      asked = true;
      load().then(
        (View) => {
          found.value = View;
        },
        (error: unknown) => {
          console.error('Lite: a part of the page could not be loaded.', error);
          asked = false; // the next one of its kind tries again
          if (instead) found.value = instead;
        },
      );
    }
    const View = found.value;
    return View ? <View {...props} /> : null;
  };
}
