/** The buttons in the corner: full screen, download, share, and the author's own. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DownloadIcon, IconButton, MaximizeIcon, MinimizeIcon, Toolbar, ToolbarButtons } from '../../render/kit/index.js';
import { ShareButton } from '../../render/kit/share.js';
import type { Parts } from './index.js';
import { png } from './value.js';

export function Corner({ node, props, drawing, label, full, fill }: Parts & { full: boolean; fill: (full: boolean) => void }): VNode {
  drawing.edits.value;
  const has = (name: string) => !Array.isArray(props.buttons) || props.buttons.includes(name);
  const shares = Array.isArray(props.buttons) && props.buttons.includes('share');
  const download = async () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await png(drawing.composite(), 'drawing.png'));
    link.download = `${label.replace(/[^\p{L}\p{N} _-]/gu, '') || 'drawing'}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return (
    <Toolbar>
      {has('fullscreen') && (
        <IconButton label={full ? 'Exit fullscreen mode' : 'Fullscreen'} onClick={() => fill(!full)}>
          {full ? <MinimizeIcon /> : <MaximizeIcon />}
        </IconButton>
      )}
      {has('download') && (
        <IconButton label="Download" disabled={drawing.isEmpty} onClick={() => void download()}>
          <DownloadIcon />
        </IconButton>
      )}
      {shares && props.value?.composite?.url && (
        <ShareButton app={node.app} url={props.value.composite.url} name="drawing.png" type="image/png" />
      )}
      <ToolbarButtons node={node} buttons={props.buttons} />
    </Toolbar>
  );
}

/** Whether the editor fills the window, which Escape ends. */
export function useFullScreen(): [boolean, (full: boolean) => void] {
  const [full, fill] = useState(false);
  useEffect(() => {
    if (!full) return;
    // Escape must reach us wherever the focus is.
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && fill(false);
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [full]);
  return [full, fill];
}
