/** The row of buttons under a turn: copy, rate, retry, undo, edit, select. */
import type { VNode } from 'preact';
import { CheckIcon, CopyButton, EditIcon, IconButton, RetryIcon, ThumbDownIcon, ThumbUpIcon, UndoIcon } from '../../render/kit/index.js';
import { again, select } from './actions.js';
import type { TurnProps } from './turn.js';
import { isThought, targetOf, textOf } from './turns.js';

export function Buttons(props: TurnProps & { edit: (index: number) => void }): VNode | null {
  const { node, side, entries, settings, last, idle, edit } = props;
  const spoken = entries.filter(({ message }) => !isThought(message));
  const target = targetOf(entries);
  const text = () =>
    spoken
      .map(({ message }) => textOf(message))
      .filter(Boolean)
      .join('\n\n');
  const hasText = spoken.some(({ message }) => textOf(message) !== '');
  const answers = side === 'bot' && last && idle;
  const edits = hasText && idle && (settings.editable === 'all' || (settings.editable === 'user' && side === 'user'));
  const rates = settings.likes && (side === 'bot' || settings.likesUser);
  const copies = settings.copies && hasText;
  if (!copies && !edits && !rates && !settings.selects && !(answers && (settings.retries || settings.undoes))) return null;
  return (
    <div class="chatbot-buttons">
      {copies && (
        <CopyButton
          label="Copy message"
          text={() => (settings.watermark ? `${text()}\n\n${settings.watermark}` : text())}
          onCopy={(value) => node.emit('copy', { value })}
        />
      )}
      {answers && settings.retries && (
        <IconButton label="Retry" onClick={() => again(node, 'retry')}>
          <RetryIcon />
        </IconButton>
      )}
      {answers && settings.undoes && (
        <IconButton label="Undo" onClick={() => again(node, 'undo')}>
          <UndoIcon />
        </IconButton>
      )}
      {edits && (
        <IconButton label="Edit" onClick={() => edit(target)}>
          <EditIcon />
        </IconButton>
      )}
      {rates && <Rating {...props} index={target} />}
      {settings.selects && (
        <IconButton label="Select message" onClick={() => select(node, target)}>
          <CheckIcon />
        </IconButton>
      )}
    </div>
  );
}

function Rating({ settings, feedback, rate, index }: TurnProps & { index: number }): VNode {
  const { options } = settings;
  const others = options.filter((option) => option !== 'Like' && option !== 'Dislike');
  const toggle = (option: string) => rate(index, feedback === option ? null : option);
  return (
    <>
      {options.includes('Like') && (
        <IconButton label={feedback === 'Like' ? 'Clicked like' : 'Like'} pressed={feedback === 'Like'} onClick={() => toggle('Like')}>
          <ThumbUpIcon />
        </IconButton>
      )}
      {options.includes('Dislike') && (
        <IconButton
          label={feedback === 'Dislike' ? 'Clicked dislike' : 'Dislike'}
          pressed={feedback === 'Dislike'}
          onClick={() => toggle('Dislike')}
        >
          <ThumbDownIcon />
        </IconButton>
      )}
      {others.length > 0 && (
        <select
          class="chatbot-feedback"
          aria-label="Feedback"
          value={feedback !== null && others.includes(feedback) ? feedback : ''}
          onChange={(event) => rate(index, event.currentTarget.value || null)}
        >
          <option value="">Feedback…</option>
          {others.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
