// The program that is pre-initialized once while the distribution is built, so that the classes that
// real programs need are in the archive. Compiled with:
//   clang --target=wasm32-wasi -Os -Wl,--strip-all -Wl,--export=wizer.initialize -o training.wasm training.c
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static char *words[64];
static double table[64];

static int compare(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list_directory(const char *path) {
  DIR *directory = opendir(path);
  struct dirent *entry;
  int count = 0;
  while (directory && (entry = readdir(directory))) count++;
  if (directory) closedir(directory);
  table[0] = count;
}

static void read_file(const char *path) {
  char text[256];
  FILE *file = fopen(path, "r");
  if (!file) return;
  while (fgets(text, sizeof text, file)) table[1] += strlen(text);
  fclose(file);
}

__attribute__((export_name("wizer.initialize"))) void initialize(void) {
  unsigned char entropy[8];
  char line[64];
  for (int i = 0; i < 64; i++) {
    words[i] = malloc(16);
    snprintf(words[i], 16, "word %d", (i * 37) % 64);
    table[i] = i / 3.0;
  }
  qsort(words, 64, sizeof words[0], compare);
  list_directory("lib");
  read_file("lib/java.home");
  getentropy(entropy, sizeof entropy);
  table[2] = entropy[0] + (double)time(NULL);
  if (fgets(line, sizeof line, stdin)) table[3] = strlen(line);
  printf("%s %g %s\n", words[0], table[2], getenv("HOME") ? "home" : "no home");
  fprintf(stderr, "%f\n", table[1]);
}

int main(int argc, char **argv) {
  printf("%d %s\n", argc, argc ? argv[0] : "");
  return words[0] == NULL;
}
