// Emscripten's modules that come with three.js, which has no types for them.
declare module 'three/examples/jsm/libs/draco/gltf/draco_wasm_wrapper.js' {
  const create: (settings: { wasmBinary: ArrayBuffer }) => Promise<import('./draco.js').DracoModule>;
  export default create;
}
declare module 'three/examples/jsm/libs/basis/basis_transcoder.js' {
  const create: (settings: { wasmBinary: ArrayBuffer }) => Promise<import('./basis.js').BasisModule>;
  export default create;
}
