/**
 * Drawing apart from value: a component that writes its value into the DOM itself need not be drawn again for each one.
 * A click's answer is then one property of one element, and so is every step of a stream.
 */
import { computed, effect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Node } from '../contract.js';

type Props = Record<string, unknown>;

/** The props of `node` but `value`; drawing with it subscribes to them only. */
export function useShape<P extends object>(node: Node): Omit<P, 'value'> {
  const shape = useMemo(() => {
    let last: Props = {};
    return computed(() => {
      const { value: _, ...props } = node.props.value as Props;
      if (!same(last, props)) last = props;
      return last;
    });
  }, [node]);
  return shape.value as Omit<P, 'value'>;
}

/**
 * Runs `show` with the value: after each drawing in which `inputs` changed, and at once whenever the value changes.
 *
 * Call it before anything else of the component subscribes: effects run in the order in which they subscribed, and the
 * value is what somebody waits for.
 */
export function useValue<V>(node: Node, show: (value: V) => void, inputs: unknown[]): void {
  const latest = useRef(show);
  latest.current = show;
  const stop = useMemo(() => effect(() => latest.current((node.props.value as Props)['value'] as V)), [node]);
  useLayoutEffect(() => latest.current((node.props.peek() as Props)['value'] as V), [node, ...inputs]);
  useEffect(() => stop, [stop]);
}

function same(a: Props, b: Props): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => Object.is(a[key], b[key]));
}
