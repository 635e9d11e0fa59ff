// Makes a component out of JavaScript with the wizer that WIZER_BIN names.
// Usage: node componentize.mjs CLIENTS SOURCE WIT WORLD OUTPUT
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [clients, sourcePath, witPath, worldName, output] = process.argv.slice(2);
const library = join(clients, 'node_modules/@bytecodealliance/componentize-js/src/componentize.js');
const { componentize } = await import(pathToFileURL(library));
const { component } = await componentize({
  sourcePath,
  witPath,
  worldName,
  wizerBin: process.env.WIZER_BIN,
});
await writeFile(output, component);
