// Does at top level what scripts do when they start: makes tables, reads data, renders templates.

// Numbers that are the same on every run.
let seed = 1;
function random(limit) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % limit;
}

// A table of checksums, and a checksum.
const crcTable = new Uint32Array(256);
for (let i = 0; i < 256; i++) {
  let value = i;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  crcTable[i] = value;
}

function crc(text) {
  let value = -1;
  for (let i = 0; i < text.length; i++) {
    value = (value >>> 8) ^ crcTable[(value ^ text.charCodeAt(i)) & 255];
  }
  return ~value >>> 0;
}

// Records, written and read.
function words(count) {
  const list = [];
  for (let i = 0; i < count; i++) {
    list.push(String.fromCharCode(...Array.from({ length: 2 + random(3) }, () => 97 + random(12))));
  }
  return list;
}

const records = words(2300).map((name, id) => ({ id, name, tags: words(3), rank: random(1000) }));
const text = JSON.stringify(records);
const read = JSON.parse(text);

// An index, sorted with a comparison of its own.
const index = new Map();
for (const { id, name, tags } of read) {
  for (const word of [name, ...tags]) {
    if (!index.has(word)) index.set(word, []);
    index.get(word).push(id);
  }
}
const frequent = [...index].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));

// Templates, made into functions.
function template(source) {
  const parts = source.split(/\{\{\s*(\w+)(?:\s*\|\s*(\w+))?\s*\}\}/);
  const filters = {
    upper: (value) => value.toUpperCase(),
    escape: (value) => value.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`),
  };
  return (values) => {
    let result = parts[0];
    for (let i = 1; i < parts.length; i += 3) {
      const value = String(values[parts[i]]);
      result += (filters[parts[i + 1]] ?? String)(value) + parts[i + 2];
    }
    return result;
  };
}

const row = template('<tr id="r{{ id }}"><td>{{ name | upper }}</td><td>{{tags|escape}}</td>{{rank}}</tr>\n');
const page = read.map(row).join('');

// Text in a simple markup, line by line.
function render(source) {
  let open = false;
  let result = '';
  for (const line of source.split('\n')) {
    const item = /^[-*] (.*)$/.exec(line);
    if (!item === open) result += (open = !open) ? '<ul>' : '</ul>';
    const content = (item ? item[1] : line)
      .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
      .replace(/`([^`]+)`/g, (_, code) => `<code>${code}</code>`);
    result += item ? `<li>${content}</li>` : content ? `<p>${content}</p>` : '';
  }
  return result;
}

const markup = read.map(({ name, tags }, i) => `${i % 3 ? '- ' : ''}**${name}** is \`${tags[0]}\``);
const document = render(markup.join('\n'));

// Objects with methods: what a small machine does.
class Machine {
  #stack = [];
  push(value) { this.#stack.push(value | 0); return this; }
  binary(operator) {
    const right = this.#stack.pop();
    return this.push(operator(this.#stack.pop(), right));
  }
  get top() { return this.#stack.at(-1); }
}

const machine = new Machine().push(1);
const operators = [(a, b) => a + b, (a, b) => a ^ b, (a, b) => Math.imul(a, b), (a, b) => a - (b >> 1)];
for (let i = 0; i < 44000; i++) machine.push(i).binary(operators[i & 3]);

// How far words are from each other.
function distance(left, right) {
  let previous = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      const changed = previous[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1);
      current.push(Math.min(previous[j] + 1, current[j - 1] + 1, changed));
    }
    previous = current;
  }
  return previous[right.length];
}

let near = 0;
for (let i = 0; i < 1800; i++) {
  near += distance(read[i].name, read[i + 1].name) < 3 ? 1 : 0;
}

const sums = [text, page, document, frequent.map(([word]) => word).join()].map(crc);

export function hello(name) {
  return `hello ${name} ${sums.join(' ')} ${machine.top} ${near}`;
}
