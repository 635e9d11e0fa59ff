// Validates modules with V8. Usage: node validate.mjs DIR SUFFIX
// Prints "NAME true" or "NAME false" for each file of DIR whose name ends with SUFFIX.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [directory, suffix] = process.argv.slice(2);
for (const name of readdirSync(directory).filter((file) => file.endsWith(suffix))) {
  console.log(name, WebAssembly.validate(readFileSync(join(directory, name))));
}
