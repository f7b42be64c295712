// The suppression comments of all files, asked finding by finding, and which of them were of no use.
#pragma once

#include "diag/Rules.h"
#include <map>

namespace threadlint {

class Silencers {
public:
  Silencers(llvm::ArrayRef<RuleInfo> rules, const SourceSet &sources) : rules(rules), sources(sources) {}

  /// At its place by any comment; at a related place only by one that names the rule. Notes what was of use.
  bool silences(const Finding &finding);

  /// THR004: what silenced none of the findings asked about so far, of the rules that were checked.
  void addUnused(const RuleSelection &selection, RuleId unused, std::vector<Finding> &findings);

private:
  struct Entry {
    uint32_t first, last; ///< lines; 0 and the last there can be for the whole file
    RuleId rule;          ///< none: all
    uint32_t suppression; ///< index into those of the file
    bool used = false;
  };
  struct FileEntries {
    LineIndex lines;
    std::vector<Entry> entries;
    bool unread = false; ///< not all of the file was understood
  };
  FileEntries &of(FileId file);
  bool silencesAt(FileId file, uint32_t offset, RuleId rule, bool byName);
  void addUnusedOf(FileId file, const RuleSelection &selection, RuleId unused,
                   std::vector<Finding> &findings);

  llvm::ArrayRef<RuleInfo> rules;
  const SourceSet &sources;
  std::map<FileId, FileEntries> files;
};

} // namespace threadlint
