// Makes random valid modules with Binaryen. Usage: node random-modules.mjs CLIENTS DIR FIRST COUNT
// DIR has a support.wasm, made of support.wat. For each SEED from FIRST on there will be
//   SEED.wasm         a module that imports from others
//   SEED.glue.wat     a module that exports the globals which it imports
//   SEED.merged.wasm  all of them merged: it imports from the host alone
// They are the same whenever they are made: their content comes from SEED alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
const [clients, directory, first, count] = process.argv.slice(2);

const FEATURES = [
  'sign-ext', 'mutable-globals', 'nontrapping-float-to-int', 'simd', 'bulk-memory',
  'bulk-memory-opt', 'exception-handling', 'tail-call', 'reference-types', 'multivalue', 'gc',
  'extended-const', 'multimemory',
];

// Rare combinations are found only if some modules do without the frequent ones.
function options(seed) {
  const chosen = FEATURES.map((name) => `--enable-${name}`);
  if (seed % 4 === 1) chosen.push('--enable-memory64');
  if (seed % 4 === 2) chosen.push('--enable-threads');
  if (seed % 2 === 1) chosen.push('--no-fuzz-oob');
  if (seed % 6 === 0) chosen.push('-O1');
  return chosen;
}

// xorshift32: the seed file that Binaryen turns into a module.
function randomBytes(seed) {
  const bytes = new Uint8Array(500 + (seed * 7919) % 9000);
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
  for (let i = 0; i < bytes.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

// A tool is a script that ends its process: run it in a scope of its own, compiled once.
function tool(name) {
  const folder = join(clients, 'node_modules/binaryen/bin');
  const file = join(folder, name);
  const main = vm.compileFunction(
    readFileSync(file, 'utf8').replace(/^#!.*/, ''),
    ['Module', 'process', 'require', 'module', '__filename', '__dirname', 'WebAssembly'],
    { filename: file });
  let compiled;
  const cachingWebAssembly = Object.create(WebAssembly, {
    instantiate: {
      async value(binary, imports) {
        compiled ??= await WebAssembly.compile(binary);
        return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
      },
    },
  });
  return (words) =>
    new Promise((resolve, reject) => {
      const scope = Object.create(process, {
        argv: { value: ['node', file, ...words] },
        exitCode: { value: 0, writable: true },
      });
      const settings = {
        postRun: () => (scope.exitCode ? reject(new Error(words.join(' '))) : resolve()),
        onAbort: reject,
        printErr() {},
      };
      main(settings, scope, require, undefined, file, folder, cachingWebAssembly);
    });
}

const wasmOpt = tool('wasm-opt');
const wasmMerge = tool('wasm-merge');
const path = (name) => join(directory, name);

// The text of a module that exports the globals which a module imports.
function glue(file) {
  const names = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(file)))
    .filter(({ kind }) => kind === 'global')
    .map(({ name }) => name);
  const object = (i) => `(extern.convert_any (struct.new $box (i32.const ${i})))`;
  const globals = [...new Set(names)]
    .map((name, i) => `  (global (export "${name}") (ref extern) ${object(i)})\n`);
  return `(module\n  (type $box (struct (field i32)))\n${globals.join('')})`;
}

for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  const [bytes, linked, globals] = [`${seed}.seed`, `${seed}.wasm`, `${seed}.glue.wat`].map(path);
  writeFileSync(bytes, randomBytes(seed));
  await wasmOpt([bytes, '-ttf', '--denan', '-o', linked, ...options(seed)]);
  writeFileSync(globals, glue(linked));
  await wasmMerge([
    globals, '__fuzz_import', path('support.wasm'), 'fuzzing-support', linked, 'main',
    '-o', path(`${seed}.merged.wasm`), '--skip-export-conflicts',
    ...options(seed).filter((option) => option.startsWith('--enable')),
  ]);
}
