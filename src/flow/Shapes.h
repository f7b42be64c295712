// Numbers and sizes that can be read off the source: loop bounds, the lengths of buffers, times to sleep.
#pragma once

#include "link/Link.h"
#include <optional>

namespace threadlint {

/// What is known of a value. Numbers are means where a loop gives several.
struct Shape {
  std::optional<double> number;
  std::optional<double> length;        ///< of a string, buffer or container
  std::optional<double> parts;         ///< elements at all levels, where they are not alike
  uint32_t element = 0;                ///< of a container: what it holds, see `Shapes::element`
  uint32_t fields = 0, fieldCount = 0; ///< of a tuple: what it holds one by one, in the table
  bool shared = false;                 ///< of an argument: the object was not made by this thread
  bool isKnown() const { return number || length; }
};

/// A function that runs, with what is known of its arguments (`self` first).
struct Frame {
  FuncId function;
  llvm::SmallVector<Shape, 4> parameters;
  const Frame *caller = nullptr; ///< whose locals a closure may read; null: nobody is known
};

class Shapes {
public:
  explicit Shapes(const Program &program) : program(program), table(1) {}

  Shape of(Ref value, const Frame &frame);
  const Shape &element(const Shape &container) const { return table[container.element]; }
  std::optional<double> number(Ref value, const Frame &frame) { return of(value, frame).number; }
  /// Elements at all levels; none: the length is not known.
  std::optional<double> leaves(const Shape &shape) const;

  /// The object was not made by the thread that runs the frame: others may use it too.
  bool isShared(Ref value, const Frame &frame, unsigned depth = 4);
  /// The callee's frame; `caller` must outlive it.
  Frame enter(Ref call, FuncId callee, const Frame &caller);
  /// The argument of that position or name, `self` not counted; none: not given, or by `*`.
  Ref argument(Ref call, int index, llvm::StringRef name) const;
  /// The value whose size matters for a modelled call; none: it has none.
  Ref dataOf(Ref call, const Api &api) const;

private:
  const Program &program;
  std::vector<Shape> table;                                  ///< [0] = nothing is known
  llvm::DenseMap<std::pair<FuncId, uint32_t>, Shape> passed; ///< of parameters, as some caller gives them
  llvm::DenseMap<VarId, Shape> kept; ///< of variables of functions that do not run now

  unsigned depth = 0;       ///< of the evaluation under way
  uint64_t evaluations = 0; ///< since the last time nothing was under way

  Shape evaluate(Ref value, const Frame &frame);
  Shape constant(const ir::Module &m, const ir::Instr &in) const;
  Shape load(Ref value, const Frame &frame);
  Shape passedTo(FuncId f, uint32_t index);
  Shape parameter(FuncId f, uint32_t index, const Frame &frame);
  Shape loadItem(Ref value, const ir::Instr &in, const Frame &frame);
  std::optional<double> sliceLength(Ref value, const ir::Instr &slice, const Shape &base, const Frame &frame);
  double grownBy(Ref value, const ir::Instr &in) const;
  Shape binary(Ref value, const ir::Instr &in, const Frame &frame);
  Shape call(Ref value, const Frame &frame);
  Shape modelled(Ref call, const Api &api, const Frame &frame);
  Shape range(Ref call, const Frame &frame);
  Shape unpack(Ref value, const ir::Instr &in, const Frame &frame);
  Shape comprehension(Ref value, const ir::Instr &in, const Frame &frame);
  Shape returned(FuncId f, const Frame &frame);
  Shape container(double length, const Shape &element);
  Shape display(Ref value, const ir::Instr &in, const Frame &frame);
  Shape filled(Ref store, const Frame &frame);
  Shape stored(VarId variable, const Frame &frame);
  Shape storedAnew(VarId variable, const Frame &frame);
};

} // namespace threadlint
