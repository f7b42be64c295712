// Typed 32-bit ids and the vectors they index, so that an index of one table cannot be used in another.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMapInfo.h"
#include <cassert>
#include <cstdint>
#include <utility>
#include <vector>

namespace threadlint {

/// An index into the table named by `Tag`. A default-made id is `none()` and indexes nothing.
template <class Tag> struct Id {
  static constexpr uint32_t NoneValue = UINT32_MAX;
  uint32_t v = NoneValue;

  constexpr Id() = default;
  constexpr explicit Id(uint32_t value) : v(value) {}
  static constexpr Id none() { return Id(); }
  constexpr bool isNone() const { return v == NoneValue; }
  constexpr explicit operator bool() const { return v != NoneValue; }
  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr auto operator<=>(Id a, Id b) { return a.v <=> b.v; }
};

/// A vector indexed by one kind of id; bounds-checked in builds with assertions.
template <class IdT, class T> class IdVector {
public:
  using iterator = typename std::vector<T>::iterator;
  using const_iterator = typename std::vector<T>::const_iterator;

  T &operator[](IdT id) {
    assert(id.v < data.size() && "id out of range");
    return data[id.v];
  }
  const T &operator[](IdT id) const {
    assert(id.v < data.size() && "id out of range");
    return data[id.v];
  }
  IdT push(T value) {
    data.push_back(std::move(value));
    return IdT(static_cast<uint32_t>(data.size() - 1));
  }
  uint32_t size() const { return static_cast<uint32_t>(data.size()); }
  bool empty() const { return data.empty(); }
  void resize(uint32_t n, T value = T()) { data.resize(n, value); }
  void reserve(uint32_t n) { data.reserve(n); }
  void clear() { data.clear(); }
  bool contains(IdT id) const { return id.v < data.size(); }
  iterator begin() { return data.begin(); }
  iterator end() { return data.end(); }
  const_iterator begin() const { return data.begin(); }
  const_iterator end() const { return data.end(); }
  const std::vector<T> &raw() const { return data; }

private:
  std::vector<T> data;
};

struct FileTag;
struct ModuleTag;
struct NameTag;
struct FuncTag;
struct ClassTag;
struct ApiTag;
struct RuleTag;
struct RuntimeTag;
using FileId = Id<FileTag>;       ///< index into SourceSet::files
using ModuleId = Id<ModuleTag>;   ///< index into Program::modules
using NameId = Id<NameTag>;       ///< per module: index into its NameTable; the well-known names come first
using FuncId = Id<FuncTag>;       ///< in ir: per module; in Program: global
using ClassId = Id<ClassTag>;     ///< in ir: per module; in Program: global
using ApiId = Id<ApiTag>;         ///< index into Model's API table
using RuleId = Id<RuleTag>;       ///< index into the generated rule table
using RuntimeId = Id<RuntimeTag>; ///< index into the generated runtime table

} // namespace threadlint

namespace llvm {
template <class Tag> struct DenseMapInfo<threadlint::Id<Tag>> {
  using IdT = threadlint::Id<Tag>;
  static IdT getEmptyKey() { return IdT(UINT32_MAX - 1); }
  static IdT getTombstoneKey() { return IdT(UINT32_MAX - 2); }
  static unsigned getHashValue(IdT id) { return DenseMapInfo<uint32_t>::getHashValue(id.v); }
  static bool isEqual(IdT a, IdT b) { return a == b; }
};
} // namespace llvm
