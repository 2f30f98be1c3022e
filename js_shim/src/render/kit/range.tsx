/** A range beside other controls, which looks alike in the light and in the dark: browsers' own have a white track in the dark. */
import type { CSSProperties, VNode } from 'preact';
import css from './range.css?inline';

/** Its styles; whoever draws one adds them to the app. */
export { css as rangeCss };

type RangeProps = {
  min: number;
  max: number;
  step?: number;
  value: number;
  'aria-label'?: string;
  'aria-valuetext'?: string;
  class?: string;
  onValue: (value: number) => void;
};

export function RangeInput({ onValue, class: extra = '', ...given }: RangeProps): VNode {
  const { min, max, value } = given;
  const part = max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
  return (
    <input
      {...given}
      type="range"
      class={`lite-range ${extra}`}
      style={{ '--range-part': part } as CSSProperties}
      onInput={(event) => onValue(event.currentTarget.valueAsNumber)}
    />
  );
}
