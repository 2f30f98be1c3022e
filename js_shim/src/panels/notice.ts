/** A line above the app that asks whether to end Python, when only the user can tell. */
import css from './trouble.css?inline';

export { css };

const TEXT = 'Python has not stopped yet. Another function may be computing, which would be lost as well. Wait, or start Python again.';

export class Notice {
  private line: HTMLElement;

  /** @param top the notice goes below it. @param restart what its button does. */
  constructor(top: HTMLElement, restart: () => void) {
    const line = document.createElement('div');
    line.className = top.className; // a panel, dark or not
    line.classList.add('lite-notice');
    line.setAttribute('role', 'alert');
    const text = document.createElement('p');
    text.textContent = TEXT;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'lite-panel-button lite-panel-button-primary';
    button.textContent = 'Restart Python';
    button.addEventListener('click', () => {
      this.remove();
      restart();
    });
    line.append(text, button);
    this.line = line;
    top.after(line);
  }

  remove(): void {
    this.line.remove();
  }
}
