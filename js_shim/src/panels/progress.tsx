/** What stands where the app will be while Python is on its way: a skeleton, and how far the boot really is. */
import type { BootProgress } from '../protocol/host.js';

/** The share of the bar each step begins at; the download fills its own share by bytes. */
const START: Record<BootProgress['step'], number> = { download: 0, python: 70, packages: 82, app: 92 };
const STEP_NAMES: Record<BootProgress['step'], string> = {
  download: 'Step 1 of 3',
  python: 'Step 2 of 3',
  packages: 'Step 2 of 3',
  app: 'Step 3 of 3',
};

/** How much of the boot is done, 0..100. */
export function percent({ step, loaded, total }: BootProgress): number {
  if (step !== 'download' || loaded === null || total === null || total === 0) return START[step];
  return Math.min(1, loaded / total) * START.python;
}

/** "3.1 of 12.1 MB", or empty when it isn't known. */
export function byteText({ loaded, total }: Pick<BootProgress, 'loaded' | 'total'>): string {
  if (loaded === null || total === null || total === 0) return '';
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return `${megabytes(Math.min(loaded, total))} of ${megabytes(total)} MB`;
}

export function ProgressPanel({ progress, height }: { progress: BootProgress; height: string }) {
  const value = Math.round(percent(progress));
  const bytes = byteText(progress);
  return (
    <div class="lite-boot" data-testid="lite-boot" style={{ minHeight: height }}>
      <div class="lite-boot-skeleton" aria-hidden="true">
        <div class="lite-bone lite-bone-label" />
        <div class="lite-bone lite-bone-field" />
        <div class="lite-bone lite-bone-label" />
        <div class="lite-bone lite-bone-field" />
        <div class="lite-bone lite-bone-button" />
      </div>
      <div class="lite-boot-status">
        <div class="lite-boot-text">
          <span>{progress.label}</span>
          <span class="lite-boot-bytes">{bytes || STEP_NAMES[progress.step]}</span>
        </div>
        <div
          class="lite-bar"
          role="progressbar"
          aria-label="Starting the app"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={value}
          aria-valuetext={[progress.label, bytes].filter(Boolean).join(', ')}
        >
          <div class="lite-bar-fill" style={{ width: `${value}%` }} />
        </div>
        <div class="lite-panel-hidden" role="status">
          {progress.label}
        </div>
      </div>
    </div>
  );
}
