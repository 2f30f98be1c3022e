/** A waiting call's place in the queue: `queue: 2/5 · 3.4 s`, the seconds being those until its result should be there. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../contract.js';

const TICK_MS = 100;

export function QueuePlace({ place }: { place: Place }): VNode {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span class="lite-status-clock">{placeText(place, performance.now())}</span>;
}

/** What is shown at `now`. An estimate that has run out says nothing any more. */
export function placeText({ position, size, eta, at }: Place, now: number): string {
  const left = eta === null ? 0 : eta - (now - at) / 1000;
  return `queue: ${position}/${size}${left > 0 ? ` · ${left.toFixed(1)} s` : ''}`;
}
