// A folder that lives as long as a test, and the files in it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace threadlint {

class TempTree {
public:
  TempTree() {
    std::string pattern = (std::filesystem::temp_directory_path() / "threadlint-XXXXXX").string();
    root = std::filesystem::canonical(mkdtemp(pattern.data())).string();
  }
  ~TempTree() {
    std::error_code ignored;
    std::filesystem::remove_all(root, ignored);
  }
  TempTree(const TempTree &) = delete;

  std::string at(const std::string &path) const { return root + "/" + path; }
  void add(const std::string &path, const std::string &text = "") const {
    std::filesystem::create_directories(std::filesystem::path(at(path)).parent_path());
    std::ofstream(at(path), std::ios::binary) << text;
  }
  void link(const std::string &target, const std::string &path) const {
    std::filesystem::create_symlink(target, at(path));
  }

  std::string root; ///< real path
};

} // namespace threadlint
