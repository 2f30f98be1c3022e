/** Draws the layout tree. Each block subscribes to its own props; a block that breaks shows why, and the others go on. */
import { useComputed } from '@preact/signals';
import { Component, type ComponentChildren, createContext, type VNode } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { LayoutNode } from '../protocol/config.js';
import type { BlockView, Node } from './contract.js';
import { Block } from './kit/block.js';
import { ChildNodes, Dormant } from './kit/children.js';
import { load } from './registry.js';

/** The app's blocks by uid. */
export const Nodes = createContext<(uid: number) => Node | undefined>(() => undefined);

/** The children of one place in the tree. */
export function Children({ places }: { places: LayoutNode[] | undefined }): VNode {
  return (
    <>
      {(places ?? []).map((place) => (
        <Place key={place.id} place={place} />
      ))}
    </>
  );
}

function Place({ place }: { place: LayoutNode }): VNode | null {
  const find = useContext(Nodes);
  const node = find(place.id);
  const children = node?.children?.value ?? place.children;
  const inside = useMemo(() => (children ?? []).flatMap(({ id }) => find(id) ?? []), [children, find]);
  if (!node) return null;
  if (!children) return <Shown node={node} />;
  return (
    <ChildNodes.Provider value={inside}>
      <Shown node={node}>
        <Children places={children} />
      </Shown>
    </ChildNodes.Provider>
  );
}

/** A block unless it is invisible. Tab items always are there: their strip decides. */
export function Shown({ node, children }: { node: Node; children?: ComponentChildren }): VNode | null {
  const visible = useComputed(() => (node.props.value as { visible?: unknown }).visible !== false);
  const drawn = !useContext(Dormant) || node.type === 'timer';
  if (!drawn) return visible.value ? <>{children}</> : null;
  const state = load(node.type).value;
  if (!visible.value) return null;
  if (state.view === null) return <Missing node={node} reason={state.reason} />;
  if (state.css) node.app.style(state.css);
  return (
    <Boundary node={node}>
      <Drawn view={state.view} node={node}>
        {children}
      </Drawn>
    </Boundary>
  );
}

function Drawn({ view: View, node, children }: { view: BlockView; node: Node; children: ComponentChildren }): VNode {
  return <View node={node}>{children}</View>;
}

function Missing({ node, reason }: { node: Node; reason: 'loading' | 'unknown' | 'none' | 'failed' }): VNode | null {
  if (reason === 'none') return null;
  if (reason === 'loading') return <div class="block lite-loading" aria-hidden="true" />;
  const words =
    reason === 'unknown'
      ? `This version of Lite has no component ${node.type}`
      : `The component ${node.type} could not be loaded. Check the connection and reload the page.`;
  return <Problem node={node} words={words} />;
}

function Problem({ node, words }: { node: Node; words: string }): VNode {
  return (
    <Block node={node} class="lite-problem" status={false}>
      <span role="note">{words}</span>
    </Block>
  );
}

type BoundaryProps = { node: Node; children: ComponentChildren };

/** Keeps one block's error from the rest of the app. New props give the block another chance. */
class Boundary extends Component<BoundaryProps, { broken: { error: unknown; props: object } | null }> {
  override state = { broken: null };

  override componentDidCatch(error: unknown): void {
    const { node } = this.props;
    console.error(`The component ${node.type} (block ${node.uid}) failed to draw.`, error);
    this.setState({ broken: { error, props: node.props.peek() } });
  }

  override render({ node, children }: BoundaryProps, { broken }: { broken: { error: unknown; props: object } | null }): ComponentChildren {
    if (!broken || broken.props !== node.props.value) return children;
    return <Problem node={node} words={`The component ${node.type} failed: ${words(broken.error)}`} />;
  }
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
