// `@file` on the command line -> the lines of the file, each of them one argument.
#pragma once

#include <string>
#include <vector>

namespace threadlint {

/// Files may name further files; after `--` nothing is replaced. "" or what went wrong.
std::string expandArgFiles(std::vector<std::string> given, std::vector<std::string> &arguments);

} // namespace threadlint
