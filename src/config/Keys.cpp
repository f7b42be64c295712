// The table of keys, and looking keys up in it.
#include "config/Keys.h"
#include "llvm/Support/ErrorHandling.h"
#include <cassert>

namespace threadlint {

static constexpr llvm::StringLiteral FormatWords =
    "concise|full|json|json-lines|grouped|github|gitlab|junit|pylint|rdjson|azure|sarif|lsp";

static constexpr KeyInfo keyTable[] = {
    {Key::Extend, "extend", KeyType::Text, "\"\"", "\"../threadlint.toml\"", "", true,
     "A configuration file that holds where this one says nothing. The path counts from the folder of the "
     "file that "
     "names it. Lists of `extend-select`, `extend-exclude` and `ignore` are joined, everything else is "
     "replaced."},
    {Key::Select, "select", KeyType::Texts, "[]", "[\"THR2\", \"THR301\"]", "", false,
     "The rules to check, instead of the default ones: codes, prefixes of codes, names, or `ALL`."},
    {Key::ExtendSelect, "extend-select", KeyType::Texts, "[]", "[\"THR8\"]", "", false,
     "Rules to check as well as those of `select`."},
    {Key::Ignore, "ignore", KeyType::Texts, "[]", "[\"THR207\"]", "", false,
     "Rules not to check. The longer of two prefixes wins over `select`; `ignore` wins when both say the "
     "same."},
    {Key::PerFileIgnores, "per-file-ignores", KeyType::Lists, "{}", "{ \"tests/**\" = [\"THR2\"] }", "",
     false,
     "Rules not to report in some files: a table from globs to lists of rules. A glob without `/` is held "
     "against the "
     "names of files and folders, others against paths from the folder of the configuration file. `!` in "
     "front turns "
     "a glob round."},
    {Key::Preview, "preview", KeyType::Flag, "false", "true", "", false,
     "Check preview rules too, and report findings that rest on a guess."},
    {Key::Latent, "latent", KeyType::Flag, "false", "true", "", false,
     "Report too, as notes, what none of the selected runtimes can show."},
    {Key::MinConfidence, "min-confidence", KeyType::Text, "\"low\"", "\"high\"", "low|medium|high", false,
     "Report only findings of at least this confidence. Those of low confidence need `preview` as well."},
    {Key::Baseline, "baseline", KeyType::Text, "\"\"", "\"threadlint-baseline.json\"", "", true,
     "A file of known findings, which are not reported. `--write-baseline` makes it."},
    {Key::Runtime, "runtime", KeyType::TextOrTexts, "[]", "[\"cpython-3.12\", \"cpython-3.14t\"]", "", false,
     "The interpreters that the code runs on. Without it they follow from `target-version`, then from "
     "`requires-python` in `[project]` of `pyproject.toml`; without those, all supported CPythons count."},
    {Key::TargetVersion, "target-version", KeyType::Text, "\"\"", "\"3.9\"", "", false,
     "The lowest Python version that the code runs on, as `3.9` or `py39`. Older interpreters are left out."},
    {Key::Src, "src", KeyType::Texts, "[]", "[\"src\", \"tests\"]", "", true,
     "Folders in which imports begin. Folders below them without `__init__.py` count as namespace packages. "
     "Needed only "
     "where packages have no `__init__.py`."},
    {Key::ApiModels, "api-models", KeyType::Texts, "[]", "[\"threadlint-models/*.toml\"]", "", true,
     "Files that say what the calls of other libraries do to threads and locks: TOML as in \"API models\" of "
     "the manual. Paths count from the folder of the configuration file and may hold `*`, `?` and `[...]`."},
    {Key::Exclude, "exclude", KeyType::Texts, "[]", "[\"generated\", \"docs/examples\"]", "", false,
     "Globs of files and folders to leave out, as in `.gitignore`; those with `/` count from the folder of "
     "the "
     "configuration file. Folders that tools fill (`.venv`, `build`, `node_modules` and so on) are left out "
     "always, "
     "unless they are named on the command line."},
    {Key::ExtendExclude, "extend-exclude", KeyType::Texts, "[]", "[\"vendor\"]", "", false,
     "Globs to leave out as well as those of `exclude`."},
    {Key::ForceExclude, "force-exclude", KeyType::Flag, "false", "true", "", false,
     "Leave excluded files out even when they are named on the command line, as hooks do."},
    {Key::RespectGitignore, "respect-gitignore", KeyType::Flag, "true", "false", "", false,
     "Leave out what `.gitignore` names."},
    {Key::Cores, "cores", KeyType::Number, "4", "8", "", false,
     "Cores of the machine, for the predictions of `threadlint scaling`."},
    {Key::OutputFormat, "output-format", KeyType::Text, "\"full\"", "\"concise\"", FormatWords, false,
     "How findings are written."},
    {Key::Fix, "fix", KeyType::Flag, "false", "true", "", false,
     "Correct what has a safe fix, as `--fix` does."},
    {Key::UnsafeFixes, "unsafe-fixes", KeyType::Flag, "false", "true", "", false,
     "Apply fixes too that may change what the program does."},
    {Key::ShowFixes, "show-fixes", KeyType::Flag, "false", "true", "", false, "List what was fixed."},
    {Key::Rules, "rules", KeyType::Rules, "{}", "{ THR806 = { longest-sleep-ms = 100 } }", "", false,
     "Options of single rules: a table for each rule, by its code or name, as "
     "`[tool.threadlint.rules.THR806]`."},
};

static constexpr bool isInOrder() {
  for (size_t i = 0; i < std::size(keyTable); ++i)
    if (static_cast<size_t>(keyTable[i].key) != i)
      return false;
  return std::size(keyTable) == KeyCount;
}
static_assert(isInOrder(), "a Key is an index into the table");

llvm::ArrayRef<KeyInfo> allKeys() { return keyTable; }

const KeyInfo &infoOf(Key key) { return keyTable[static_cast<size_t>(key)]; }

const KeyInfo *findKey(llvm::StringRef name) {
  for (const KeyInfo &info : keyTable)
    if (info.name == name)
      return &info;
  return nullptr;
}

llvm::StringRef closest(llvm::StringRef typed, llvm::ArrayRef<llvm::StringRef> names) {
  llvm::StringRef best;
  unsigned bestDistance = 4;
  for (llvm::StringRef name : names) {
    unsigned distance = name.edit_distance_insensitive(typed, true, bestDistance);
    if (distance < bestDistance && distance < typed.size()) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

llvm::StringRef closestKey(llvm::StringRef typed) {
  std::vector<llvm::StringRef> names;
  for (const KeyInfo &info : keyTable)
    names.push_back(info.name);
  return closest(typed, names);
}

llvm::StringRef wordsFor(KeyType type) {
  switch (type) {
  case KeyType::Text:
    return "a string";
  case KeyType::Texts:
    return "a list of strings";
  case KeyType::TextOrTexts:
    return "a string or a list of strings";
  case KeyType::Flag:
    return "true or false";
  case KeyType::Number:
    return "a number from 1 to 1024";
  case KeyType::Lists:
    return "a table of lists of strings";
  case KeyType::Rules:
    return "a table of tables";
  }
  llvm_unreachable("type of a key");
}

} // namespace threadlint
