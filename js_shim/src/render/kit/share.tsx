/** A button that hands a file to the device's own share dialog, where there is one. */
import type { VNode } from 'preact';
import type { AppServices } from '../contract.js';
import { IconButton } from './buttons.js';
import { ShareIcon } from './more_icons.js';
import { bytesOf } from './sound.js';

/** Draws nothing where the browser can't share files. */
export function ShareButton({ app, url, name, type }: { app: AppServices; url: string; name: string; type: string }): VNode | null {
  if (!navigator.canShare?.({ files: [new File([], name, { type })] })) return null;
  const share = async () => {
    try {
      await navigator.share({ files: [new File([await bytesOf(url)], name, { type })] });
    } catch (error) {
      // The user closed the dialog.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      app.toast('warning', `${name} could not be shared. Download it instead.`);
    }
  };
  return (
    <IconButton label="Share" onClick={() => void share()}>
      <ShareIcon />
    </IconButton>
  );
}
