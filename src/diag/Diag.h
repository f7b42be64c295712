// Findings: what a rule says about a place, with arguments, related places and fixes; suppression, dedupe,
// order.
#pragma once

#include "base/Id.h"
#include "base/Text.h"
#include "source/Source.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <utility>
#include <vector>

namespace threadlint {

enum class Severity : uint8_t { Note, Warning, Error };
/// Low: something it rests on is guessed; such findings are previews, whatever the rule.
enum class Confidence : uint8_t { Low, Medium, High };

/// As users write and read it: "note", "warning", "error".
llvm::StringRef nameOf(Severity severity);

/// A rule's entry in the generated table (from the front matter of rules/THRnnn-name.md).
struct RuleInfo {
  llvm::StringLiteral code;    ///< "THR201"
  llvm::StringLiteral name;    ///< "unlocked-global-update"
  llvm::StringLiteral summary; ///< one line, for tables and SARIF
  llvm::StringLiteral message; ///< template with {0} {1} ..., see Finding::arguments
  llvm::StringLiteral doc;     ///< the page in Markdown
  Severity severity;
  bool preview;
  bool fixable;
};

/// All rules, sorted by code; index = RuleId.
llvm::ArrayRef<RuleInfo> allRules();
const RuleInfo &ruleInfo(RuleId id);
/// By code or by name; none() if there is no such rule.
RuleId findRule(llvm::StringRef codeOrName);

struct RelatedPlace {
  FileId file;
  Span span;
  std::string message;
};

struct Edit {
  Span span;
  std::string replacement;
};

struct Fix {
  std::string message;
  std::vector<Edit> edits; ///< in the finding's file, sorted, disjoint
  bool safe = true;        ///< behaviour is kept but for the defect
};

/// One thread of a witness, and what a script must watch to bring the interleaving about.
struct WitnessThread {
  std::string name;     ///< "worker#1", "MainThread"
  std::string function; ///< that does the steps, as its code object is called
  FileId file;
  Span read;          ///< the load of the old value, the test or the loop; empty: it only writes
  Span pause;         ///< where it takes the lock that it holds at the write only; empty: nowhere
  Span write;         ///< the target of the store, or the call that changes the place
  std::string stored; ///< the name or attribute that is stored to; "" for elements and calls
};

struct WitnessStep {
  uint32_t thread; ///< index into Witness::threads
  FileId file;
  Span span;
  std::string text;
};

enum class WitnessKind : uint8_t { LostUpdate, StaleDecision, Mutated };

/// An interleaving of two threads that goes wrong. Thread 0 is the one that suffers.
struct Witness {
  WitnessKind kind = WitnessKind::LostUpdate;
  WitnessThread threads[2];
  std::vector<WitnessStep> steps; ///< empty: there is no witness
  FileId starter;                 ///< the file that starts the threads; none: not seen
  bool empty() const { return steps.empty(); }
};

struct Finding {
  RuleId rule;
  FileId file;
  Span span;
  Span act;            ///< an access that it is about too: after the test at `span`; may be empty
  std::string message; ///< the rule's template with its arguments put in
  Confidence confidence = Confidence::High;
  std::vector<llvm::StringRef> runtimes; ///< names of the profiles on which it bites; static storage
  /// The other selected profiles, where the defect is there too but only an implementation detail hides it;
  /// empty for most rules.
  std::vector<llvm::StringRef> latent;
  std::vector<RelatedPlace> related;
  std::vector<Fix> fixes;
  Witness witness;
};

/// It bites on none of the selected runtimes.
bool isLatent(const Finding &finding);
/// The rule's; a latent finding is a note.
Severity severityOf(const Finding &finding);

/// Puts arguments into the `{n}` of a message template.
std::string formatMessage(llvm::StringLiteral messageTemplate, llvm::ArrayRef<std::string> arguments);

/// Which rules run, from select/ignore lists of codes, prefixes ("THR2") and names.
struct RuleSelection {
  std::vector<bool> enabled; ///< by RuleId
  bool latent = false;       ///< latent findings too
  Confidence minConfidence = Confidence::Low;
  /// Globs (as in ignore files; absolute or for a name) with the rules that are not reported there, by
  /// RuleId.
  std::vector<std::pair<std::string, std::vector<bool>>> perFile;
  bool guesses = false; ///< findings of low confidence too
  bool isEnabled(RuleId id) const { return id.v < enabled.size() && enabled[id.v]; }
};
struct SelectionOptions {
  std::vector<std::string> select; ///< empty: all default rules (with `preview`: preview rules too)
  std::vector<std::string> extendSelect;
  std::vector<std::string> ignore;
  bool preview = false;
  bool latent = false;
  std::vector<std::pair<std::string, std::vector<std::string>>> perFileIgnores; ///< glob, rules
  Confidence minConfidence = Confidence::Low;
};
/// The longest matching prefix wins, ignore wins a tie. Unknown selectors are put into `unknown`.
RuleSelection selectRules(const SelectionOptions &options, std::vector<std::string> &unknown);

/// Drops findings that are suppressed, of rules that are not selected, or that repeat a rule at the same span
/// (the most confident stays, with the runtimes of all), and sorts by path, position, code. Adds THR005
/// findings for unknown codes in suppressions if that rule is in the table and enabled.
void finishFindings(const SourceSet &sources, const RuleSelection &selection, std::vector<Finding> &findings);

} // namespace threadlint
