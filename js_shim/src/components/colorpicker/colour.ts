/** Colours as text: any CSS colour to hexadecimal, as the panel and the box have it. */

const HEX = /^#[\da-f]{6}$/i;

/** `#rrggbb` of a CSS colour, without its transparency; null when it is none. */
export function toHex(text: string, known: (css: string) => string | null = computed): string | null {
  const trimmed = text.trim();
  if (HEX.test(trimmed)) return trimmed.toLowerCase();
  const short = /^#([\da-f])([\da-f])([\da-f])[\da-f]?$/i.exec(trimmed);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`.toLowerCase();
  if (/^#[\da-f]{8}$/i.test(trimmed)) return trimmed.slice(0, 7).toLowerCase();
  const parts = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(known(trimmed) ?? '');
  return (
    parts &&
    `#${parts
      .slice(1)
      .map((n) =>
        Math.round(Math.min(255, Number(n)))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
  );
}

/** What the browser makes of a colour: `rgb(…)`, or null. */
function computed(css: string): string | null {
  const probe = document.createElement('i');
  probe.style.color = css;
  if (!probe.style.color) return null;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

export type Hsv = { h: number; s: number; v: number };

/** Hue 0–360, saturation and brightness 0–100. */
export function toHsv(hex: string): Hsv {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const most = Math.max(r, g, b);
  const span = most - Math.min(r, g, b);
  const h = span === 0 ? 0 : most === r ? ((g - b) / span + 6) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return { h: h * 60, s: most === 0 ? 0 : (span / most) * 100, v: most * 100 };
}

export function fromHsv({ h, s, v }: Hsv): string {
  const part = (n: number) => {
    const k = (n + h / 60) % 6;
    const level = (v / 100) * (1 - (s / 100) * Math.max(0, Math.min(k, 4 - k, 1)));
    return Math.round(level * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(5)}${part(3)}${part(1)}`;
}
