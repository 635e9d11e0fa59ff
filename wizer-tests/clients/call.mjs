// Calls an export of a component and prints what it returns.
// Usage: node call.mjs CLIENTS COMPONENT SCRATCH EXPORT [ARGUMENT...]
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [clients, component, scratch, name, ...callArguments] = process.argv.slice(2);
const modules = join(clients, 'node_modules');
const jco = await import(pathToFileURL(join(modules, '@bytecodealliance/jco/dist/api.js')));
const { files } = await jco.transpile(await readFile(component), { name: 'component' });
await mkdir(scratch, { recursive: true });
await symlink(modules, join(scratch, 'node_modules'));
await writeFile(join(scratch, 'package.json'), '{"type":"module"}');
for (const [file, content] of Object.entries(files)) {
  const path = join(scratch, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
const exports = await import(pathToFileURL(join(scratch, 'component.js')));
console.log(exports[name](...callArguments));
