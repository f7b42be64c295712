// The grammar -> scripts that complete words for bash, zsh and fish.
#include "driver/Grammar.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace threadlint {

namespace {

/// The first line of the help, without what stands in brackets at its end.
std::string shortHelp(llvm::StringRef help) {
  return help.split('\n').first.split(" [").first.rtrim(":, ").str();
}

std::string escaped(llvm::StringRef text, llvm::StringRef special) {
  std::string result;
  for (char c : text) {
    if (special.contains(c))
      result += '\\';
    result += c;
  }
  return result;
}

std::string namesOf(llvm::ArrayRef<OptionInfo> options) {
  std::vector<std::string> names;
  for (const OptionInfo &option : options)
    llvm::append_range(names, option.names);
  return llvm::join(names, " ");
}

// Bash.

/// What is done when the value of an option, or a positional, is wanted.
std::string bashAction(const OptionInfo &option) {
  if (option.words.empty())
    return "return"; // bash completes files by itself then
  return "words='" + llvm::join(option.words, " ") + "'" + (option.isList ? " list=yes" : "");
}

void writeBashCommand(const CommandInfo &command, llvm::raw_ostream &os) {
  os << "  " << command.name << ")\n    case $previous in\n";
  for (const OptionInfo &option : command.options)
    if (option.kind != ValueKind::None)
      os << "    " << llvm::join(option.names, " | ") << ") " << bashAction(option) << " ;;\n";
  os << "    *)\n      if [[ $current == -* ]]; then\n        words='" << namesOf(command.options)
     << "'\n      else\n        "
     << (command.positionals.empty() ? "return" : bashAction(command.positionals.front()))
     << "\n      fi\n      ;;\n    esac\n    ;;\n";
}

constexpr llvm::StringLiteral BashHead =
    R"(# Completions of threadlint for bash, made by `threadlint completions bash`.
_threadlint() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command='' words='' list='' front='' i
  COMPREPLY=()
  # bash makes three words of `--option=value`.
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then
      command=${COMP_WORDS[i]}
      break
    fi
  done
  case $command in
)";

constexpr llvm::StringLiteral BashTail = R"(  *) return ;;
  esac
  if [[ -n $list && $current == *,* ]]; then
    front=${current%,*},
    current=${current##*,}
  fi
  COMPREPLY=($(compgen -P "$front" -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _threadlint threadlint
)";

// Zsh.

std::string zshQuoted(llvm::StringRef text) {
  std::string result = "'";
  for (char c : text)
    result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string zshAction(const OptionInfo &option) {
  std::string message = ":" + escaped(option.value, ":\\") + ":";
  if (!option.words.empty() && option.isList)
    return message + "_values -s , " + llvm::StringRef(option.value).lower() + " " +
           llvm::join(option.words, " ");
  if (!option.words.empty())
    return message + "(" + llvm::join(option.words, " ") + ")";
  return option.kind == ValueKind::File ? message + "_files" : message;
}

/// One line for each name; they exclude each other, unless the option may be repeated.
void writeZshOption(const OptionInfo &option, llvm::raw_ostream &os) {
  bool repeats = option.isList || option.value == "FILE|SETTING";
  for (llvm::StringRef name : option.names) {
    std::string spec = repeats ? "*" : "(" + llvm::join(option.names, " ") + ")";
    spec += name.str();
    if (option.kind != ValueKind::None)
      spec += name.starts_with("--") ? "=" : "+";
    spec += "[" + escaped(shortHelp(option.help), "[]:\\") + "]";
    if (option.kind != ValueKind::None)
      spec += zshAction(option);
    os << " \\\n        " << zshQuoted(spec);
  }
}

void writeZshCommand(const CommandInfo &command, llvm::raw_ostream &os) {
  os << "    " << command.name << ")\n      _arguments -s -S";
  for (const OptionInfo &option : command.options)
    writeZshOption(option, os);
  for (const OptionInfo &positional : command.positionals)
    os << " \\\n        " << zshQuoted("*" + zshAction(positional));
  os << "\n      ;;\n";
}

// Fish.

std::string fishQuoted(llvm::StringRef text) { return "'" + escaped(text, "'\\") + "'"; }

std::string fishWords(const OptionInfo &option) {
  std::string words = llvm::join(option.words, " ");
  return option.isList ? "(__fish_append , " + words + ")" : words;
}

void writeFishOption(const OptionInfo &option, llvm::StringRef condition, llvm::raw_ostream &os) {
  os << "complete -c threadlint -n " << fishQuoted(condition);
  for (llvm::StringRef name : option.names)
    if (name.consume_front("--"))
      os << " -l " << name;
    else
      os << " -s " << name.drop_front();
  if (option.kind == ValueKind::File)
    os << " -r -F";
  else if (option.kind != ValueKind::None)
    os << " -x";
  if (!option.words.empty())
    os << " -a " << fishQuoted(fishWords(option));
  os << " -d " << fishQuoted(shortHelp(option.help)) << '\n';
}

void writeFishCommand(const CommandInfo &command, llvm::raw_ostream &os) {
  std::string condition = "__fish_seen_subcommand_from " + command.name;
  os << "complete -c threadlint -n __fish_use_subcommand -a " << command.name << " -d "
     << fishQuoted(shortHelp(command.help)) << '\n';
  for (const OptionInfo &option : command.options)
    writeFishOption(option, condition, os);
  const OptionInfo *positional = command.positionals.empty() ? nullptr : &command.positionals.front();
  if (positional && positional->kind == ValueKind::File)
    return;
  os << "complete -c threadlint -f -n " << fishQuoted(condition);
  if (positional)
    os << " -a " << fishQuoted(fishWords(*positional));
  os << '\n';
}

} // namespace

void writeBashCompletions(const Grammar &grammar, llvm::raw_ostream &os) {
  os << BashHead << "  '')\n    words='";
  for (const CommandInfo &command : grammar.commands)
    os << command.name << ' ';
  os << namesOf(grammar.options) << "'\n    ;;\n";
  for (const CommandInfo &command : grammar.commands)
    writeBashCommand(command, os);
  os << BashTail;
}

void writeZshCompletions(const Grammar &grammar, llvm::raw_ostream &os) {
  os << "#compdef threadlint\n# Completions of threadlint for zsh, made by `threadlint completions zsh`.\n"
        "_threadlint() {\n  local context state state_descr line curcontext=$curcontext\n"
        "  typeset -A opt_args\n  local -a commands=(";
  for (const CommandInfo &command : grammar.commands)
    os << "\n    " << zshQuoted(command.name + ":" + escaped(shortHelp(command.help), ":\\"));
  os << "\n  )\n  _arguments -C";
  for (const OptionInfo &option : grammar.options)
    writeZshOption(option, os);
  os << " \\\n        '1: :->command' \\\n        '*:: :->arguments'\n  case $state in\n"
        "  command) _describe -t commands command commands ;;\n"
        "  arguments)\n    curcontext=${curcontext%:*:*}:threadlint-$words[1]:\n    case $words[1] in\n";
  for (const CommandInfo &command : grammar.commands)
    writeZshCommand(command, os);
  os << "    esac\n    ;;\n  esac\n}\n\n"
        "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n  _threadlint \"$@\"\nelse\n"
        "  compdef _threadlint threadlint\nfi\n";
}

void writeFishCompletions(const Grammar &grammar, llvm::raw_ostream &os) {
  os << "# Completions of threadlint for fish, made by `threadlint completions fish`.\n"
        "complete -c threadlint -f -n __fish_use_subcommand\n";
  for (const OptionInfo &option : grammar.options)
    writeFishOption(option, "__fish_use_subcommand", os);
  for (const CommandInfo &command : grammar.commands)
    writeFishCommand(command, os);
}

} // namespace threadlint
