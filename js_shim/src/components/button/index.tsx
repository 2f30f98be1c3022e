/** Button: fires `click`; with `link` it is an anchor that looks the same. */
import type { VNode } from 'preact';
import type { FileData } from '../../protocol/config.js';
import type { BlockView } from '../../render/contract.js';
import { blockStyle, outer } from '../../render/kit/block.js';
import { safeUrl } from '../../render/kit/url.js';

type Props = {
  value?: string | null;
  variant?: 'primary' | 'secondary' | 'stop' | 'huggingface';
  size?: 'sm' | 'md' | 'lg';
  icon?: FileData | string | null;
  link?: string | null;
  link_target?: '_self' | '_blank' | '_parent' | '_top';
  interactive?: boolean;
};

const Button: BlockView = ({ node }) => {
  const props = node.props.value as Props;
  const { value, variant = 'secondary', size = 'lg', icon, link, link_target = '_self', interactive = true } = props;
  const attributes = { ...outer(props, `lite-button ${variant} ${size}`), style: blockStyle(props) };
  const content = <ButtonContent value={value} icon={icon} />;
  const href = interactive ? safeUrl(link) : undefined;
  if (href) {
    return (
      <a {...attributes} href={href} target={link_target} rel="noopener noreferrer" onClick={() => node.emit('click')}>
        {content}
      </a>
    );
  }
  return (
    <button {...attributes} type="button" disabled={!interactive} onClick={() => node.emit('click')}>
      {content}
    </button>
  );
};
export default Button;

function ButtonContent({ value, icon }: { value: string | null | undefined; icon: Props['icon'] }): VNode {
  const url = typeof icon === 'string' ? icon : icon?.url;
  return (
    <>
      {url && <img class="lite-button-icon" src={url} alt={value ? '' : 'Button'} />}
      {value}
    </>
  );
}
