import type { InferenceSession, Tensor, TypedTensor } from 'onnxruntime-node';

/** What runs a graph: the same API, natively or as WebAssembly. */
export type Runtime = {
  readonly kind: 'native' | 'wasm';
  readonly open: (graph: Uint8Array) => Promise<InferenceSession>;
  readonly int32: (values: Int32Array, dims: readonly number[]) => TypedTensor<'int32'>;
  readonly float32: (values: Float32Array, dims: readonly number[]) => TypedTensor<'float32'>;
  readonly int64: (values: BigInt64Array, dims: readonly number[]) => TypedTensor<'int64'>;
};

type Onnx = { readonly InferenceSession: typeof InferenceSession; readonly Tensor: typeof Tensor };

/** One core: the other ones are for the people who chat. */
const SESSION: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', logSeverityLevel: 4 };

const runtimeOf = (kind: Runtime['kind'], onnx: Onnx): Runtime => ({
  kind,
  open: (graph) => onnx.InferenceSession.create(graph, SESSION),
  int32: (values, dims) => new onnx.Tensor('int32', values, dims),
  float32: (values, dims) => new onnx.Tensor('float32', values, dims),
  int64: (values, dims) => new onnx.Tensor('int64', values, dims),
});

const native = async (): Promise<Runtime> => runtimeOf('native', await import('onnxruntime-node'));

const wasm = async (): Promise<Runtime> => {
  const onnx = await import('onnxruntime-web');
  onnx.env.wasm.numThreads = 1;
  return runtimeOf('wasm', onnx);
};

/** The best runtime this machine has; undefined where neither loads (no native library for it, and WebAssembly is missing). */
export const findRuntime = async (wasmOnly: boolean): Promise<Runtime | undefined> => {
  for (const load of wasmOnly ? [wasm] : [native, wasm]) {
    const runtime = await load().catch(() => undefined);
    if (runtime) return runtime;
  }
  return undefined;
};

/** The numbers of an output. Throws where the graph has none of that name. */
export const floatsOf = (outputs: InferenceSession.ReturnType, name: string): Float32Array => {
  const data = outputs[name]?.data;
  if (!(data instanceof Float32Array)) throw new TypeError(`the graph has no output ${name}`);
  return data;
};
