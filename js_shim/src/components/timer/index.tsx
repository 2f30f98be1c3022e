/** Timer: draws nothing, and fires `tick` every `value` seconds while it is `active`. */
import { useEffect } from 'preact/hooks';
import type { BlockView } from '../../render/contract.js';

type Props = { value?: number | null; active?: boolean | null };

/** What `setInterval` can count to; longer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

const Timer: BlockView = ({ node }) => {
  const { value, active } = node.props.value as Props;
  const seconds = value ?? 1;
  useEffect(() => {
    if (active === false || !(seconds > 0)) return;
    const timer = setInterval(() => node.emit('tick'), Math.min(seconds * 1000, LONGEST_MS));
    return () => clearInterval(timer);
  }, [node, seconds, active]);
  return null;
};
export default Timer;
