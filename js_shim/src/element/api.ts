/** `createGradioApp`: an app started by a script. The options are Gradio-Lite's. */
import { AppController, type Environment, toAppSource } from './controller.js';
import { type AppOptions, completeOptions } from './options.js';
import type { SourceFile } from './source.js';

export type CreateOptions = {
  /** The element the app is drawn in; what it holds is removed. */
  target: HTMLElement;
  /** Python code; runs as `app.py`. */
  code?: string | null;
  files?: Record<string, SourceFile> | null;
  /** The file to run, instead of `code`. */
  entrypoint?: string | null;
  requirements?: string[] | null;
} & { [K in keyof AppOptions]?: AppOptions[K] | null | undefined };

/** A function that starts apps in `environment`. Without code or files, Python starts and waits for `run_code`. */
export function appCreator(environment: Environment): (options: CreateOptions) => AppController {
  return (options) => {
    if (!(options.target instanceof HTMLElement)) {
      throw new TypeError('createGradioApp needs `target`, an element of the page, e.g. document.getElementById("app").');
    }
    return new AppController(options.target, toAppSource(options), completeOptions(options), environment);
  };
}
