/**
 * What a running call looks like on the block it writes to.
 *
 *     pending    a thin moving bar on the block's edge; after 0.3 s the seconds; its place in the queue, if it waits for one;
 *                progress bars as they are reported
 *     streaming  a pulsing edge: the value is growing, so nothing covers it
 *     error      a badge with the message; it goes with the next call, or by its button
 *
 * `minimal` shows a small spinner instead of the bar, `hidden` nothing. The value beneath stays readable all the time.
 */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Node, Status } from '../contract.js';
import type { FaultProps } from './fault.js';
import { later } from './later.js';
import { Spinner } from './spinner.js';

/** Calls shorter than this show no clock: a flash of digits says nothing. */
const QUIET_MS = 300;
const TICK_MS = 100;

/** Few apps report progress. */
const Bars = later(() => import('./bars.js').then((module) => module.Bars));

/** Few calls fail. What they say is shown without its looks, if those can't be had. */
const Fault = later<FaultProps>(
  () => import('./fault.js').then((module) => module.Fault),
  ({ message }) => <span data-testid="status-tracker">{message || 'Error'}</span>,
);

/** Few calls wait. */
const QueuePlace = later(() => import('./place.js').then((module) => module.QueuePlace));

/** The overlay of a block; draws nothing while idle. */
export function StatusOverlay({ node }: { node: Node }): VNode | null {
  const status = node.status.value;
  const [dismissed, dismiss] = useState<Status | null>(null);
  if (status.stage === 'idle' || status === dismissed) return null;
  if (status.stage === 'error') {
    if (status.show === 'hidden' && !status.message) return null;
    return <Fault message={status.message} close={() => dismiss(status)} style={node.app.style} />;
  }
  if (status.show === 'hidden') return null;
  return <Running status={status} style={node.app.style} />;
}

function Running({ status, style }: { status: Status; style: Node['app']['style'] }): VNode {
  const { show, stage, progress, since, place } = status;
  const seconds = useElapsed(since);
  const clock = place
    ? show !== 'minimal' && <QueuePlace place={place} />
    : seconds !== null && stage === 'pending' && show === 'full' && <span class="lite-status-clock">{seconds}s</span>;
  return (
    <div
      class={`lite-status lite-status-${stage} lite-status-${show}`}
      data-testid="status-tracker"
      aria-hidden={progress.length === 0 && !place}
    >
      {show === 'minimal' ? stage === 'pending' && <Spinner size={14} /> : <i class="lite-status-edge" />}
      {progress.length > 0 ? <Bars steps={progress} clock={clock} style={style} /> : clock}
    </div>
  );
}

/** Seconds since `since` with one decimal, as text; null in the first moments. */
function useElapsed(since: number | null): string | null {
  const [, tick] = useState(0);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => tick((n) => n + 1), TICK_MS);
    return () => clearInterval(timer);
  }, [since]);
  if (since === null) return null;
  const elapsed = performance.now() - since;
  return elapsed < QUIET_MS ? null : (elapsed / 1000).toFixed(1);
}
