// Bytes -> does one of a few words occur in them? Tests blocks of 16 bytes for rare pairs of bytes first.
#include "source/Prefilter.h"
#include "llvm/ADT/SmallVector.h"
#include <algorithm>
#include <cstring>

namespace threadlint {

static constexpr Word concurrencyWords[] = {
    {"hread", 0},         // thread, Thread, greenthread
    {"concurrent.", 3},   // concurrent.futures
    {"concurrent im", 3}, // from concurrent import futures
    {"multiprocess", 0},    {"asyncio", 2},       {"async def", 2},  {"ocketserver", 7}, // both spellings
    {"ocketServer", 7},     {"_executor", 4},                                            // run_in_executor
    {"Executor", 3},        {"Lock(", 0},         {"Semaphore(", 4}, {"gevent", 1},
    {"eventlet", 0},        {"greenlet", 4},      {"joblib", 0},     {"apscheduler", 1},
    {"os.fork", 5},         {"checkinterval", 9}, // sys.setcheckinterval
    {"switchinterval", 10},                       // sys.setswitchinterval
    {"guarded-by", 7},      {"requires-lock", 8}, {"flask", 0},      {"django", 1},
    {"rest_framework", 4},  {"bottle", 0},        {"fastapi", 1},    {"celery", 2},
    {"cherrypy", 5},
};

static constexpr Word suppressionWords[] = {
    {"threadlint", 5}, {"noqa", 1}, {"NOQA", 2}, {"NoQA", 2}, {"Noqa", 2}};

namespace {

using Block = uint8_t __attribute__((vector_size(16)));
using Halves = uint64_t __attribute__((vector_size(16)));
constexpr size_t blockSize = sizeof(Block);

struct Pair {
  Block first, second;
};

} // namespace

static Block loadBlock(const char *p) {
  Block block;
  std::memcpy(&block, p, blockSize);
  return block;
}

static bool anySet(const Block &block) {
  auto halves = reinterpret_cast<Halves>(block);
  return (halves[0] | halves[1]) != 0;
}

static llvm::SmallVector<Pair, 24> rarePairs(llvm::ArrayRef<Word> words) {
  llvm::SmallVector<std::pair<char, char>, 24> seen;
  llvm::SmallVector<Pair, 24> pairs;
  for (const Word &word : words) {
    std::pair<char, char> bytes(word.text[word.rarePair], word.text[word.rarePair + 1]);
    if (std::find(seen.begin(), seen.end(), bytes) != seen.end())
      continue;
    seen.push_back(bytes);
    pairs.push_back(
        {Block{} + static_cast<uint8_t>(bytes.first), Block{} + static_cast<uint8_t>(bytes.second)});
  }
  return pairs;
}

/// Does a word have its rare pair at `at`?
static bool wordAround(llvm::StringRef text, size_t at, llvm::ArrayRef<Word> words) {
  for (const Word &word : words)
    if (text[at] == word.text[word.rarePair] && at >= word.rarePair &&
        text.drop_front(at - word.rarePair).starts_with(word.text))
      return true;
  return false;
}

static bool wordInBlock(llvm::StringRef text, size_t at, const Block &hits, llvm::ArrayRef<Word> words) {
  for (size_t i = 0; i < blockSize; ++i)
    if (hits[i] && wordAround(text, at + i, words))
      return true;
  return false;
}

bool containsAnyWord(llvm::StringRef text, llvm::ArrayRef<Word> words) {
  const llvm::SmallVector<Pair, 24> pairs = rarePairs(words);
  size_t i = 0;
  for (; i + 2 * blockSize < text.size(); i += 2 * blockSize) {
    const char *p = text.data() + i;
    Block a = loadBlock(p), b = loadBlock(p + blockSize);
    Block afterA = loadBlock(p + 1), afterB = loadBlock(p + blockSize + 1);
    Block hitsA{}, hitsB{};
    for (const Pair &pair : pairs) {
      hitsA |= (a == pair.first) & (afterA == pair.second);
      hitsB |= (b == pair.first) & (afterB == pair.second);
    }
    if (anySet(hitsA | hitsB) &&
        (wordInBlock(text, i, hitsA, words) || wordInBlock(text, i + blockSize, hitsB, words)))
      return true;
  }
  for (; i < text.size(); ++i)
    if (wordAround(text, i, words))
      return true;
  return false;
}

bool mentionsConcurrency(llvm::StringRef text) { return containsAnyWord(text, concurrencyWords); }
bool mentionsSuppression(llvm::StringRef text) { return containsAnyWord(text, suppressionWords); }

} // namespace threadlint
