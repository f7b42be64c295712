// The grammar -> the manual page.
#include "driver/Grammar.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

/// Text that troff takes as it is.
std::string plain(llvm::StringRef text) {
  std::string result;
  bool lineStarts = true;
  for (char c : text) {
    if (lineStarts && (c == '.' || c == '\''))
      result += "\\&";
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else if (c == '`' || c == '\'')
      result += c == '`' ? "\\(ga" : "\\(aq";
    else
      result += c;
    lineStarts = c == '\n';
  }
  return result;
}

void writeOption(const OptionInfo &option, llvm::raw_ostream &os) {
  os << ".TP\n";
  llvm::interleave(
      option.names, os, [&](llvm::StringRef name) { os << "\\fB" << plain(name) << "\\fR"; }, ", ");
  if (!option.value.empty())
    os << (option.names.empty() ? "" : " ") << "\\fI" << plain(option.value) << "\\fR";
  os << '\n' << plain(option.help) << '\n';
  if (!option.environment.empty())
    os << "The variable \\fB" << option.environment << "\\fR of the environment stands for it.\n";
}

/// Lines that are indented are kept as they are.
void writeFooter(llvm::StringRef footer, llvm::raw_ostream &os) {
  bool kept = false;
  while (!footer.empty()) {
    llvm::StringRef line;
    std::tie(line, footer) = footer.split('\n');
    bool keep = line.starts_with(" ");
    if (keep != kept)
      os << (keep ? ".RS\n.nf\n" : ".fi\n.RE\n");
    kept = keep;
    if (line.empty())
      os << ".PP\n";
    else
      os << plain(line.ltrim()) << '\n';
  }
  if (kept)
    os << ".fi\n.RE\n";
}

void writeCommand(const CommandInfo &command, llvm::raw_ostream &os) {
  os << ".SS \"threadlint " << command.name << "\"\n" << plain(command.help) << ".\n";
  for (const OptionInfo &positional : command.positionals)
    writeOption(positional, os);
  llvm::StringRef group = "Options";
  for (const OptionInfo &option : command.options) {
    if (option.group != group)
      os << ".PP\n" << plain(option.group) << ":\n";
    group = option.group;
    writeOption(option, os);
  }
  if (!command.footer.empty()) {
    os << ".PP\n";
    writeFooter(command.footer, os);
  }
}

void writeEnvironment(const Grammar &grammar, llvm::raw_ostream &os) {
  std::vector<llvm::StringRef> seen;
  os << ".SH ENVIRONMENT\n";
  for (const CommandInfo &command : grammar.commands)
    for (const OptionInfo &option : command.options) {
      if (option.environment.empty() || llvm::is_contained(seen, option.environment))
        continue;
      seen.push_back(option.environment);
      os << ".TP\n\\fB" << option.environment << "\\fR\nStands for \\fB" << plain(option.names.back())
         << "\\fR where that is not given.\n";
    }
  os << ".TP\n\\fBNO_COLOR\\fR\nNo colours, when it is not empty.\n"
        ".TP\n\\fBFORCE_COLOR\\fR\nColours even where the standard output is no terminal; \\fB0\\fR or "
        "\\fBfalse\\fR: none.\n";
}

} // namespace

void writeManPage(const Grammar &grammar, llvm::raw_ostream &os) {
  os << ".TH THREADLINT 1 \"\" \"threadlint " THREADLINT_VERSION "\" \"User Commands\"\n"
     << ".SH NAME\nthreadlint \\- check the threads of Python code\n"
        ".SH SYNOPSIS\n.B threadlint\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n"
        ".SH DESCRIPTION\n"
     << plain(grammar.about)
     << "\nIt reads the source and never runs it.\n.PP\n"
        "An argument \\fB@\\fIFILE\\fR stands for the lines of the file, each of them one argument.\n"
        ".SH OPTIONS\n";
  for (const OptionInfo &option : grammar.options)
    writeOption(option, os);
  os << ".SH COMMANDS\n";
  for (const CommandInfo &command : grammar.commands)
    writeCommand(command, os);
  writeEnvironment(grammar, os);
  os << ".SH FILES\n.TP\n\\fB.threadlint.toml\\fR, \\fBthreadlint.toml\\fR, \\fBpyproject.toml\\fR\n"
        "The configuration: the closest of them, in the folder of the first path or above.\n";
}

} // namespace threadlint
