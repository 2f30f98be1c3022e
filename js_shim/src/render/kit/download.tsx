/** The button that downloads what a block shows. Use inside a `Toolbar`. */
import type { VNode } from 'preact';
import { DownloadIcon } from './more_icons.js';

/** @param url from `safeUrl`. @param name of the file that it becomes. */
export function DownloadLink({ url, name, testId }: { url: string; name: string; testId?: string }): VNode {
  return (
    <a
      class="lite-icon-button"
      href={url}
      download={name}
      target="_blank"
      rel="noopener noreferrer"
      aria-label="Download"
      title="Download"
      data-testid={testId}
    >
      <DownloadIcon />
    </a>
  );
}
