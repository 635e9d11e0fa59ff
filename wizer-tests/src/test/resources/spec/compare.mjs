// Compares modules after their initialization functions with pre-initialized ones, in V8.
// Usage: node compare.mjs DIRECTORY, with cases.json, N.original.wasm, N.wizened.wasm, and the
// modules that they import from, in it.
// Prints one line for each case: "same", "different: HOW" or "unsupported: WHY".
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const MAX_ELEMENTS = 10_000;

const directory = process.argv[2];
const cases = JSON.parse(readFileSync(join(directory, 'cases.json'), 'utf8'));

// One object for each number, so that identity means equality.
const hostObjects = new Map();
const bits = new DataView(new ArrayBuffer(8));

function hostObject(number) {
  if (!hostObjects.has(number)) {
    hostObjects.set(number, { host: number });
  }
  return hostObjects.get(number);
}

function argument([type, number]) {
  switch (type) {
    case 'i32':
      return Number(number);
    case 'i64':
      return BigInt(number);
    case 'f32':
      bits.setInt32(0, Number(number));
      return bits.getFloat32(0);
    case 'f64':
      bits.setBigInt64(0, BigInt(number));
      return bits.getFloat64(0);
    case 'host':
      return hostObject(number);
    case 'null':
      return null;
    default:
      return undefined; // V8 refuses to call functions with vectors.
  }
}

function describe(value) {
  if (Array.isArray(value)) {
    return value.map(describe).join(' ');
  }
  if (typeof value === 'function') {
    return `function ${value.name}`;
  }
  if (typeof value === 'object' && value !== null) {
    return 'host' in value ? `host ${value.host}` : 'object';
  }
  return Object.is(value, -0) ? '-0' : `${typeof value} ${value}`;
}

function attempt(task) {
  try {
    return describe(task());
  } catch (e) {
    return e instanceof WebAssembly.Exception ? 'exception' : `${e.name}: ${e.message}`;
  }
}

function checksum(memory) {
  return createHash('sha256').update(new Uint8Array(memory.buffer)).digest('hex');
}

function tableElements(table) {
  const length = Number(table.length);
  const lines = [`${length} elements`];
  for (let i = 0; i < Math.min(length, MAX_ELEMENTS); i++) {
    lines.push(attempt(() => table.get(typeof table.length === 'bigint' ? BigInt(i) : i)));
  }
  return lines;
}

function state(exports) {
  const lines = [];
  for (const [name, value] of Object.entries(exports)) {
    if (value instanceof WebAssembly.Global) {
      lines.push(`global ${name}: ${attempt(() => value.value)}`);
    } else if (value instanceof WebAssembly.Memory) {
      lines.push(`memory ${name}: ${value.buffer.byteLength} ${attempt(() => checksum(value))}`);
    } else if (value instanceof WebAssembly.Table) {
      lines.push(...tableElements(value).map((line) => `table ${name}: ${line}`));
    }
  }
  return lines;
}

function instantiate(file, providers = {}) {
  const module = new WebAssembly.Module(readFileSync(join(directory, file)));
  const imports = { spectest: {} };
  for (const [name, provider] of Object.entries(providers)) {
    imports[name] = instantiate(provider);
  }
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from === 'spectest') {
      imports.spectest[name] = () => {};
    }
  }
  return new WebAssembly.Instance(module, imports).exports;
}

function trace(exports, calls) {
  const lines = state(exports);
  for (const [name, values] of calls) {
    lines.push(`${name}: ${attempt(() => exports[name](...values.map(argument)))}`);
  }
  return lines.concat(state(exports));
}

function compare({ init, providers, calls }, index) {
  let original;
  try {
    original = instantiate(`${index}.original.wasm`, providers);
  } catch (e) {
    return `unsupported: ${e.message.replace(/@.*|function #\d+.*|, .*/s, '')}`;
  }
  try {
    original[init]();
    const wizened = instantiate(`${index}.wizened.wasm`, providers);
    const expected = trace(original, calls);
    const actual = trace(wizened, calls);
    const first = expected.findIndex((line, i) => line !== actual[i]);
    if (first >= 0 || expected.length !== actual.length) {
      return `different: ${expected[first]}, but pre-initialized ${actual[first]}`;
    }
    return 'same';
  } catch (e) {
    return `different: ${e}`;
  }
}

cases.forEach((subject, index) => {
  const result = compare(subject, index);
  const suffix = result.startsWith('different') ? ` (${subject.name})` : '';
  process.stdout.write(`${result.replaceAll('\n', ' ')}${suffix}\n`);
});
