/** The one element whose content is HTML text. */
import type { RefObject, VNode } from 'preact';

type SanitizedProps = {
  /** What `sanitizeHtml` or `renderMarkdown` returned, and nothing else. */
  html: string;
  class?: string;
  element?: RefObject<HTMLDivElement>;
};

/** A `<div>` with sanitised HTML in it. It stays as it is until `html` differs. */
export function Sanitized({ html, class: className, element }: SanitizedProps): VNode {
  return (
    <div
      {...(className && { class: className })}
      {...(element && { ref: element })}
      onSubmit={stay}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** Keeps a form in somebody's markup from loading the page anew, which would end the app. Its own listeners have run. */
export function stay(event: Event): void {
  if ((event.target as Element).getAttribute('target') !== '_blank') event.preventDefault();
}
