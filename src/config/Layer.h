// What one source of configuration says, and several of them joined.
#pragma once

#include "config/Keys.h"
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace threadlint {

struct SetOption {
  OptionId option;
  OptionValue value;
  std::string origin;
};

struct KeyValue {
  std::vector<std::string> texts; ///< of Text one, of Texts and TextOrTexts all
  bool flag = false;
  int64_t number = 0;
  std::vector<std::pair<std::string, std::vector<std::string>>> lists;
  std::vector<SetOption> options; ///< of several for one option the last one counts
  std::string origin;             ///< "pyproject.toml:12", "the command line"
};

class ConfigLayer {
public:
  std::optional<KeyValue> &operator[](Key key) { return values[static_cast<size_t>(key)]; }
  const std::optional<KeyValue> &operator[](Key key) const { return values[static_cast<size_t>(key)]; }

  bool flag(Key key, bool otherwise) const;
  std::string text(Key key) const;               ///< "" when nothing says it
  std::vector<std::string> texts(Key key) const; ///< empty when nothing says it

  /// `above` wins. Lists that extend are joined; a new `select` forgets what was selected and ignored below,
  /// and a new `runtime` or `target-version` both of those below.
  void put(const ConfigLayer &above);

private:
  std::array<std::optional<KeyValue>, KeyCount> values;
};

/// The settings with their origins, for `--show-settings`; what nothing says is shown with its default.
void writeSettings(const ConfigLayer &layer, llvm::raw_ostream &os);

} // namespace threadlint
