// A file's place among package folders -> its dotted module name.
#include "source/ModuleName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <unistd.h>

namespace threadlint {

using llvm::StringRef;

/// Non-ASCII letters are let through: nobody puts other non-ASCII characters into module names.
static bool isIdentifier(StringRef text) {
  auto isPart = [](char c) { return llvm::isAlnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; };
  return !text.empty() && !llvm::isDigit(text[0]) && llvm::all_of(text, isPart);
}

ModuleNamer::ModuleNamer(llvm::ArrayRef<std::string> roots) : roots(roots) {
  for (const std::string &root : roots)
    packages.try_emplace(root, "");
}

bool ModuleNamer::isPackageFolder(StringRef folder) const {
  bool belowRoot = llvm::any_of(roots, [&](StringRef root) {
    return folder.starts_with(root) && folder.substr(root.size()).starts_with("/");
  });
  if (belowRoot)
    return isIdentifier(folder.rsplit('/').second);
  return isIdentifier(folder.rsplit('/').second) &&
         (access((folder + "/__init__.py").str().c_str(), F_OK) == 0 ||
          access((folder + "/__init__.pyi").str().c_str(), F_OK) == 0);
}

const std::string &ModuleNamer::packageOf(StringRef folder) {
  llvm::SmallVector<StringRef, 16> open; // packages whose names wait for that of the folder above
  auto known = packages.find(folder);
  for (; known == packages.end(); known = packages.find(folder)) {
    if (!isPackageFolder(folder)) {
      known = packages.try_emplace(folder, "").first;
      break;
    }
    open.push_back(folder);
    folder = folder.rsplit('/').first;
  }
  for (StringRef package : llvm::reverse(open)) {
    const std::string &above = known->second;
    std::string name = package.rsplit('/').second.str();
    known = packages.try_emplace(package, above.empty() ? name : above + "." + name).first;
  }
  return known->second;
}

ModuleName ModuleNamer::nameOf(StringRef realPath) {
  auto [folder, file] = realPath.rsplit('/');
  auto [stem, extension] = file.rsplit('.');
  ModuleName result;
  if (extension != "py" && extension != "pyi" && extension != "pyw")
    return result;
  if (stem == "__init__") {
    result.isPackage = true;
    result.name = packageOf(folder);
    return result;
  }
  if (!isIdentifier(stem))
    return result;
  const std::string &package = packageOf(folder);
  result.name = package.empty() ? stem.str() : package + "." + stem.str();
  return result;
}

} // namespace threadlint
