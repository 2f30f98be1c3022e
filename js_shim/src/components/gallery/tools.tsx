/** The buttons in a gallery's corner. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../../render/contract.js';
import { hasButton } from '../../render/kit/fullscreen.js';
import { DownloadIcon, DownloadLink, IconButton, Spinner, ToolbarButtons } from '../../render/kit/index.js';
import { ShareButton } from '../../render/kit/share.js';
import type { Item } from './items.js';

type ToolsProps = { node: Node; buttons: Json | undefined; items: Item[]; open: Item | null };

/** Downloads and sharing: of the large picture while there is one, else of all. */
export function Tools({ node, buttons, items, open }: ToolsProps): VNode {
  const shared = open ?? items[0];
  return (
    <>
      {open?.url && hasButton(buttons, 'download') && <DownloadLink url={open.url} name={open.name} />}
      {!open && items.length > 0 && hasButton(buttons, 'download_all') && <DownloadAll node={node} items={items} />}
      {shared?.url && Array.isArray(buttons) && buttons.includes('share') && (
        <ShareButton app={node.app} url={shared.url} name={shared.name} type={shared.kind === 'video' ? 'video/mp4' : 'image/png'} />
      )}
      <ToolbarButtons node={node} buttons={buttons} />
    </>
  );
}

function DownloadAll({ node, items }: { node: Node; items: Item[] }): VNode {
  const [busy, work] = useState(false);
  const download = async () => {
    work(true);
    try {
      const { archiveOf } = await import('./archive.js');
      const url = URL.createObjectURL(await archiveOf(items.filter((item) => item.url)));
      const link = document.createElement('a');
      link.href = url;
      link.download = 'gallery.zip';
      link.click();
      // The download has its own hold on the bytes once it has begun.
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch {
      node.app.toast('warning', 'Not every picture could be loaded, so there is no archive. Download them one by one.');
    } finally {
      work(false);
    }
  };
  return (
    <IconButton label="Download all" disabled={busy} onClick={() => void download()}>
      {busy ? <Spinner size={16} label="Packing" /> : <DownloadIcon />}
    </IconButton>
  );
}
