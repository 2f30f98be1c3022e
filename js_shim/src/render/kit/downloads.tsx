/** The buttons of a sound or video that are the same for both: download, share, and the app's own. Use inside a `Toolbar`. */
import type { VNode } from 'preact';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../contract.js';
import { ToolbarButtons } from './buttons.js';
import { DownloadLink } from './download.js';
import { ShareButton } from './share.js';

type DownloadsProps = { node: Node; buttons: Json | undefined; url: string; name: string; type: string };

/** @param buttons the block's `buttons`; without a list there is a download button. */
export function Downloads({ node, buttons, url, name, type }: DownloadsProps): VNode {
  const listed = Array.isArray(buttons) ? buttons : null;
  return (
    <>
      {(!listed || listed.includes('download')) && <DownloadLink url={url} name={name} />}
      {listed?.includes('share') && <ShareButton app={node.app} url={url} name={name} type={type} />}
      <ToolbarButtons node={node} buttons={buttons} />
    </>
  );
}
