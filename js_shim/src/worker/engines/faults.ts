/** What the engines throw, sorted by whose fault it is, so that Python can raise the right exception. */
import { EngineError, type Fault, type FaultKind } from './wire.js';

/**
 * The first pattern that is found in an error's text decides. The runtime throws numbers when its own memory ran out before it could
 * make a text of it.
 */
const KINDS: [RegExp, FaultKind][] = [
  [/Aborted\(|memory access out of bounds|unreachable|table index is out of bounds|Maximum call stack/i, 'gone'],
  [
    /bad_alloc|shape is too large|Integer overflow|out of memory|failed to allocate|allocation failed|Array buffer allocation|Invalid typed array length|^\d+$/i,
    'memory',
  ],
  [
    /Unsupported (?:pipeline|device|model type|dtype)|Invalid[ _]?Argument|INVALID_ARGUMENT|Unexpected input data type|invalid dimensions|Got invalid/i,
    'argument',
  ],
  [
    /protobuf|INVALID_GRAPH|InvalidGraph|NOT_IMPLEMENTED|not implemented|not supported|Unsupported|No Op registered|Could not find an implementation|opset|Failed to load model/i,
    'model',
  ],
  [/Failed to fetch|404|no available backend/i, 'missing'],
];

/** ONNX Runtime's own sentence, without the places in its sources: "… ERROR_MESSAGE: /mnt/….cc:83 … : 2 : INVALID_ARGUMENT : Too large". */
export function plain(message: string): string {
  const said = message.replace(/^[\s\S]*ERROR_MESSAGE: /, '').replace(/^[\s\S]*\[ONNXRuntimeError\] : \d+ : \w+ : /, '');
  return said.replace(/^\S+\.(?:cc|h):\d+ .*?\) (?=[A-Z])/, '').trim() || message;
}

/** The fault that `error` is. */
export function faultOf(error: unknown): Pick<Fault, 'fault' | 'message'> {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof EngineError) return { fault: error.kind, message };
  if (error instanceof RangeError) return { fault: 'memory', message };
  return { fault: KINDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'failed', message: plain(message) };
}
