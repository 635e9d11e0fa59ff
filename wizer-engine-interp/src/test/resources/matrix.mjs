// Runs the modules of the matrix of operations, and compares with what each row is to give.
// Arguments: the directory with N.wasm and N.json, and how many there are.
import { readFileSync } from 'node:fs';

const STRIDE = 16;
const COLUMN = 0x4000;
const FIRST_RESULT = 3 * COLUMN;
const [directory, count] = process.argv.slice(2);
let compared = 0;
let wrong = 0;

/** Lanes that may be any NaN where the other is one. */
const shape = (name, type) =>
  type === 'f' || (type === 'v' && name.startsWith('f32x4')) ? 4
  : type === 'd' || (type === 'v' && name.startsWith('f64x2')) ? 8 : 0;

function equal(actual, expected, width, bytes) {
  for (let at = 0; at < bytes; at += width || bytes) {
    let same = true;
    for (let i = at; i < at + (width || bytes); i++) {
      same &&= actual.getUint8(i) === expected.getUint8(i);
    }
    if (same) continue;
    const read = width === 4 ? 'getFloat32' : 'getFloat64';
    if (!width || !isNaN(actual[read](at, true)) || !isNaN(expected[read](at, true))) return false;
  }
  return true;
}

const bytesOf = { i: 4, f: 4, l: 8, d: 8, v: 16 };

function report(...what) {
  if (wrong++ < 20) console.log(what.join(' '));
}

for (let n = 0; n < count; n++) {
  const { name, kernels } = JSON.parse(readFileSync(`${directory}/${n}.json`, 'utf8'));
  const module = new WebAssembly.Module(readFileSync(`${directory}/${n}.wasm`));
  const { exports } = new WebAssembly.Instance(module);
  const memory = new DataView(exports.memory.buffer);
  const expected = new DataView(new ArrayBuffer(16));
  for (const kernel of kernels) {
    kernel.rows.forEach((row, i) => {
      let trapped = false;
      try {
        exports[kernel.name](i * STRIDE, (i + 1) * STRIDE);
      } catch (e) {
        trapped = true;
      }
      if (trapped || row === null) {
        compared++;
        if (trapped !== (row === null)) report(name, kernel.name, 'row', i, 'trapped', trapped);
        return;
      }
      row.forEach((halves, cell) => {
        compared++;
        expected.setBigInt64(0, BigInt(halves[0]), true);
        expected.setBigInt64(8, BigInt(halves[1]), true);
        const at = FIRST_RESULT + cell * COLUMN + i * STRIDE;
        const type = kernel.types[cell];
        const actual = new DataView(memory.buffer, at, 16);
        if (!equal(actual, expected, shape(name, type), bytesOf[type])) {
          report(name, kernel.name, 'row', i, 'result', cell, 'is',
            actual.getBigInt64(0, true), actual.getBigInt64(8, true), 'not', halves);
        }
      });
    });
  }
}
console.log(`compared ${compared}`);
process.exitCode = wrong ? 1 : 0;
