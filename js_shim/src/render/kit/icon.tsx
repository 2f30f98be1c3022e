/** How an icon is drawn: on a 16×16 grid, stroked in the current colour, hidden from assistive technology. */
import type { VNode } from 'preact';

/** Props of every icon: its size in pixels (default 16). */
export type IconProps = { size?: number };

/** An icon of one path. Calls are marked pure, so that the bundler leaves out icons that nothing uses. */
export const icon =
  (path: string, fill = false) =>
  ({ size = 16 }: IconProps): VNode => (
    <svg
      class={fill ? 'lite-icon lite-icon-solid' : 'lite-icon'}
      style={size === 16 ? undefined : { '--lite-icon': `${size}px` }}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={fill ? 'currentColor' : 'none'}
      stroke={fill ? 'none' : 'currentColor'}
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
