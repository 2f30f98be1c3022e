/** The bars of `gr.Progress`, nested ones one under the other. */
import type { VNode } from 'preact';
import type { ProgressStep } from '../contract.js';
import css from './bars.css?inline';
import kitCss from './more.css?inline';

type BarsProps = {
  steps: ProgressStep[];
  /** Stands beside the outermost bar. */
  clock: VNode | false;
  style: (css: string) => void;
};

export function Bars({ steps, clock, style }: BarsProps): VNode {
  style(kitCss);
  style(css);
  return (
    <div class="lite-progress">
      {steps.map((step, depth) => {
        const fraction = fractionOf(step);
        const name = step.desc ?? 'Progress';
        return (
          <div key={depth} class="lite-progress-step">
            <div class="lite-progress-text">
              <span>{step.desc ?? ''}</span>
              <span>
                {amount(step, fraction)} {depth === 0 && clock}
              </span>
            </div>
            <div
              class="lite-progress-track"
              role="progressbar"
              aria-label={name}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={fraction === null ? undefined : Math.round(fraction * 100)}
            >
              <i
                class={fraction === null ? 'lite-progress-unknown' : ''}
                style={{ width: fraction === null ? '30%' : `${fraction * 100}%` }}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** 0..1, or null when the end is not known. */
export function fractionOf({ progress, index, length }: ProgressStep): number | null {
  const fraction = progress ?? (index !== null && length ? index / length : null);
  return fraction === null ? null : Math.min(1, Math.max(0, fraction));
}

/** `3/10 steps`, `12 steps`, or `45%`. */
export function amount({ index, length, unit }: ProgressStep, fraction: number | null): string {
  if (index !== null) return `${index}${length ? `/${length}` : ''} ${unit || 'steps'}`;
  return fraction === null ? '' : `${Math.round(fraction * 100)}%`;
}
