/** DownloadButton: a link to its file that looks like a button; a button where there is no file yet. */
import type { FileData } from '../../protocol/config.js';
import type { BlockView } from '../../render/contract.js';
import { ButtonWords, buttonAttributes, type FileButtonProps } from '../../render/kit/file_button.js';
import { fileName, mediaUrl } from '../../render/kit/media.js';

type Props = FileButtonProps & { value?: FileData | null };

const DownloadButton: BlockView = ({ node }) => {
  const { value, icon = null, label, interactive = true } = node.props.value as Props;
  const attributes = buttonAttributes(node);
  const words = <ButtonWords icon={icon} label={label ?? 'Download'} />;
  const url = interactive ? mediaUrl(value ?? null) : undefined;
  if (url) {
    return (
      <a {...attributes} href={url} download={fileName(value)} target="_blank" rel="noopener noreferrer" onClick={() => node.emit('click')}>
        {words}
      </a>
    );
  }
  return (
    <button {...attributes} type="button" disabled={!interactive} onClick={() => node.emit('click')}>
      {words}
    </button>
  );
};
export default DownloadButton;
