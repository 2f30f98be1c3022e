/**
 * What the worker around Python and the engine worker say to each other, on the port of the engine worker itself: the page is not
 * involved.
 *
 *     Python's worker → engine    Ask, Drop
 *     engine → Python's worker    Told*, then exactly one of Answer | Fault
 *
 * Structure travels as JSON text in `head`, numbers and pictures as buffers that are transferred. A tensor stands in a head as
 * `TensorHead`, whose bytes are the next of the buffers; only strings stand in the head itself.
 */

/** What is asked for; each operation's own file says what its head holds. */
export type Ask = { id: number; op: string; head: string; buffers: ArrayBuffer[] };
/** Nobody waits for the answer to `id` any more: don't begin with it. */
export type Drop = { drop: number };
export type Answer = { id: number; head: string; buffers: ArrayBuffer[] };
/** Something happened on the way to the answer: a download went on, a token came. */
export type Told = { id: number; told: string };

/**
 * Whose fault it is that there is no answer.
 *
 * | kind | |
 * |---|---|
 * | `argument` | what was given doesn't fit the model |
 * | `model` | the model can't be used: damaged, or with an operator that this engine lacks |
 * | `missing` | a file or session that isn't there |
 * | `memory` | it doesn't fit into the memory |
 * | `gone` | the engine worker itself ended, or couldn't be started |
 * | `failed` | anything else that the engine says |
 */
export type FaultKind = 'argument' | 'model' | 'missing' | 'memory' | 'gone' | 'failed';
export type Fault = { id: number; fault: FaultKind; message: string };
export type ToEngine = Ask | Drop;
export type FromEngine = Answer | Fault | Told;

/** A tensor in a head. `data` only for strings, whose tensors have no buffer. */
export type TensorHead = { name: string; type: string; dims: number[]; data?: string[] };

/** An error that says whose fault it is. */
export class EngineError extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
