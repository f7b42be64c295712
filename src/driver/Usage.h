// How the command line is explained, and what is wrong with a call beyond what CLI11 sees.
#pragma once

#include "driver/Commands.h"
#include "llvm/ADT/ArrayRef.h"

namespace CLI {
class App;
}

namespace threadlint {

/// The layout of the help texts.
void setFormatter(CLI::App &app);

/// What is wrong with the first argument, the command; CLI11 only says "A subcommand is required". "":
/// nothing.
std::string commandProblem(const CLI::App &app, llvm::ArrayRef<std::string> arguments);

/// An error of CLI11 about a value, with the variable of the environment that it comes from.
std::string valueProblem(const CLI::App &app, llvm::StringRef message, llvm::ArrayRef<std::string> arguments);

/// Options that do not go together; "": none.
std::string clashIn(const CheckCommand &check);

} // namespace threadlint
