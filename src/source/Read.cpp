// A path -> the bytes of the file, by plain read(): cheaper than mapping for thousands of small files.
#include "source/Read.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace threadlint {

std::string describeError(int error) {
  std::string text = std::generic_category().message(error);
  text[0] = llvm::toLower(text[0]);
  return text;
}

static ReadProblem failed(int error, std::string &problemText) {
  problemText = describeError(error);
  return error == ENOENT || error == ENOTDIR ? ReadProblem::Missing : ReadProblem::Unreadable;
}

ReadProblem readBytes(const std::string &path, std::string &bytes, std::string &problemText) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    return failed(errno, problemText);
  auto closeIt = llvm::make_scope_exit([&] { close(fd); });
  struct stat info;
  if (fstat(fd, &info) != 0)
    return failed(errno, problemText);
  // A pipe, or a file under /proc, does not tell its size; a growing file may pass it.
  bytes.resize(S_ISREG(info.st_mode) ? static_cast<size_t>(info.st_size) + 1 : size_t(1) << 16);
  size_t have = 0;
  while (true) {
    if (have == bytes.size())
      bytes.resize(2 * have);
    ssize_t got = read(fd, bytes.data() + have, bytes.size() - have);
    if (got == 0)
      break;
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0) {
      bytes.clear();
      return failed(errno, problemText);
    }
    have += static_cast<size_t>(got);
    if (have > UINT32_MAX) {
      bytes.clear();
      problemText = "the file is larger than 4 GiB";
      return ReadProblem::Unreadable;
    }
  }
  bytes.resize(have);
  return ReadProblem::None;
}

} // namespace threadlint
