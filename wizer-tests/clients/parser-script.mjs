// Writes a script that parses JavaScript at top level with a parser written in JavaScript: acorn,
// which reads its own source TIMES times. Usage: node parser-script.mjs CLIENTS TIMES OUTPUT
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [clients, times, output] = process.argv.slice(2);
const source = readFileSync(join(clients, 'node_modules/acorn/dist/acorn.mjs'), 'utf8');
const library = source.replace(/^export \{[^}]*\};$/m, '');
writeFileSync(output, `${library}
const sourceText = ${JSON.stringify(source)};
let tree;
for (let i = 0; i < ${times}; i++) {
  tree = parse(sourceText, { ecmaVersion: 2024, sourceType: 'module' });
}

function count(value) {
  if (value === null || typeof value !== 'object') return 0;
  let nodes = typeof value.type === 'string' ? 1 : 0;
  for (const key in value) nodes += count(value[key]);
  return nodes;
}

export function hello(name) {
  return \`hello \${name} \${count(tree)}\`;
}
`);
