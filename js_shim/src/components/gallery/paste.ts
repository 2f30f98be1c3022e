/** The picture on the clipboard, by a button. */
import type { Node } from '../../render/contract.js';
import { pictureFromClipboard } from '../../render/kit/clipboard.js';

export function usePaste(node: Node, put: (files: File[]) => void): () => Promise<void> {
  return async () => {
    try {
      const picture = await pictureFromClipboard();
      if (picture) put([picture]);
      else node.app.toast('warning', 'There is no picture on the clipboard. Copy one, and try again.');
    } catch {
      node.app.toast('warning', 'The browser does not let this page read the clipboard. Click on the area and press Ctrl+V or ⌘V instead.');
    }
  };
}
