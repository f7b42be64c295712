// Memory for the parser library: everything one parse allocates, given back at once.
#pragma once

#include "llvm/Support/Allocator.h"
#include <array>
#include <cstddef>

namespace threadlint::parsing {

/// Blocks know their size and are reused by size class, so a long parse does not keep all it ever had.
class Arena {
public:
  void *allocate(size_t size);
  void *reallocate(void *block, size_t size);
  void release(void *block);
  /// Forgets all blocks; keeps one slab.
  void reset();

private:
  struct FreeBlock {
    FreeBlock *next;
  };
  static constexpr size_t ClassCount = 64;
  static constexpr size_t SlabSize = 4u << 20; ///< most files need no second one
  llvm::BumpPtrAllocatorImpl<llvm::MallocAllocator, SlabSize> memory;
  std::array<FreeBlock *, ClassCount> freeBlocks{};
};

/// Makes `arena` serve the library's calls on this thread while it lives.
class ArenaScope {
public:
  explicit ArenaScope(Arena &arena);
  ~ArenaScope();
  ArenaScope(const ArenaScope &) = delete;
  ArenaScope &operator=(const ArenaScope &) = delete;
};

} // namespace threadlint::parsing
