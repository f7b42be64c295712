// argv -> one command with its options.
#pragma once

#include "driver/Commands.h"
#include <variant>

namespace threadlint {

/// Text asked for (help, version): printed, exit code 0.
struct PrintText {
  std::string text;
};

/// The command line is wrong, for people.
struct UsageError {
  std::string message;
  std::string help = "`threadlint --help`"; ///< what tells the right use
};

using Command = std::variant<CheckCommand, ThreadsCommand, ScalingCommand, WitnessCommand, RuleCommand,
                             ConfigCommand, PrintText, UsageError>;

/// Never throws, never prints.
Command parseCommandLine(int argc, const char *const *argv);

} // namespace threadlint
