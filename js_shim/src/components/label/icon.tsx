/** The icon of a classification: bars of falling length. */
import type { VNode } from 'preact';

export const LabelIcon = (): VNode => (
  <svg
    class="lite-icon"
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    aria-hidden="true"
  >
    <path d="M2.5 3.5h11M2.5 8h7M2.5 12.5h3.5" />
  </svg>
);
