/** Moments as text: `2025-12-31 23:59:59`, `2025-12-31`, or `now - 5m`. */

const TIME = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const NOW = /^now(\s*-\s*\d+\s*[dhms])?$/i;

/** Whether a text means a moment that there is. */
export function isMoment(text: string, time: boolean): boolean {
  const trimmed = text.trim();
  if (NOW.test(trimmed)) return true;
  const parts = (time ? TIME : DATE).exec(trimmed)?.slice(1).map(Number);
  if (!parts) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const made = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  made.setUTCFullYear(year, month - 1, day);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}

/** The value of the browser's own picker for a text; '' for one that it can't show. */
export const toPicker = (text: string, time: boolean): string =>
  isMoment(text, time) && !NOW.test(text.trim()) ? text.trim().replace(' ', 'T') : '';

/** The text for what the browser's picker gave, which may lack the seconds. */
export function fromPicker(value: string): string {
  const text = value.replace('T', ' ');
  return /\d{2}:\d{2}$/.test(text) && text.length === 16 ? `${text}:00` : text.slice(0, 19);
}
