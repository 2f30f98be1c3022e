/** Runs on the audio thread: hands what it hears to the page, a twentieth of a second at a time. */
export {};

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: unknown): void;
declare const sampleRate: number;

class Tap extends AudioWorkletProcessor {
  private heard: Float32Array = new Float32Array(Math.max(128, Math.round(sampleRate / 20)));
  private filled = 0;

  process([input]: Float32Array[][]): boolean {
    const length = input?.[0]?.length ?? 0;
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (const channel of input!) sum += channel[i]!;
      this.heard[this.filled++] = sum / input!.length;
      if (this.filled < this.heard.length) continue;
      this.port.postMessage(this.heard);
      this.heard = new Float32Array(this.heard.length);
      this.filled = 0;
    }
    return true;
  }
}

registerProcessor('lite-tap', Tap);
