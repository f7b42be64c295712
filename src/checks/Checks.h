// Program + Facts + Model -> Findings: one function a rule, dispatched by a generated table.
#pragma once

#include "diag/Diag.h"
#include "flow/Flow.h"
#include "link/Link.h"
#include "model/Model.h"

namespace threadlint {

class Borders;
class Shared;
struct Conflict;
struct Slowdown;

/// What a rule may look at. Rules read; the only thing they write is `report`.
struct CheckContext {
  const SourceSet &sources;
  const Program &program;
  const Facts &facts;
  const Model &model;
  llvm::ArrayRef<RuntimeId> runtimes; ///< selected, never empty, in table order
  Version targetVersion;              ///< lowest Python version to support
  std::vector<Finding> &findings;
  llvm::ArrayRef<Conflict> conflicts = {}; ///< of accesses, see Conflicts.h; filled by runChecks
  llvm::ArrayRef<Slowdown> slowdowns = {}; ///< of work that is split, see ParallelWork.h; the same
  const Borders *borders = nullptr;        ///< where code runs, see Borders.h; the same
  Shared *shared = nullptr;                ///< what several rules ask for, see Shared.h; the same

  /// Starts a finding of `rule` at an instruction or span; fill in the rest on the reference returned, which
  /// is valid until the next report. Put source text into arguments through `oneLine`.
  Finding &report(RuleId rule, Ref where, llvm::ArrayRef<std::string> arguments) const;
  Finding &report(RuleId rule, FileId file, Span span, llvm::ArrayRef<std::string> arguments) const;
  /// It bites on the runtimes without a GIL, and is latent on the others.
  void biteWithoutGil(Finding &finding) const;
  llvm::StringRef sourceText(Ref where) const;
  llvm::StringRef sourceText(ModuleId module, Span span) const;
  RelatedPlace related(Ref where, std::string message) const;
  /// "line 12": for messages.
  std::string lineText(Ref where) const;
};

/// Source text for a message: on one line, and not too long.
std::string oneLine(llvm::StringRef text);

/// Every Call instruction of the program, in module order.
void forEachCall(const Program &program, llvm::function_ref<void(Ref call, const ir::Instr &instr)> visit);

/// Those among them that certainly call one modelled API.
void forEachApiCall(const Program &program,
                    llvm::function_ref<void(Ref call, const ir::Instr &instr, const Api &api)> visit);

/// The argument bound to a parameter of a modelled API: by keyword, else by position. None when absent or
/// when a
/// `*args`/`**kwargs` argument may supply it. `skip`: leading positional arguments that are not the API's own
/// (`self`).
const ir::Arg *argumentFor(const ir::Module &module, const ir::Instr &call, const Api &api,
                           llvm::StringRef param, unsigned skip = 0);
bool hasStarArguments(const ir::Module &module, const ir::Instr &call);

/// Runs every enabled rule.
void runChecks(const CheckContext &context, const RuleSelection &selection);

} // namespace threadlint
