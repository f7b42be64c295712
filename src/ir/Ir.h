// The module IR: what one Python file does, as flat arrays in Python's evaluation order.
//
// Values are named by the instruction that makes them. Python's control flow is structured, so the IR keeps
// it as markers (If/Else/EndIf, Loop/EndLoop, Try/..., With/EndWith, Match/...); there is no graph and no
// recursion.
#pragma once

#include "base/Id.h"
#include "base/Names.h"
#include "base/Text.h"
#include <cstdint>
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
}

namespace threadlint::ir {

struct InstrTag;
struct ScopeTag;
using InstrId = Id<InstrTag>; ///< index into Module::instrs, and the name of the value it makes
using ScopeId = Id<ScopeTag>; ///< index into Module::scopes

/// Operand meaning in the comments: value = InstrId.v of an earlier instruction (or none), name = NameId.v,
/// args = [b, b+c) in Module::args, end = InstrId.v of the closing marker.
enum class Op : uint8_t {
  // Values without operands or with constants.
  Const, ///< aux = ConstKind; a = NameId of the text (Float; Str, Bytes: at most 256 bytes, else none); Int:
         ///< a
         ///< = value or none
  FString, ///< args: interpolated values. Also t-strings and implicit concatenation with an f-string
  Poison,  ///< an error node, or input nested too deeply: any value, any effect
  // Names. aux = ScopeKind of the binding; a = name; b = ScopeId of the binding scope (none: builtin or
  // global).
  Load,
  Store, ///< c = value. Flag InPlace: store of an augmented assignment
  Del,
  Annot, ///< `x: T`: c = value of the annotation
  // Places under a value.
  LoadAttr,  ///< a = base value, b = name
  StoreAttr, ///< a = base, b = name, c = value
  DelAttr,   ///< a = base, b = name
  AnnotAttr, ///< `self.x: T`: a = base, b = name, c = value of the annotation
  LoadItem,  ///< a = base, b = index value
  StoreItem, ///< a = base, b = index value, c = value
  DelItem,   ///< a = base, b = index value
  // Operators.
  BinOp,   ///< aux = Operator; a, b = values. Flag InPlace in an augmented assignment
  Unary,   ///< aux = Operator (Not, Neg, Pos, Invert); a = value
  Compare, ///< aux = Operator (Eq ... IsNot, In, NotIn); a, b = values
  Select,  ///< the value of `a and b`, `a or b`, `x if c else y`: a, b = the two values; aux = Operator
           ///< And/Or/None_
  Slice,   ///< a, b, c = start, stop, step or none
  // Calls and building. `a` = callee value; args.
  Call,      ///< flag Decorator: `@a` applied to args[0]; flag Print: py2 print statement
  MakeTuple, ///< args
  MakeList,  ///< args
  MakeSet,   ///< args
  MakeDict,  ///< args: key, value, key, value ...; `**m` is one DoubleStar arg
  MakeFunc,  ///< a = FuncId of this module (def or lambda)
  MakeClass, ///< a = ClassId of this module; args = bases and keywords
  Comp, ///< value of a list/set/dict comprehension or generator expression whose loop ended just before; aux
        ///< = CompKind; a = element value (dict: b = key value)
  // Taking values apart.
  IterElem, ///< the element a for loop takes: a = iterable value. Flag Async
  Unpack, ///< element of a destructured value: a = value, b = index (aux = number of targets, flag Star: the
          ///< starred one)
  Enter,  ///< what `with a as x` binds: a = context value. Flag Async
  Caught, ///< the exception bound by `except ... as e`: a = value of the type expression or none
  Captured, ///< what a match pattern binds: a = subject value
  // Imports make values.
  Import,     ///< `import a.b`: a = name of the dotted module; flag BindTop: the value is the top package
  ImportFrom, ///< `from m import n`: a = dotted module (none: only dots), b = n, aux = number of leading dots
  ImportStar, ///< `from m import *`: a, aux as ImportFrom; binds what the module has
  // Suspension.
  Await,     ///< a = value
  Yield,     ///< a = value or none
  YieldFrom, ///< a = value
  // Statements that leave.
  Return,   ///< a = value or none
  Raise,    ///< a = exception or none, b = cause or none
  Break,    ///< c = the Loop marker it leaves
  Continue, ///< c = the Loop marker it repeats
  Assert,   ///< a = condition, b = message or none
  // Markers. `c` of an opening marker = its closing marker; `c` of every other marker = its opening marker.
  If, ///< a = condition. Also for `and`, `or` (the second operand) and `x if c else y`
  Else,
  EndIf,
  Loop,     ///< aux = LoopKind; For: a = iterable value. What follows up to LoopBody is evaluated each turn
  LoopBody, ///< While: a = condition value, leaves if false; For: the body starts (before the targets are
            ///< stored)
  LoopElse,
  EndLoop,
  Try,
  Except, ///< b = none; the type expression follows, then Caught and its store; flag Star: `except*`
  TryElse,
  Finally,
  EndTry,
  With,    ///< a = context value (one marker an item; its Enter and the store of `as` follow). Flag Async
  EndWith, ///< leaves the item
  Match,   ///< a = subject
  Case,    ///< a new alternative; flag Always: irrefutable without guard. Captured values and their stores
           ///< follow
  EndMatch,
};

enum class ConstKind : uint16_t { None, True, False, Int, Float, Complex, Str, Bytes, Ellipsis };
enum class CompKind : uint16_t { List, Set, Dict, Generator };
enum class LoopKind : uint16_t { While, For, Comprehension };
enum class Operator : uint16_t {
  None_,
  Add,
  Sub,
  Mul,
  Div,
  FloorDiv,
  Mod,
  Pow,
  MatMul,
  LShift,
  RShift,
  BitAnd,
  BitOr,
  BitXor,
  Not,
  Neg,
  Pos,
  Invert,
  Eq,
  Ne,
  Lt,
  Le,
  Gt,
  Ge,
  Is,
  IsNot,
  In,
  NotIn,
  And,
  Or,
};

namespace flag {
enum : uint8_t {
  InPlace = 1, ///< BinOp, Store*, LoadItem/LoadAttr/Load: part of an augmented assignment (read-modify-write)
  Decorator = 2,   ///< Call
  Async = 4,       ///< IterElem, Enter, With
  Star = 8,        ///< Unpack, Except
  BindTop = 16,    ///< Import
  Print = 32,      ///< Call
  Always = 64,     ///< Case
  Discarded = 128, ///< an expression statement: nobody uses the value
};
}

struct Instr {
  Op op = Op::Poison;
  uint8_t flags = 0;
  uint16_t aux = 0;
  uint32_t a = UINT32_MAX;
  uint32_t b = UINT32_MAX;
  uint32_t c = UINT32_MAX;

  bool has(uint8_t f) const { return (flags & f) != 0; }
};
static_assert(sizeof(Instr) == 16);

enum class ArgKind : uint8_t { Positional, Keyword, Star, DoubleStar };

/// One argument of a call, one element of a display, one base of a class.
struct Arg {
  InstrId value;
  NameId name;        ///< of a Keyword
  uint32_t begin = 0; ///< byte offset where the argument starts (at the keyword, if there is one)
  ArgKind kind = ArgKind::Positional;
};

enum class ParamKind : uint8_t { PositionalOnly, Normal, VarArgs, KeywordOnly, VarKwargs };
struct Param {
  NameId name;
  InstrId defaultValue; ///< made in the enclosing function; none without a default
  InstrId annotation;   ///< the same; none without an annotation
  Span span;
  ParamKind kind = ParamKind::Normal;
};

enum class FuncKind : uint8_t { Module, Def, Lambda, ClassBody };
namespace funcflag {
enum : uint16_t {
  Async = 1,
  Generator = 2,    ///< has a yield of its own
  HasError = 4,     ///< holds a syntax error: absence findings are not made here
  StaticMethod = 8, ///< decorated with the plain names
  ClassMethod = 16,
  Property = 32,
  Decorated = 64,   ///< has any decorator
  UsesLocals = 128, ///< calls locals(), vars(), exec or eval: names may change unseen
};
}

struct Function {
  NameId name; ///< none for lambdas and the module body
  FuncKind kind = FuncKind::Def;
  uint16_t flags = 0;
  FuncId parent;                         ///< enclosing function; none for the module body, which is FuncId(0)
  ClassId owner;                         ///< the class whose body defines it; none otherwise
  ScopeId scope;                         ///< binds its locals
  uint32_t begin = 0, end = 0;           ///< instructions; nested functions are elsewhere
  uint32_t paramBegin = 0, paramEnd = 0; ///< in Module::params
  Span span;                             ///< the whole definition, decorators left out
  Span nameSpan;                         ///< of the name (lambda: the keyword)
  bool is(uint16_t f) const { return (flags & f) != 0; }
};

struct Class {
  NameId name;
  FuncId body;   ///< a function of kind ClassBody
  FuncId parent; ///< function in whose body the class statement stands
  InstrId make;  ///< the MakeClass instruction
  Span span;
  Span nameSpan;
};

/// Where a name is bound, seen from the place that uses it.
enum class ScopeKind : uint16_t {
  Local,   ///< the function's own local or parameter, not used by nested functions
  Cell,    ///< a local that a nested function uses too: own or of an enclosing function
  Global,  ///< a module global (`global`, or the module body itself), or a builtin
  Class,   ///< a name of a class body, used in that body
  CompVar, ///< a target of a comprehension
};

enum class ScopeType : uint8_t { Module, Function, Class, Comprehension };
struct Binding {
  NameId name;
  ScopeKind kind = ScopeKind::Local;
  bool isParam = false;
};
struct Scope {
  ScopeType type = ScopeType::Function;
  ScopeId parent;
  FuncId function;               ///< whose instructions run in it
  std::vector<Binding> bindings; ///< sorted by name; only what this scope itself binds
};

/// What a comment says of the declaration that it stands at.
enum class NoteKind : uint8_t {
  GuardedBy,      ///< `# guarded-by: lock`: what its line binds is used under the lock
  RequiresLock,   ///< `# requires-lock: lock`: callers of the function hold it
  ThreadConfined, ///< `# thread-confined: who`: one thread alone uses it
  ThreadSafe,     ///< `# thread-safe`: something that is not seen looks after it
};
struct Note {
  NoteKind kind = NoteKind::GuardedBy;
  Span comment;
  Span line;        ///< the code that it is about: before it, or the next line when it stands alone; or empty
  std::string name; ///< of the lock as written, without `self.` and the like; of the thread
};

/// One file, lowered. Immutable after `lower`; owns all it refers to.
struct Module {
  NameTable names;
  std::vector<Instr> instrs;
  std::vector<Span> spans; ///< parallel to instrs
  std::vector<Arg> args;
  std::vector<Param> params;
  IdVector<FuncId, Function>
      functions; ///< [0] = the module body; an enclosing function before its nested ones
  IdVector<ClassId, Class> classes;
  IdVector<ScopeId, Scope> scopes; ///< [0] = the module scope
  std::vector<Span> errors;        ///< syntax error regions, sorted, disjoint
  bool py2 = false;                ///< uses syntax that only Python 2 has
  std::vector<Note> notes;         ///< in order of place

  const Instr &operator[](InstrId id) const { return instrs[id.v]; }
  llvm::ArrayRef<Arg> argsOf(const Instr &i) const { return {args.data() + i.b, i.c}; }
  llvm::ArrayRef<Param> paramsOf(const Function &f) const {
    return {params.data() + f.paramBegin, f.paramEnd - f.paramBegin};
  }
  llvm::StringRef text(NameId id) const { return names.text(id); }
};

/// True for instructions that make a value others may use as operand.
bool makesValue(Op op);
/// True for instructions whose arguments stand in Module::args.
bool hasArgs(Op op);

/// One line an instruction, functions headed by their name: stable, for goldens and `--dump=ir`.
void print(const Module &module, llvm::StringRef source, llvm::raw_ostream &os);

/// Checks what the IR promises (operands made earlier in the same function or an enclosing one, markers
/// paired and nested, args and names in range, functions disjoint). Empty when it holds, else the first
/// violation.
std::string verify(const Module &module);

} // namespace threadlint::ir
