// Compiled C whose initialization does about 1e9 instructions of different kinds: loops over memory,
// calls, calls through pointers, allocation, integers of both sizes, floating-point numbers.
// The command that made work.wasm of it is in build-work.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint32_t state = 1;

static uint32_t next_random(void) {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

// SHA-256 of a buffer: rotations and additions, all in locals.
static const uint32_t ROUND[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t value, int by) { return value >> by | value << (32 - by); }

static void digest_block(uint32_t hash[8], const uint8_t *bytes) {
  uint32_t words[64];
  for (int i = 0; i < 16; i++) {
    words[i] = (uint32_t)bytes[4 * i] << 24 | (uint32_t)bytes[4 * i + 1] << 16 |
               (uint32_t)bytes[4 * i + 2] << 8 | bytes[4 * i + 3];
  }
  for (int i = 16; i < 64; i++) {
    uint32_t low = words[i - 15], high = words[i - 2];
    words[i] = words[i - 16] + words[i - 7] + (rotate(low, 7) ^ rotate(low, 18) ^ low >> 3) +
               (rotate(high, 17) ^ rotate(high, 19) ^ high >> 10);
  }
  uint32_t v[8];
  memcpy(v, hash, sizeof v);
  for (int i = 0; i < 64; i++) {
    uint32_t first = v[7] + (rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)) +
                     ((v[4] & v[5]) ^ (~v[4] & v[6])) + ROUND[i] + words[i];
    uint32_t second = (rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)) +
                      ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
    memmove(v + 1, v, 7 * sizeof *v);
    v[4] += first;
    v[0] = first + second;
  }
  for (int i = 0; i < 8; i++) hash[i] += v[i];
}

// Whole blocks alone: padding would add nothing to the work.
uint32_t digest[8];
static void digest_buffer(uint32_t length) {
  uint8_t *buffer = malloc(length);
  for (uint32_t i = 0; i < length; i++) buffer[i] = (uint8_t)next_random();
  for (uint32_t i = 0; i + 64 <= length; i += 64) digest_block(digest, buffer + i);
  free(buffer);
}

// The library's qsort with a comparison through a pointer.
static int compare(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return a < b ? -1 : a > b;
}

enum { NUMBERS = 100000 };
uint32_t *sorted;
static void sort_numbers(int count) {
  sorted = malloc(count * sizeof *sorted);
  for (int i = 0; i < count; i++) sorted[i] = next_random();
  qsort(sorted, count, sizeof *sorted, compare);
}

// A table of words with chains: allocation, strings, pointers.
struct entry {
  struct entry *next;
  uint32_t count;
  char word[];
};

struct entry *entries[4096];
static void count_words(int count) {
  for (int i = 0; i < count; i++) {
    char word[12];
    int length = 3 + next_random() % 3;
    for (int j = 0; j < length; j++) word[j] = 'a' + next_random() % 8;
    word[length] = 0;
    uint32_t hash = 2166136261u;
    for (const char *at = word; *at; at++) hash = (hash ^ (uint8_t)*at) * 16777619u;
    struct entry **slot = &entries[hash % 4096];
    while (*slot && strcmp((*slot)->word, word) != 0) slot = &(*slot)->next;
    if (!*slot) {
      *slot = calloc(1, sizeof **slot + length + 1);
      strcpy((*slot)->word, word);
    }
    (*slot)->count++;
  }
}

// Matrices of floating-point numbers.
enum { SIDE = 160 };
double product[SIDE][SIDE];
static void multiply(int times) {
  static double left[SIDE][SIDE], right[SIDE][SIDE];
  for (int i = 0; i < SIDE * SIDE; i++) {
    left[0][i] = next_random() % 1000 / 1000.0;
    right[0][i] = next_random() % 1000 / 1000.0;
  }
  while (times-- > 0) {
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        double sum = 0;
        for (int k = 0; k < SIDE; k++) sum += left[i][k] * right[k][j];
        product[i][j] += sum;
      }
    }
  }
}

// An interpreter of expressions: a parser that makes trees, and nodes that know their function.
struct node {
  int64_t (*evaluate)(const struct node *);
  const struct node *left, *right;
  int64_t value;
};

static int64_t get(const struct node *node) { return node->value; }
static int64_t add(const struct node *node) {
  return node->left->evaluate(node->left) + node->right->evaluate(node->right);
}
static int64_t subtract(const struct node *node) {
  return node->left->evaluate(node->left) - node->right->evaluate(node->right);
}
static int64_t multiply_modulo(const struct node *node) {
  return node->left->evaluate(node->left) * node->right->evaluate(node->right) % 1000003;
}

static const char *text;
static const struct node *parse_sum(void);

static struct node *make(int64_t (*evaluate)(const struct node *), const struct node *left,
                         const struct node *right, int64_t value) {
  struct node *node = malloc(sizeof *node);
  *node = (struct node){evaluate, left, right, value};
  return node;
}

static const struct node *parse_factor(void) {
  if (*text == '(') {
    text++;
    const struct node *inner = parse_sum();
    text++;
    return inner;
  }
  int64_t value = 0;
  while (*text >= '0' && *text <= '9') value = value * 10 + *text++ - '0';
  return make(get, NULL, NULL, value);
}

static const struct node *parse_product(void) {
  const struct node *left = parse_factor();
  while (*text == '*') {
    text++;
    left = make(multiply_modulo, left, parse_factor(), 0);
  }
  return left;
}

static const struct node *parse_sum(void) {
  const struct node *left = parse_product();
  while (*text == '+' || *text == '-') {
    left = *text++ == '+' ? make(add, left, parse_product(), 0)
                          : make(subtract, left, parse_product(), 0);
  }
  return left;
}

static void drop(const struct node *node) {
  if (node) {
    drop(node->left);
    drop(node->right);
    free((void *)node);
  }
}

static char *write_expression(char *at, int depth) {
  if (depth == 0) {
    for (int digits = 1 + next_random() % 3; digits > 0; digits--) *at++ = '0' + next_random() % 10;
    return at;
  }
  *at++ = '(';
  at = write_expression(at, depth - 1);
  *at++ = "+-*"[next_random() % 3];
  at = write_expression(at, depth - 1);
  *at++ = ')';
  return at;
}

int64_t total;
static void evaluate_expressions(int texts, int times) {
  char *buffer = malloc(1 << 16);
  for (int i = 0; i < texts; i++) {
    *write_expression(buffer, 10) = 0;
    text = buffer;
    const struct node *root = parse_sum();
    for (int j = 0; j < times; j++) total = (total + root->evaluate(root)) % 1000000007;
    drop(root);
  }
  free(buffer);
}

// Bodies that attract each other.
struct body {
  double position[3], velocity[3], mass;
} bodies[5];

static void move_bodies(int steps) {
  for (int i = 0; i < 5; i++) {
    for (int k = 0; k < 3; k++) {
      bodies[i].position[k] = next_random() % 1000 / 100.0;
      bodies[i].velocity[k] = next_random() % 1000 / 1000.0;
    }
    bodies[i].mass = 1 + i;
  }
  while (steps-- > 0) {
    for (int i = 0; i < 5; i++) {
      for (int j = i + 1; j < 5; j++) {
        double between[3], square = 0.01;
        for (int k = 0; k < 3; k++) {
          between[k] = bodies[i].position[k] - bodies[j].position[k];
          square += between[k] * between[k];
        }
        double force = 0.001 / (square * __builtin_sqrt(square));
        for (int k = 0; k < 3; k++) {
          bodies[i].velocity[k] -= between[k] * bodies[j].mass * force;
          bodies[j].velocity[k] += between[k] * bodies[i].mass * force;
        }
      }
    }
    for (int i = 0; i < 5; i++) {
      for (int k = 0; k < 3; k++) bodies[i].position[k] += 0.001 * bodies[i].velocity[k];
    }
  }
}

// Which numbers are prime.
enum { LIMIT = 3000000 };
uint8_t composite[LIMIT];
static void sieve(void) {
  for (int i = 2; i * i < LIMIT; i++) {
    if (!composite[i]) {
      for (int j = i * i; j < LIMIT; j += i) composite[j] = 1;
    }
  }
}

__attribute__((export_name("wizer.initialize"))) void initialize(void) {
  digest_buffer(1 << 20);
  sort_numbers(NUMBERS);
  count_words(300000);
  multiply(2);
  evaluate_expressions(20, 25);
  move_bodies(50000);
  sieve();
}

// Little of each, as often as it is wanted.
__attribute__((export_name("step"))) void step(void) {
  digest_buffer(1 << 14);
  free(sorted);
  sort_numbers(2000);
  count_words(4000);
  evaluate_expressions(1, 5);
  move_bodies(500);
}

// A number that all of the results go into.
__attribute__((export_name("check"))) uint32_t check(void) {
  uint32_t sum = (uint32_t)total;
  for (int i = 0; i < 8; i++) sum = sum * 31 + digest[i];
  for (int i = 0; i < NUMBERS; i++) sum = sum * 31 + sorted[i];
  for (int i = 0; i < 4096; i++) {
    for (struct entry *entry = entries[i]; entry; entry = entry->next) sum = sum * 31 + entry->count;
  }
  for (int i = 0; i < SIDE * SIDE; i++) sum = sum * 31 + (uint32_t)product[0][i];
  for (int i = 0; i < 5; i++) sum = sum * 31 + (uint32_t)(int64_t)(bodies[i].position[0] * 1000);
  for (int i = 0; i < LIMIT; i++) sum += composite[i];
  return sum;
}
