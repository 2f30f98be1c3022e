/** Microphones and cameras: asked for, listed, and what went wrong in words. */

export type Kind = 'microphone' | 'camera';

/** A stream of what `constraints` ask for. Throws an Error whose message is for the user. */
export async function openDevice(kind: Kind, constraints: MediaStreamConstraints): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) throw new Error(`A ${kind} works only on pages served over https or from localhost.`);
  try {
    return await navigator.mediaDevices.getUserMedia(constraints);
  } catch (error) {
    throw new Error(reason(kind, error));
  }
}

function reason(kind: Kind, error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return `The browser did not allow it. Allow the ${kind} for this page, and try again.`;
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return `No fitting ${kind} was found. Connect one, and try again.`;
  if (name === 'NotReadableError') return `The ${kind} is used by another program. Close that, and try again.`;
  return `The ${kind} could not be started: ${error instanceof Error ? error.message : String(error)}`;
}

/** Switches a device off. */
export function closeDevice(stream: MediaStream | null | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** The devices to choose from; their names are known once one was allowed. */
export async function listDevices(kind: Kind): Promise<{ id: string; name: string }[]> {
  const wanted = kind === 'microphone' ? 'audioinput' : 'videoinput';
  try {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all
      .filter((device) => device.kind === wanted && device.deviceId !== '')
      .map((device, index) => ({ id: device.deviceId, name: device.label || `${kind} ${index + 1}` }));
  } catch {
    return [];
  }
}
