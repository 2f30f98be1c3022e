/** Tensors between a head with buffers and ONNX Runtime's own class. */
import type * as Ort from 'onnxruntime-web';
import { EngineError, type TensorHead } from './wire.js';

/** How the elements of a type lie in a buffer; bool and float16 as the runtime takes them. */
const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  float16: Uint16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
} as const;

/** The tensor that `head` describes; its bytes are taken from the front of `buffers`. @throws {EngineError} */
export function ofHead(ort: typeof Ort, head: TensorHead, buffers: ArrayBuffer[]): Ort.Tensor {
  if (head.type === 'string') return new ort.Tensor('string', head.data ?? [], head.dims);
  const bytes = buffers.shift();
  if (bytes === undefined || !(head.type in ARRAYS)) throw new EngineError('argument', `A tensor of type ${head.type} can't be given.`);
  const data = new ARRAYS[head.type as keyof typeof ARRAYS](bytes);
  return new ort.Tensor(head.type as 'float32', data as Float32Array, head.dims);
}

/** What `tensor` is in an answer; its bytes are put at the end of `buffers`. The tensor is freed. */
export async function toHead(name: string, tensor: Ort.Tensor, buffers: ArrayBuffer[]): Promise<TensorHead> {
  const head: TensorHead = { name, type: tensor.type, dims: [...tensor.dims] };
  const data = await tensor.getData(true);
  if (tensor.type === 'string') return { ...head, data: data as string[] };
  const view = data as Uint8Array;
  // Several outputs may be views of one memory, and the runtime's own is not ours to give.
  const whole = view.byteLength === view.buffer.byteLength && view.buffer instanceof ArrayBuffer && !buffers.includes(view.buffer);
  buffers.push(whole ? (view.buffer as ArrayBuffer) : (view.slice().buffer as ArrayBuffer));
  return head;
}
