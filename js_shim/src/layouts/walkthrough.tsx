/** Walkthrough: steps in a line, of which one is shown. Going back is the user's; going on is the app's. */
import { createContext, type VNode } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { BlockView, Node } from '../render/contract.js';
import { outer } from '../render/kit/block.js';
import { useChildNodes } from '../render/kit/children.js';
import { blockStyle, CheckIcon, controlId } from '../render/kit/index.js';
import css from './walkthrough.css?inline';

type WalkProps = { selected?: number | null };
type StepProps = { label?: string | null; id?: number | null; visible?: boolean | 'hidden'; interactive?: boolean };

/** Uid of the step that is shown. */
const Shown = createContext<number | null>(null);

const stepOf = (node: Node): StepProps => node.props.value as StepProps;
/** What `Walkthrough.selected` calls this step: its `id`, else its uid. */
const keyOf = (node: Node): number => stepOf(node).id ?? node.uid;
const nameId = (node: Node): string => `${controlId(node)}-step`;

/** Place of the step that is shown, among those that can be. An unknown `selected` shows the first. */
export function placeOf(keys: number[], selected: number | null | undefined): number {
  const place = selected == null ? 0 : keys.indexOf(selected);
  return Math.max(0, place);
}

export const Walkthrough: BlockView = ({ node, children }) => {
  node.app.style(css);
  const props = node.props.value as WalkProps;
  const all = useChildNodes().filter((child) => child.type === 'walkthroughstep');
  const steps = all.filter((step) => (stepOf(step).visible ?? true) === true);
  const at = placeOf(steps.map(keyOf), props.selected);
  const active = steps[at];
  const furthest = useRef(at);
  furthest.current = Math.max(furthest.current, at);
  const before = useRef(active);
  useEffect(() => {
    // A function selects a step as well as the user.
    if (before.current !== active && active) node.emit('change');
    before.current = active;
  }, [active]);
  const select = (step: Node) => {
    if (step === active) return;
    const data = { index: all.indexOf(step), value: stepOf(step).label ?? '' };
    node.set({ selected: keyOf(step) });
    step.emit('select', data);
    node.emit('select', data);
  };
  return (
    <div {...outer(props, 'walkthrough')} style={blockStyle(props)} data-testid="slot-content">
      <ol class="walkthrough-line" aria-label="Steps">
        {steps.map((step, index) => (
          <StepButton
            key={step.uid}
            step={step}
            number={index + 1}
            stage={index < at ? 'completed' : index === at ? 'active' : 'pending'}
            enabled={stepOf(step).interactive !== false && index <= furthest.current}
            select={() => select(step)}
          />
        ))}
      </ol>
      <Shown.Provider value={active?.uid ?? null}>{children}</Shown.Provider>
    </div>
  );
};

type ButtonProps = { step: Node; number: number; stage: 'completed' | 'active' | 'pending'; enabled: boolean; select: () => void };

function StepButton({ step, number, stage, enabled, select }: ButtonProps): VNode {
  return (
    <li class={`walkthrough-step walkthrough-${stage}`}>
      <button
        type="button"
        id={nameId(step)}
        class={`step-button ${stage}`}
        aria-current={stage === 'active' ? 'step' : undefined}
        disabled={!enabled && stage !== 'active'}
        onClick={select}
      >
        <span class="walkthrough-number">{stage === 'completed' ? <CheckIcon size={14} /> : number}</span>
        {stage === 'completed' && <span class="lite-sr-only">Done: </span>}
        <span class="walkthrough-label">{stepOf(step).label ?? `Step ${number}`}</span>
      </button>
    </li>
  );
}

/** One step's content. Steps that are not shown stay in the document, hidden, so that what they hold keeps its state. */
export const Step: BlockView = ({ node, children }) => {
  const on = useContext(Shown) === node.uid;
  const { class: className, id } = outer(node.props.value, 'walkthrough-panel');
  return (
    <section class={className} id={id} aria-labelledby={nameId(node)} hidden={!on} style={blockStyle(node.props.value)}>
      <div class="lite-column column" data-testid="tab-content">
        {children}
      </div>
    </section>
  );
};
