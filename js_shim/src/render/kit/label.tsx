/** Names and explanations of blocks. */
import type { ComponentChildren, VNode } from 'preact';

type TitleProps = {
  /** The DOM id of the control it names. Without it (groups), it is a span; give its own id `name` to `aria-labelledby`. */
  for?: string | undefined;
  /** DOM id of the title itself. */
  name?: string | undefined;
  label: string | null | undefined;
  /** False hides it from the eye, not from assistive technology. */
  show?: boolean;
  info?: string | null | undefined;
};

/** The title above a form control, with its `info` line under it. The info's DOM id is `<for or name>-info`. */
export function BlockTitle({ for: control, name, label, show = true, info }: TitleProps): VNode {
  const base = control ?? name;
  const className = show ? 'lite-title' : 'lite-title lite-sr-only';
  return (
    <>
      {label != null &&
        label !== '' &&
        (control ? (
          <label class={className} for={control} id={name} data-testid="block-info">
            {label}
          </label>
        ) : (
          <span class={className} id={name} data-testid="block-info">
            {label}
          </span>
        ))}
      {info && <Info id={base && `${base}-info`}>{info}</Info>}
    </>
  );
}

/** A line of plain text that explains a control. Point the control's `aria-describedby` at its id. */
export function Info({ id, children }: { id?: string | undefined; children: ComponentChildren }): VNode {
  return (
    <div class="lite-hint" id={id}>
      {children}
    </div>
  );
}

/** The tag in the upper left corner of a medium (image, plot, chat, …): its icon and label. */
export function BlockLabel({
  label,
  icon,
  show = true,
  id,
}: {
  label: string | null | undefined;
  icon?: ComponentChildren;
  show?: boolean;
  id?: string;
}): VNode | null {
  if (label == null || label === '') return null;
  return (
    <div class={show ? 'lite-label' : 'lite-label lite-sr-only'} id={id} data-testid="block-label">
      {icon}
      <span>{label}</span>
    </div>
  );
}
