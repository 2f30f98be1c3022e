/** Buttons that hand something to the device's own share dialog, where there is one. */
import type { VNode } from 'preact';
import type { AppServices } from '../contract.js';
import { IconButton } from './buttons.js';
import { ShareIcon } from './more_icons.js';
import { bytesOf } from './sound.js';

type ShareProps = {
  app: AppServices;
  /** Something like what will be shared: the browser is asked whether it can. */
  like: ShareData;
  share: () => ShareData | Promise<ShareData>;
  /** What is told where it fails. */
  failed: string;
};

/** Draws nothing where the browser can't share such things. */
function Share({ app, like, share, failed }: ShareProps): VNode | null {
  if (!navigator.canShare?.(like)) return null;
  const press = async () => {
    try {
      await navigator.share(await share());
    } catch (error) {
      // The user closed the dialog.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      app.toast('warning', failed);
    }
  };
  return (
    <IconButton label="Share" onClick={() => void press()}>
      <ShareIcon />
    </IconButton>
  );
}

/** Shares a file. */
export function ShareButton({ app, url, name, type }: { app: AppServices; url: string; name: string; type: string }): VNode {
  const files = async () => [new File([await bytesOf(url)], name, { type })];
  return (
    <Share
      app={app}
      like={{ files: [new File([], name, { type })] }}
      share={async () => ({ files: await files() })}
      failed={`${name} could not be shared. Download it instead.`}
    />
  );
}

/** Shares what `text` gives when it is pressed. */
export function ShareText({ app, text }: { app: AppServices; text: () => string }): VNode {
  return (
    <Share
      app={app}
      like={{ text: '-' }}
      share={() => ({ title: document.title, text: text() })}
      failed="It could not be shared. Copy it instead."
    />
  );
}
