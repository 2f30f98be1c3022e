/**
 * A small sign in the corner of a painted app that its Python is still on its way, and how far it is. It takes no room and no clicks, so that
 * nothing moves when it goes.
 */
import type { BootProgress } from '../protocol/host.js';
import css from './arriving.css?inline';
import { percent } from './progress.js';

export { css };

export class Arriving {
  private sign: HTMLElement;
  private label: HTMLElement;
  private amount: HTMLElement;

  /** @param app the sign follows it. @param look the classes of a panel, dark or not. */
  constructor(app: HTMLElement, look: string) {
    const make = (name: string, parent?: HTMLElement) => {
      const element = document.createElement('span');
      element.className = name;
      parent?.append(element);
      return element;
    };
    this.sign = make(`${look} lite-arriving`);
    const pill = make('lite-arriving-pill', this.sign);
    make('lite-arriving-dot', pill);
    this.label = make('', pill);
    this.amount = make('lite-arriving-amount', pill);
    // Its label changes three or four times; the per cents would be read out without end.
    this.label.setAttribute('role', 'status');
    this.amount.setAttribute('aria-hidden', 'true');
    app.after(this.sign);
  }

  show(progress: BootProgress): void {
    if (this.label.textContent !== progress.label) this.label.textContent = progress.label;
    this.amount.textContent = `${Math.round(percent(progress))} %`;
  }

  remove(): void {
    this.sign.remove();
  }
}
