// Modules + Model -> Program: imports, names, classes, attributes and callees resolved over all modules.
//
// Every value of every module gets a set of abstract values (what it may be), computed by a monotone,
// flow-insensitive fixpoint over variables: locals, cells, globals, class attributes and instance attributes.
#pragma once

#include "ir/Ir.h"
#include "model/Model.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <string>

namespace threadlint {

struct SymTag;
struct VarTag;
struct SiteTag;
using SymId = Id<SymTag>;   ///< a name or dotted name, interned over the whole program
using VarId = Id<VarTag>;   ///< a variable of the program, see Variable
using SiteId = Id<SiteTag>; ///< an allocation: one call (or display) that makes objects

/// An instruction anywhere in the program.
struct Ref {
  ModuleId module;
  ir::InstrId instr;
  friend bool operator==(Ref, Ref) = default;
};

/// One thing a value may be. `Unknown` in a set means "and anything else".
enum class ValueKind : uint8_t {
  Unknown,
  Const,       ///< id = ir::ConstKind: a literal or something of such a builtin type
  Module,      ///< id = ModuleId of a loaded module
  External,    ///< id = SymId of a dotted name outside the program that the model does not know
  Api,         ///< id = ApiId: a modelled module, function or class itself
  Function,    ///< id = FuncId (global)
  Class,       ///< id = ClassId (global)
  Instance,    ///< id = ClassId; site = where it was made, none: `self` or an annotation
  ApiInstance, ///< id = ApiId of the class; site = where it was made
  BoundMethod, ///< id = FuncId; site = of the receiver, if known
  ApiMethod,   ///< id = ApiId of the method; site = of the receiver
  Partial,     ///< functools.partial: site = the call; the wrapped callee is its first argument
  Container, ///< list, tuple, set, dict, generator: id = ApiId of its builtin class if modelled; its elements
             ///< are a variable
  Super,     ///< `super()` in a method of class id
};
struct AbstractValue {
  ValueKind kind = ValueKind::Unknown;
  uint32_t id = UINT32_MAX;
  SiteId site;
  friend bool operator==(const AbstractValue &, const AbstractValue &) = default;
  friend auto operator<=>(const AbstractValue &, const AbstractValue &) = default;
};

/// At most 8 values, sorted; above that only Unknown is left.
using ValueSet = llvm::SmallVector<AbstractValue, 2>;

/// A function of the program.
struct FunctionInfo {
  ModuleId module;
  FuncId local;  ///< in its module
  FuncId parent; ///< global
  ClassId owner; ///< global: the class that defines it
  const ir::Function *ir = nullptr;
};

struct ClassInfo {
  ModuleId module;
  ClassId local;
  const ir::Class *ir = nullptr;
  llvm::SmallVector<ClassId, 4> mro;    ///< itself first; project classes only
  llvm::SmallVector<ApiId, 2> apiBases; ///< modelled classes among its ancestors
  bool unknownBase = false;             ///< some ancestor could not be resolved
};

/// ObjectAttr: an attribute that is set on an object of a modelled class; the values of it are known, but it
/// is no place.
enum class VarRoot : uint8_t { Local, Global, ClassAttr, InstanceAttr, ObjectAttr, Element, Result };
struct Variable {
  VarRoot root;
  ModuleId module; ///< Local, Global
  uint32_t owner;  ///< Local: ir::ScopeId; ClassAttr, InstanceAttr: ClassId (global); ObjectAttr, Element:
                   ///< SiteId; Result: FuncId
  SymId name;
};

/// An allocation site: the instruction that makes the object.
struct Site {
  Ref where;
  FuncId function;       ///< global
  bool inLoop;           ///< may be executed many times in one run of its function
  bool promised = false; ///< while linking: an annotation, which makes nothing
};

/// What a call may call. All that apply are listed; `complete` when nothing else can be called.
struct Callees {
  llvm::SmallVector<FuncId, 2>
      functions; ///< project functions; for a class: its `__init__`, else its `__new__`
  llvm::SmallVector<ClassId, 1> classes; ///< project classes that are constructed
  llvm::SmallVector<ApiId, 2> apis;      ///< modelled functions, methods and classes
  bool complete = false;
};

struct LoadedModule {
  FileId file;
  SymId name; ///< dotted, none if not importable
  const ir::Module *ir = nullptr;
  FuncId firstFunction; ///< global id of its function 0
  ClassId firstClass;
};

/// A call, and the modelled API that it certainly calls (`Program::apiOf`); none: anything else.
struct CallSite {
  Ref call;
  ApiId api;
};

struct LinkInput;

class Program {
public:
  Program();
  ~Program();
  Program(Program &&) noexcept;
  Program &operator=(Program &&) noexcept;

  const Model &model() const;
  llvm::ArrayRef<LoadedModule> modules() const { return allModules; } ///< by ModuleId
  uint32_t functionCount() const { return static_cast<uint32_t>(allFunctions.size()); }
  uint32_t classCount() const;
  const FunctionInfo &function(FuncId f) const { return allFunctions[f.v]; }
  const ClassInfo &classInfo(ClassId c) const;
  FuncId globalFunction(ModuleId m, FuncId local) const;
  ClassId globalClass(ModuleId m, ClassId local) const;
  FuncId functionOf(Ref r) const; ///< the function whose body holds the instruction

  const ir::Module &irOf(ModuleId m) const { return *modules()[m.v].ir; }
  const ir::Instr &instr(Ref r) const { return (*modules()[r.module.v].ir)[r.instr]; }
  Span span(Ref r) const { return modules()[r.module.v].ir->spans[r.instr.v]; }
  FileId fileOf(ModuleId m) const { return modules()[m.v].file; }

  /// Every Call instruction, in module order; nothing when the program was not linked closed.
  llvm::ArrayRef<CallSite> calls() const;
  /// The calls `x.name(...)` among them, in the same order.
  llvm::ArrayRef<Ref> methodCalls(llvm::StringRef name) const;

  /// What the value of an instruction may be.
  llvm::ArrayRef<AbstractValue> valuesOf(Ref value) const;
  bool mayBeUnknown(Ref value) const;
  /// What the elements of a container made there may be.
  llvm::ArrayRef<AbstractValue> elementsOf(SiteId container) const;
  /// What a Call instruction may call.
  Callees calleesOf(Ref call) const;
  /// The getter that a LoadAttr runs, when it certainly loads one property; none otherwise.
  FuncId propertyOf(Ref load) const;
  /// The one modelled API a call certainly calls (directly or through a project subclass that does not
  /// override it).
  ApiId apiOf(Ref call) const;
  /// Object kind of a value when all that it may be agrees; None otherwise.
  ObjectKind objectKindOf(Ref value) const;
  /// Of a class: the modelled kind it inherits (a Thread subclass is Thread).
  ObjectKind objectKindOf(ClassId cls) const;
  /// Finds a method along the MRO; none() when not found among project classes.
  FuncId findMethod(ClassId cls, llvm::StringRef name) const;
  /// True when `ancestor` is `cls` or one of its project ancestors.
  bool isSubclass(ClassId cls, ClassId ancestor) const;

  /// The variable that a Load/Store/LoadAttr/StoreAttr... reads or writes; all candidates (attributes of
  /// several classes).
  llvm::SmallVector<VarId, 2> variablesOf(Ref access) const;
  uint32_t variableCount() const;
  const Variable &variable(VarId v) const;
  llvm::StringRef text(SymId s) const;
  const Site &site(SiteId s) const;
  /// The variable of a parameter; none for a function without a parameter of that index.
  VarId parameter(FuncId f, uint32_t index) const;
  /// Instructions that store to a variable, program-wide.
  llvm::ArrayRef<Ref> storesOf(VarId v) const;
  /// Calls that may call this function, program-wide.
  llvm::ArrayRef<Ref> callersOf(FuncId f) const;
  /// A function used as a value other than as a callee (stored, passed, returned).
  bool escapes(FuncId f) const;
  /// Project functions a value may be when it is called: functions, bound methods, partials, `__call__`.
  llvm::SmallVector<FuncId, 2> functionsOf(Ref value) const;
  /// The modelled calls through which functions are handed to other threads of control, program-wide, in
  /// module order.
  llvm::ArrayRef<Ref> handOvers() const;
  /// Stores to attributes of modelled modules that run what is stored there (`sys.excepthook = f`), in module
  /// order.
  llvm::ArrayRef<Ref> hookStores() const;
  /// The modelled attribute that a store sets.
  ApiId apiStored(Ref store) const;
  /// The argument for the callable (`Api::target`) of a modelled call; none without.
  Ref targetArgument(Ref call) const;
  Ref targetArgument(Ref call, const Api &api) const;
  /// The modelled calls that a call may be, one of those that hand their target over in the same way.
  llvm::SmallVector<ApiId, 2> handOverApis(Ref call) const;

  /// For people: "self.count", "module.counter", "Counter.total".
  std::string describe(VarId v) const;

  struct Impl;
  std::unique_ptr<Impl> impl;

private:
  friend Program link(std::vector<LinkInput> inputs, const Model &model, bool closed);
  llvm::ArrayRef<LoadedModule> allModules; ///< of `impl`, as are the functions
  llvm::ArrayRef<FunctionInfo> allFunctions;
};

struct LinkInput {
  FileId file;
  std::string name; ///< dotted module name or ""
  std::string
      folder; ///< directory of the file: of several modules with one name, the importer's neighbour is meant
  bool isPackage;
  const ir::Module *ir;
};

/// Never fails. Modules must outlive the program. The order of `inputs` does not matter.
/// `closed` = false: a faster look that is enough for `wantedModules`; values nobody gives stay empty, not
/// Unknown.
Program link(std::vector<LinkInput> inputs, const Model &model, bool closed = true);

/// Dotted names that a module imports and uses as base classes: cheap, from the module alone.
std::vector<std::string> importedBases(const LinkInput &input);
/// Names one of which a module must mention to start threads of control, sorted: `Thread`, `submit` ... from
/// the model.
std::vector<llvm::StringRef> startingNames(const Model &model);
/// Dotted names outside the program that code running on threads of its own calls, sorted (to be loaded on
/// demand).
std::vector<std::string> wantedModules(const Program &program);

/// `--dump=program`.
void print(const Program &program, llvm::raw_ostream &os);

} // namespace threadlint
