/** The microphones or cameras to choose from; drawn once there is a choice. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AppServices } from '../contract.js';
import css from './device_choice.css?inline';
import { type Kind, listDevices } from './devices.js';

type DeviceChoiceProps = {
  app: AppServices;
  kind: Kind;
  /** Its id; empty for the browser's default. */
  device: string;
  choose: (id: string) => void;
  /** Whether one was allowed: browsers tell names from then on. */
  known: boolean;
  disabled?: boolean;
};

/** Its accessible name, and what the browser's own choice is called; a camera that runs is known. */
const WORDS: Record<Kind, { name: string; own: string | null }> = {
  microphone: { name: 'Select input device', own: 'Default microphone' },
  camera: { name: 'select input source', own: null },
};

export function DeviceChoice({ app, kind, device, choose, known, disabled = false }: DeviceChoiceProps): VNode | null {
  app.style(css);
  const [devices, list] = useState<{ id: string; name: string }[]>([]);
  useEffect(() => {
    let here = true;
    const look = async () => {
      const found = await listDevices(kind);
      if (here) list(found);
    };
    void look();
    navigator.mediaDevices?.addEventListener?.('devicechange', look);
    return () => {
      here = false;
      navigator.mediaDevices?.removeEventListener?.('devicechange', look);
    };
  }, [kind, known]);
  if (devices.length < 2) return null;
  const { name, own } = WORDS[kind];
  return (
    <select
      class={`lite-input lite-${kind}s`}
      aria-label={name}
      value={device}
      disabled={disabled}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {own && <option value="">{own}</option>}
      {devices.map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))}
    </select>
  );
}
