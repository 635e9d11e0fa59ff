// Does real work at top level: parses and evaluates arithmetic that it writes itself.
function tokens(text) {
  return text.match(/\d+|[-+*/()]/g);
}

function parse(list) {
  let at = 0;
  const factor = () => {
    const token = list[at++];
    if (token !== '(') return { value: Number(token) };
    const inner = sum();
    at++;
    return inner;
  };
  const product = () => {
    let left = factor();
    while (list[at] === '*' || list[at] === '/') {
      left = { operator: list[at++], left, right: factor() };
    }
    return left;
  };
  const sum = () => {
    let left = product();
    while (list[at] === '+' || list[at] === '-') {
      left = { operator: list[at++], left, right: product() };
    }
    return left;
  };
  return sum();
}

function evaluate({ value, operator, left, right }) {
  switch (operator) {
    case '+': return (evaluate(left) + evaluate(right)) % 1000003;
    case '-': return evaluate(left) - evaluate(right);
    case '*': return (evaluate(left) * evaluate(right)) % 1000003;
    case '/': return Math.trunc(evaluate(left) / (1 + Math.abs(evaluate(right))));
    default: return value;
  }
}

let seed = 1;
function random(limit) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed % limit;
}

function expression(depth) {
  return depth === 0
    ? String(random(1000))
    : `(${expression(depth - 1)}${'+-*/'[random(4)]}${expression(depth - 1)})`;
}

let total = 0;
for (let i = 0; i < 18; i++) {
  total += evaluate(parse(tokens(expression(9))));
}

export function hello(name) {
  return `hello ${name} ${total}`;
}
