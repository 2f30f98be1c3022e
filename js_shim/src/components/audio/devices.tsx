/** The microphones to choose from; drawn once there is a choice. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { listDevices } from '../../render/kit/devices.js';

type DevicesProps = {
  device: string;
  choose: (id: string) => void;
  /** Whether one was allowed: browsers tell names from then on. */
  known: boolean;
  disabled: boolean;
};

export function Devices({ device, choose, known, disabled }: DevicesProps): VNode | null {
  const [devices, list] = useState<{ id: string; name: string }[]>([]);
  useEffect(() => {
    let here = true;
    const look = async () => {
      const found = await listDevices('microphone');
      if (here) list(found);
    };
    void look();
    navigator.mediaDevices?.addEventListener?.('devicechange', look);
    return () => {
      here = false;
      navigator.mediaDevices?.removeEventListener?.('devicechange', look);
    };
  }, [known]);
  if (devices.length < 2) return null;
  return (
    <select
      class="lite-input audio-devices"
      aria-label="Select input device"
      value={device}
      disabled={disabled}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">Default microphone</option>
      {devices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
