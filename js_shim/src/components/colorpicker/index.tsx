/** ColorPicker: a swatch that opens a panel (saturation and brightness, hue), and a box for the colour as text. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BlockView, Node } from '../../render/contract.js';
import { Block, BlockTitle, controlId } from '../../render/kit/index.js';
import css from './colorpicker.css?inline';
import { fromHsv, type Hsv, toHex, toHsv } from './colour.js';

type Props = {
  value?: string | null;
  label?: string | null;
  info?: string | null;
  show_label?: boolean | null;
  container?: boolean;
  interactive?: boolean;
};

const BLACK = '#000000';

const ColorPicker: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const { info, show_label, container = true, interactive = true } = props;
  const label = props.label ?? 'Color Picker';
  const id = controlId(node);
  const hex = toHex(props.value ?? BLACK) ?? BLACK;
  const [open, setOpen] = useState(false);
  const put = (value: string) => {
    node.set({ value });
    node.emit('input');
  };
  return (
    <Block node={node} container={container} class="colorpicker">
      <BlockTitle for={id} label={label} show={show_label ?? true} info={info} />
      <div class="colorpicker-row">
        <button
          type="button"
          class="colorpicker-swatch"
          style={{ background: props.value ?? BLACK }}
          aria-label={`Choose ${label || 'a colour'}`}
          aria-expanded={open}
          aria-controls={`${id}-panel`}
          disabled={!interactive}
          onClick={() => setOpen(!open)}
        />
        <TextBox node={node} id={id} value={props.value ?? BLACK} label={label} interactive={interactive} info={info} put={put} />
      </div>
      <div id={`${id}-panel`} hidden={!open}>
        {open && interactive && <Panel node={node} hex={hex} put={put} close={() => setOpen(false)} />}
      </div>
    </Block>
  );
};
export default ColorPicker;

type BoxProps = {
  node: Node;
  id: string;
  value: string;
  label: string;
  interactive: boolean;
  info: string | null | undefined;
  put: (value: string) => void;
};

/** What is typed becomes the value when it is a colour. */
function TextBox({ node, id, value, label, interactive, info, put }: BoxProps): VNode {
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft !== null && toHex(draft) === null;
  return (
    <input
      id={id}
      class="lite-input"
      value={draft ?? value}
      disabled={!interactive}
      spellcheck={false}
      autocomplete="off"
      aria-label={label === '' ? 'Color Picker' : undefined}
      aria-invalid={wrong}
      aria-describedby={info ? `${id}-info` : undefined}
      onInput={(event) => {
        const typed = event.currentTarget.value;
        setDraft(typed);
        if (toHex(typed) !== null) put(typed.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        setDraft(null);
        node.emit('submit');
      }}
      onFocus={() => node.emit('focus')}
      onBlur={() => {
        setDraft(null);
        node.emit('blur');
      }}
    />
  );
}

type PanelProps = { node: Node; hex: string; put: (value: string) => void; close: () => void };

/** Grey has no hue, and black no saturation: what was chosen is kept as long as it means the colour that is shown. */
function Panel({ node, hex, put, close }: PanelProps): VNode {
  const [kept, keep] = useState<Hsv>(() => toHsv(hex));
  const hsv = fromHsv(kept) === hex ? kept : toHsv(hex);
  const panel = useRef<HTMLDivElement>(null);
  const change = (next: Partial<Hsv>) => {
    const made = { ...hsv, ...next };
    keep(made);
    put(fromHsv(made));
  };
  useEffect(() => {
    const outside = (event: Event) => {
      const block = panel.current?.closest('.block');
      if (block && !event.composedPath().includes(block)) close();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);
  const release = () => node.emit('release');
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    close();
    panel.current?.closest('.block')?.querySelector<HTMLElement>('.colorpicker-swatch')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from whatever is inside
    <div class="colorpicker-panel" ref={panel} onKeyDown={key}>
      <Square hsv={hsv} hex={hex} change={change} release={release} />
      <input
        class="colorpicker-hue"
        type="range"
        min={0}
        max={359}
        step={1}
        value={Math.round(hsv.h)}
        aria-label="Hue"
        onInput={(event) => change({ h: event.currentTarget.valueAsNumber })}
        onChange={release}
      />
    </div>
  );
}

type SquareProps = { hsv: Hsv; hex: string; change: (next: Partial<Hsv>) => void; release: () => void };

const STEPS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Saturation from left to right, brightness from below to above. */
function Square({ hsv, hex, change, release }: SquareProps): VNode {
  const at = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const share = (n: number, size: number) => Math.min(100, Math.max(0, (n / size) * 100));
    change({ s: share(event.clientX - box.left, box.width), v: 100 - share(event.clientY - box.top, box.height) });
  };
  return (
    <div
      class="colorpicker-square"
      role="slider"
      tabIndex={0}
      aria-label="Saturation and brightness"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(hsv.s)}
      aria-valuetext={`Saturation ${Math.round(hsv.s)} %, brightness ${Math.round(hsv.v)} %, ${hex}`}
      style={{ '--colorpicker-hue': `hsl(${Math.round(hsv.h)} 100% 50%)` }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        at(event);
      }}
      onPointerMove={(event) => event.buttons & 1 && at(event)}
      onPointerUp={release}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (!step) return;
        event.preventDefault();
        const by = event.shiftKey ? 10 : 1;
        const clamp = (n: number) => Math.min(100, Math.max(0, n));
        change({ s: clamp(hsv.s + step[0] * by), v: clamp(hsv.v + step[1] * by) });
      }}
      onKeyUp={(event) => event.key in STEPS && release()}
    >
      <i style={{ left: `${hsv.s}%`, top: `${100 - hsv.v}%`, background: hex }} />
    </div>
  );
}
