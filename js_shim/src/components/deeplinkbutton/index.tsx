/** DeepLinkButton: copies a link that fills the app's inputs in as they are now. */
import { useEffect, useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { BlockView } from '../../render/contract.js';
import { ButtonWords, buttonAttributes, type FileButtonProps } from '../../render/kit/file_button.js';
import { copyText, ShareIcon, safeUrl } from '../../render/kit/index.js';
import { linkOf } from './apps.js';
import { MOST_CHARACTERS } from './link.js';

type Props = FileButtonProps & {
  value?: string | null;
  copied_value?: string | null;
  icon?: FileData | string | null;
  link?: string | null;
  link_target?: string | null;
};

const COPIED_MS = 2_000;

const DeepLinkButton: BlockView = ({ node }) => {
  const { value, copied_value, icon = null, link, link_target, interactive = true } = node.props.value as Props;
  const [copied, show] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => show(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    node.emit('click');
    const { app } = node;
    try {
      const url = await linkOf(app.prefix);
      if (url === null) throw new Error('the app is not running');
      if (url.length > MOST_CHARACTERS) {
        app.toast('warning', `The inputs are too long for a link: it would have ${url.length.toLocaleString()} characters.`);
        return;
      }
      history.replaceState(history.state, '', url);
      if (await copyText(url, app.root)) show(true);
      else app.toast('warning', 'The browser let nothing be copied. The link is in the address bar.');
    } catch (error) {
      app.toast('error', `No link could be made: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
  const attributes = buttonAttributes(node);
  const words = (
    <>
      {!icon && <ShareIcon size={14} />}
      <ButtonWords icon={icon} label={copied ? (copied_value ?? 'Link Copied!') : (value ?? '')} />
    </>
  );
  const href = interactive ? safeUrl(link) : undefined;
  if (href) {
    return (
      <a {...attributes} href={href} target={link_target ?? '_self'} rel="noopener noreferrer" onClick={() => node.emit('click')}>
        {words}
      </a>
    );
  }
  return (
    <>
      <button {...attributes} type="button" disabled={!interactive} onClick={() => void copy()}>
        {words}
      </button>
      <span class="lite-sr-only" role="status">
        {copied ? (copied_value ?? 'Link Copied!') : ''}
      </span>
    </>
  );
};
export default DeepLinkButton;
