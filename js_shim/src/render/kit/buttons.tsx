/** Small buttons with icons, and the toolbar in a block's corner. */
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Json } from '../../protocol/messages.js';
import type { Node } from '../contract.js';
import { copyText } from './copy.js';
import { CheckIcon, CopyIcon } from './more_icons.js';

type IconButtonProps = {
  /** Accessible name, and the tooltip. */
  label: string;
  onClick: (event: MouseEvent) => void;
  children: ComponentChildren;
  disabled?: boolean;
  pressed?: boolean;
  class?: string;
  testId?: string;
};

/** A square button that shows an icon and is named by `label`. */
export function IconButton({ label, onClick, children, disabled = false, pressed, class: extra, testId }: IconButtonProps): VNode {
  return (
    <button
      type="button"
      class={extra ? `lite-icon-button ${extra}` : 'lite-icon-button'}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      data-testid={testId}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** The row of icon buttons in a block's upper right corner. Empty children draw nothing. */
export function Toolbar({ children }: { children: ComponentChildren }): VNode {
  return <div class="lite-toolbar">{children}</div>;
}

/** How long "copied" is shown. */
const COPIED_MS = 1500;

/** Copies `text()` and says so for a moment. */
export function CopyButton({
  text,
  onCopy,
  label = 'Copy',
}: {
  text: () => string;
  onCopy?: (text: string) => void;
  label?: string;
}): VNode {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (event: MouseEvent) => {
    const value = text();
    if (!(await copyText(value, (event.target as Element).closest<HTMLElement>('.gradio-container') ?? document.body))) return;
    onCopy?.(value);
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <IconButton label={copied ? 'Copied' : label} onClick={copy}>
      {copied ? <CheckIcon /> : <CopyIcon />}
    </IconButton>
  );
}

/** A Button in a component's `buttons` list, as the config gives it. */
type CustomButton = { id: number; value?: string | null; icon?: { url?: string | null } | string | null };

/**
 * The custom Buttons of a `buttons` list: Buttons of the app drawn in this block's toolbar. Entries that are names
 * (`"copy"`, `"download"`) are the component's own and are skipped here. Use inside a `Toolbar`.
 */
export function ToolbarButtons({ node, buttons }: { node: Node; buttons: Json | undefined }): VNode {
  const custom = (Array.isArray(buttons) ? buttons : []).flatMap((entry): CustomButton[] =>
    typeof entry === 'number' ? [{ id: entry }] : isCustom(entry) ? [entry as unknown as CustomButton] : [],
  );
  return (
    <>
      {custom.map((button) => (
        <CustomButtonView key={button.id} node={node} button={button} />
      ))}
    </>
  );
}

const isCustom = (entry: Json): boolean =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry) && typeof (entry as { id?: unknown }).id === 'number';

function CustomButtonView({ node, button }: { node: Node; button: CustomButton }): VNode {
  const target = node.app.node(button.id);
  const props = { ...button, ...target?.props.value } as CustomButton & { interactive?: boolean };
  const url = typeof props.icon === 'string' ? props.icon : props.icon?.url;
  const text = props.value ?? '';
  return (
    <button
      type="button"
      class={text ? 'lite-icon-button lite-icon-button-text' : 'lite-icon-button'}
      disabled={props.interactive === false}
      aria-label={text || 'Button'}
      onClick={() => target?.emit('click')}
    >
      {url && <img src={url} alt="" width="16" height="16" />}
      {text}
    </button>
  );
}
