// A path -> the bytes of the file.
#pragma once

#include "source/Source.h"

namespace threadlint {

/// The system's words for an errno value, in the form of our messages.
std::string describeError(int error);

ReadProblem readBytes(const std::string &path, std::string &bytes, std::string &problemText);

} // namespace threadlint
