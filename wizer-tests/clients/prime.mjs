// Prints a prime from the pre-initialized example. Usage: node prime.mjs MODULE INDEX
import { readFile } from 'node:fs/promises';

const [module, index] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(await readFile(module));
console.log(instance.exports.prime(Number(index)), Object.keys(instance.exports).join(','));
