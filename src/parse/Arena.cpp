// Bump allocation with free lists behind the parser library's allocator hooks.
#include "parse/Arena.h"
#include "llvm/Support/MathExtras.h"
#include <algorithm>
#include <cstring>
#include <tree_sitter/api.h>

namespace threadlint::parsing {

namespace {

/// Stands before each block; keeps blocks aligned to 16 bytes.
struct alignas(16) Header {
  uint32_t sizeClass;
};

constexpr size_t SmallStep = 32, SmallClasses = 33; // up to 1024 bytes in steps, then powers of two

uint32_t classOf(size_t size) {
  if (size <= SmallStep * (SmallClasses - 1))
    return static_cast<uint32_t>((size + SmallStep - 1) / SmallStep);
  return static_cast<uint32_t>(SmallClasses + llvm::Log2_64_Ceil(size) - 11);
}

size_t capacityOf(uint32_t sizeClass) {
  return sizeClass < SmallClasses ? sizeClass * SmallStep : size_t(1) << (sizeClass - SmallClasses + 11);
}

Header *headerOf(void *block) { return static_cast<Header *>(block) - 1; }

thread_local Arena *current = nullptr;

void *arenaMalloc(size_t size) { return current->allocate(size); }
void *arenaCalloc(size_t count, size_t size) {
  return std::memset(current->allocate(count * size), 0, count * size);
}
void *arenaRealloc(void *block, size_t size) { return current->reallocate(block, size); }
void arenaFree(void *block) { current->release(block); }

} // namespace

void *Arena::allocate(size_t size) {
  uint32_t sizeClass = std::max<uint32_t>(1, classOf(size));
  if (FreeBlock *block = freeBlocks[sizeClass]) {
    freeBlocks[sizeClass] = block->next;
    return block;
  }
  void *raw = memory.Allocate(sizeof(Header) + capacityOf(sizeClass), alignof(Header));
  return new (raw) Header{sizeClass} + 1;
}

void *Arena::reallocate(void *block, size_t size) {
  if (!block)
    return allocate(size);
  size_t capacity = capacityOf(headerOf(block)->sizeClass);
  if (size <= capacity)
    return block;
  void *bigger = allocate(size);
  std::memcpy(bigger, block, capacity);
  release(block);
  return bigger;
}

void Arena::release(void *block) {
  if (!block)
    return;
  FreeBlock *&list = freeBlocks[headerOf(block)->sizeClass];
  list = new (block) FreeBlock{list};
}

void Arena::reset() {
  freeBlocks.fill(nullptr);
  memory.Reset();
}

ArenaScope::ArenaScope(Arena &arena) {
  static const bool installed = [] {
    ts_set_allocator(arenaMalloc, arenaCalloc, arenaRealloc, arenaFree);
    return true;
  }();
  (void)installed;
  current = &arena;
}

ArenaScope::~ArenaScope() { current = nullptr; }

} // namespace threadlint::parsing
