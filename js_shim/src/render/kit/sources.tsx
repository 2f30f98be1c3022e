/** Where a medium may come from: buttons to choose by. */
import type { FunctionComponent, VNode } from 'preact';
import type { AppServices } from '../contract.js';
import { IconButton } from './buttons.js';
import css from './sources.css?inline';

/** `pressed` is left out where the button does something at once instead of choosing. */
export type Source = { label: string; Icon: FunctionComponent<{ size?: number }>; pressed?: boolean; choose: () => void };

export function Sources({ app, sources }: { app: AppServices; sources: Source[] }): VNode {
  app.style(css);
  return (
    <fieldset class="lite-sources" aria-label="select source" data-testid="source-select">
      {sources.map(({ label, Icon, pressed, choose }) => (
        <IconButton key={label} label={label} {...(pressed !== undefined && { pressed })} onClick={choose}>
          <Icon />
        </IconButton>
      ))}
    </fieldset>
  );
}
