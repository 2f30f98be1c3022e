/** Group: children drawn as one card without gaps. */
import type { BlockView } from '../render/contract.js';
import { Box } from './boxes.js';
import css from './group.css?inline';

const Group: BlockView = ({ node, children }) => {
  node.app.style(css);
  return (
    <Box node={node} name="group">
      {children}
    </Box>
  );
};
export default Group;
