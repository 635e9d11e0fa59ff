// Runs modules in V8 as plans say. Usage: node run-plans.mjs DIR
// For each NAME.plan it writes NAME.v8: what each step gave. A plan's lines are steps of words:
//   link MODULE FILE    what modules import as MODULE is what the module FILE exports
//   module FILE         instantiate
//   call EXPORT ARG..   call a function
//   forget              drop what has been written so far; before it, exports are not called back
//   global EXPORT, memory EXPORT, table EXPORT    look at state
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const directory = process.argv[2];
const compiled = new Map();

function compile(file) {
  if (!compiled.has(file)) {
    compiled.set(file, new WebAssembly.Module(readFileSync(join(directory, file))));
  }
  return compiled.get(file);
}

const bits = new DataView(new ArrayBuffer(8));

function argument(word) {
  const [kind, text] = word.split(':');
  switch (kind) {
    case 'i64': return BigInt(text);
    case 'null': return null;
    default: return Number(text);
  }
}

function show(value) {
  switch (typeof value) {
    case 'bigint': return `${value}`;
    case 'number':
      if (Number.isNaN(value)) return 'nan';
      bits.setFloat64(0, value);
      return `0x${bits.getBigUint64(0).toString(16)}`;
    case 'function': return 'func';
    case 'undefined': return 'undefined';
    default: return value === null ? 'null' : 'object';
  }
}

const TRAPS = [
  [/^unreachable/, 'unreachable'],
  [/^memory access out of bounds|^data segment/, 'memory'],
  [/^(divide|remainder) by zero/, 'zero'],
  [/^divide result unrepresentable|^float unrepresentable/, 'conversion'],
  [/^table (index|access).*out of bounds|^element segment/, 'table'],
  [/^null function|^function signature mismatch/, 'call'],
  [/^dereferencing a null pointer|^rethrowing null value/, 'null'],
  [/^illegal cast/, 'cast'],
  [/^array element access out of bounds/, 'array'],
  // An access can be both out of bounds and unaligned.
  [/^operation does not support unaligned/, 'memory'],
];

function describe(failure) {
  if (failure instanceof WebAssembly.Exception) return 'exception';
  if (failure instanceof WebAssembly.RuntimeError) {
    if (/^requested new array is too large/.test(failure.message)) return 'exhausted';
    for (const [pattern, kind] of TRAPS) if (pattern.test(failure.message)) return `trap ${kind}`;
    return `trap ${failure.message}`;
  }
  if (failure instanceof RangeError && /call stack/.test(failure.message)) return 'exhausted';
  return `${failure.name}: ${failure.message}`;
}

function view(step, value) {
  switch (step) {
    case 'global':
      try { return show(value.value); } catch { return 'opaque'; }
    case 'memory': {
      const bytes = new Uint8Array(value.buffer);
      return `${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`;
    }
    case 'table': {
      const entries = [];
      try {
        const index = typeof value.length === 'bigint' ? BigInt : Number;
        for (let i = 0; i < value.length; i++) entries.push(show(value.get(index(i))));
      } catch { return `${value.length} opaque`; }
      return [entries.length, ...entries].join(' ');
    }
  }
}

function runPlan(plan) {
  let lines = [];
  let exports;
  const begin = plan.findIndex(([step]) => step === 'forget') + 1;
  const calls = plan.slice(begin).filter(([step]) => step === 'call');
  let callable = begin === 0;
  const callExport = (index) => {
    if (!callable || !exports || calls.length === 0) return;
    const [, name, ...words] = calls[(index >>> 0) % calls.length];
    exports[name](...words.map(argument));
  };
  const host = { log: (kind, value) => { lines.push(`log ${kind} ${value}`); }, call: callExport };
  const imports = { host };
  for (const [step, name, ...words] of plan) {
    switch (step) {
      case 'forget': lines = []; callable = true; break;
      case 'link':
        imports[name] = new WebAssembly.Instance(compile(words[0]), imports).exports;
        break;
      case 'module': {
        let module;
        try { module = new WebAssembly.Module(readFileSync(join(directory, name))); }
        catch (failure) { lines.push(`invalid ${failure.message}`); return lines; }
        try { exports = new WebAssembly.Instance(module, imports).exports; }
        catch (failure) { lines.push(`instantiation ${describe(failure)}`); return lines; }
        lines.push('instantiated');
        break;
      }
      case 'call':
        try {
          const result = exports[name](...words.map(argument));
          const results = Array.isArray(result) ? result : result === undefined ? [] : [result];
          lines.push(['call', name, ...results.map(show)].join(' '));
        } catch (failure) {
          lines.push(`call ${name} ${describe(failure)}`);
        }
        break;
      default: lines.push(`${step} ${name} ${view(step, exports[name])}`);
    }
  }
  return lines;
}

for (const file of readdirSync(directory).filter((name) => name.endsWith('.plan'))) {
  const text = readFileSync(join(directory, file), 'utf8');
  const lines = runPlan(text.split('\n').filter(Boolean).map((line) => line.split(' ')));
  const outcome = lines.map((line) => `${line}\n`).join('');
  writeFileSync(join(directory, file.replace(/plan$/, 'v8')), outcome);
}
