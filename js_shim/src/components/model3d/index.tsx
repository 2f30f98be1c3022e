/** Model3D: a model to turn around, zoom and move, by pointer, touch and keys; or a place to give one. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FileData } from '../../protocol/config.js';
import type { Json } from '../../protocol/messages.js';
import type { BlockView, Node } from '../../render/contract.js';
import { DropWords, DropZone, useUpload } from '../../render/kit/drop.js';
import {
  Block,
  BlockLabel,
  CloseIcon,
  CubeIcon,
  controlId,
  DownloadLink,
  Empty,
  IconButton,
  px,
  Spinner,
  Toolbar,
  ToolbarButtons,
  UndoIcon,
} from '../../render/kit/index.js';
import { fileName, mediaUrl } from '../../render/kit/media.js';
import { type Angles, type DisplayMode, formatOf, ModelError, SUFFIXES, turnOf } from './formats.js';
import css from './model3d.css?inline';
import type { Look, Shown, Stage } from './stage.js';

type Props = {
  value?: FileData | null;
  display_mode?: DisplayMode | null;
  clear_color?: number[] | null;
  camera_position?: Angles | null;
  zoom_speed?: number | null;
  pan_speed?: number | null;
  label?: string | null;
  show_label?: boolean | null;
  container?: boolean | null;
  height?: number | string | null;
  interactive?: boolean | null;
  buttons?: Json;
};

const MODELS = { types: SUFFIXES, count: 'single' as const };

const Model3D: BlockView = ({ node }) => {
  node.app.style(css);
  const props = node.props.value as Props;
  const url = mediaUrl(props.value);
  const interactive = props.interactive !== false;
  const label = props.label ?? 'Model3D';
  const name = `${controlId(node)}-name`;
  const [uploading, upload] = useUpload(node.app, MODELS);
  const put = async (file: File | undefined) => {
    const [value] = file ? await upload([file]) : [];
    if (!value || !file) return;
    node.set({ value: { ...value, url: value.url ?? URL.createObjectURL(file) } as unknown as Json });
    node.emit('upload');
  };
  const clear = () => {
    node.set({ value: null });
    node.emit('clear');
  };
  const height = px(props.height);
  return (
    <Block
      node={node}
      container={props.container ?? true}
      padding={false}
      class="model3d"
      role="group"
      labelledBy={name}
      style={height ? { height } : {}}
    >
      <BlockLabel id={name} label={label} icon={<CubeIcon />} show={props.show_label ?? true} />
      {url ? (
        <Viewer node={node} props={props} url={url} label={label} clear={interactive ? clear : null} />
      ) : (
        <>
          <Toolbar>
            <ToolbarButtons node={node} buttons={props.buttons} />
          </Toolbar>
          {interactive ? (
            <DropZone app={node.app} id={controlId(node)} takes={MODELS} uploading={uploading} onFiles={(files) => void put(files[0])}>
              <DropWords takes={MODELS} icon={<CubeIcon size={24} />} />
            </DropZone>
          ) : (
            <Empty icon={<CubeIcon size={26} />}>{props.value ? 'This model has no address that a page may load' : undefined}</Empty>
          )}
        </>
      )}
    </Block>
  );
};
export default Model3D;

type State = { stage: 'loading' } | { stage: 'shown'; shown: Shown } | { stage: 'failed'; message: string };
type ViewerProps = { node: Node; props: Props; url: string; label: string; clear: (() => void) | null };

function Viewer({ node, props, url, label, clear }: ViewerProps): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, stage] = useModel(canvas, props, url);
  const hint = `${controlId(node)}-hint`;
  const name = fileName(props.value);
  return (
    <div class="model3d-frame">
      <Toolbar>
        {state.stage === 'shown' && (
          <IconButton label="Undo" onClick={() => stage.current?.reset()}>
            <UndoIcon />
          </IconButton>
        )}
        <DownloadLink url={url} name={name} testId="model3d-download-link" />
        <ToolbarButtons node={node} buttons={props.buttons} />
        {clear && (
          <IconButton label="Clear" onClick={clear}>
            <CloseIcon />
          </IconButton>
        )}
      </Toolbar>
      <div
        class="model3d-stage"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys turn the model
        tabIndex={0}
        aria-label={`${label}: ${name}`}
        aria-describedby={hint}
        data-testid="model3d"
        hidden={state.stage === 'failed'}
        onKeyDown={(event) => {
          const turn = event.ctrlKey || event.metaKey || event.altKey ? null : turnOf(event);
          if (!turn) return;
          event.preventDefault();
          stage.current?.turn(turn);
        }}
      >
        <canvas ref={canvas} />
      </div>
      {state.stage === 'loading' && (
        <div class="model3d-wait">
          <Spinner size={22} />
        </div>
      )}
      {state.stage === 'failed' && (
        <div role="alert">
          <Empty icon={<CubeIcon size={26} />}>{state.message}</Empty>
        </div>
      )}
      <span class="lite-sr-only" id={hint}>
        Arrow keys turn the model, with Shift they move it; plus and minus zoom, Home shows all of it.
      </span>
      <span class="lite-sr-only" role="status">
        {state.stage === 'shown' ? words(state.shown) : ''}
      </span>
    </div>
  );
}

function words({ triangles, points, splats }: Shown): string {
  const many = (count: number, what: string) => `${count.toLocaleString()} ${what}${count === 1 ? '' : 's'}`;
  const parts = [triangles > 0 && many(triangles, 'triangle'), points > 0 && many(points, 'point'), splats > 0 && many(splats, 'splat')];
  return `The model is shown: ${parts.filter(Boolean).join(', ') || 'lines'}.`;
}

/** Loads what draws, and the model; draws it on the canvas. */
function useModel(canvas: { current: HTMLCanvasElement | null }, props: Props, url: string): [State, { current: Stage | null }] {
  const [state, setState] = useState<State>({ stage: 'loading' });
  const stage = useRef<Stage | null>(null);
  const look = lookOf(props);
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    const loading = new AbortController();
    const show = async () => {
      const format = formatOf(fileName(props.value));
      const [bytes, module] = await Promise.all([download(url, loading.signal), import('./stage.js')]);
      if (loading.signal.aborted || !canvas.current) return;
      // The stage stays from one model to the next.
      stage.current ??= makeStage(module, canvas.current, latest.current);
      const shown = await stage.current.show(bytes, format, new URL(url, document.baseURI).href);
      if (shown && !loading.signal.aborted) setState({ stage: 'shown', shown });
    };
    setState((now) => (now.stage === 'failed' ? { stage: 'loading' } : now));
    show().catch((error) => {
      const message = error instanceof Error ? error.message : String(error);
      if (!loading.signal.aborted)
        setState({ stage: 'failed', message: error instanceof ModelError ? message : `This model could not be shown: ${message}.` });
    });
    return () => loading.abort();
  }, [url]);
  useEffect(
    () => () => {
      stage.current?.dispose();
      stage.current = null;
    },
    [],
  );
  const shape = JSON.stringify(look);
  useEffect(() => stage.current?.wear(latest.current), [shape]);
  return [state, stage];
}

function makeStage({ Stage }: typeof import('./stage.js'), canvas: HTMLCanvasElement, look: Look): Stage {
  try {
    return new Stage(canvas, canvas.parentElement as HTMLElement, look);
  } catch {
    throw new ModelError('This browser draws no 3D here: it has no WebGL, or it is switched off. The file can be downloaded.');
  }
}

async function download(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(url, { signal }).catch((error: unknown) => {
    throw new ModelError(`The file could not be loaded (${error instanceof Error ? error.message : String(error)}).`);
  });
  if (!answer.ok) throw new ModelError(`The file could not be loaded (HTTP ${answer.status}).`);
  return answer.arrayBuffer();
}

function lookOf(props: Props): Look {
  const color = props.clear_color;
  return {
    mode: props.display_mode ?? 'solid',
    background: Array.isArray(color) && color.every((part) => typeof part === 'number') ? color : null,
    camera: Array.isArray(props.camera_position) ? (props.camera_position as unknown as Angles) : [null, null, null],
    zoomSpeed: props.zoom_speed ?? 1,
    panSpeed: props.pan_speed ?? 1,
  };
}
