// Module -> text, one line an instruction, for people and goldens.
#include "OpInfo.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>

namespace threadlint::ir {

namespace {

class Printer {
public:
  Printer(const Module &m, llvm::StringRef text, llvm::raw_ostream &out)
      : module(m), source(text), os(out), lines(text) {}

  void printModule() {
    if (module.py2)
      os << "python 2\n";
    for (Span error : module.errors) {
      os << "error ";
      printPosition(error.begin);
      os << " - ";
      printPosition(error.end);
      os << "\n";
    }
    for (uint32_t i = 0; i < module.functions.size(); ++i)
      printFunction(FuncId(i));
  }

private:
  void printPosition(uint32_t offset) {
    LineColumn at = lines.position(source, offset);
    os << at.line << ":" << at.column;
  }

  void printName(uint32_t name) { llvm::printEscapedString(module.text(NameId(name)), os); }
  void printOptName(NameId name, llvm::StringRef absent) {
    if (name)
      printName(name.v);
    else
      os << absent;
  }

  void printFunction(FuncId id) {
    const Function &f = module.functions[id];
    os << "\n";
    switch (f.kind) {
    case FuncKind::Module:
      os << "module";
      break;
    case FuncKind::Def:
      os << (f.is(funcflag::Async) ? "async def " : "def ");
      break;
    case FuncKind::Lambda:
      os << "lambda";
      break;
    case FuncKind::ClassBody:
      os << "class ";
      break;
    }
    printOptName(f.name, "");
    printParams(f);
    os << " f" << id.v;
    if (f.parent)
      os << " in f" << f.parent.v;
    if (f.owner)
      os << " of c" << f.owner.v;
    printFunctionFlags(f);
    os << ":\n";
    for (uint32_t s = 0; s < module.scopes.size(); ++s)
      if (module.scopes[ScopeId(s)].function == id)
        printScope(ScopeId(s));
    printBody(f);
  }

  void printFunctionFlags(const Function &f) {
    constexpr std::pair<uint16_t, llvm::StringLiteral> Words[] = {
        {funcflag::Generator, " generator"},        {funcflag::HasError, " has-error"},
        {funcflag::StaticMethod, " static-method"}, {funcflag::ClassMethod, " class-method"},
        {funcflag::Property, " property"},          {funcflag::Decorated, " decorated"},
        {funcflag::UsesLocals, " uses-locals"}};
    for (const auto &[flag, word] : Words)
      if (f.is(flag))
        os << word;
  }

  void printParams(const Function &f) {
    if (f.kind == FuncKind::Module || f.kind == FuncKind::ClassBody)
      return;
    llvm::ArrayRef<Param> params = module.paramsOf(f);
    bool starred = false; // a "*" or "*args" was printed
    os << "(";
    for (const auto &[i, param] : llvm::enumerate(params)) {
      os << (i ? ", " : "");
      if (param.kind == ParamKind::KeywordOnly && !starred)
        os << "*, ";
      starred |= param.kind == ParamKind::KeywordOnly || param.kind == ParamKind::VarArgs;
      os << (param.kind == ParamKind::VarArgs ? "*" : param.kind == ParamKind::VarKwargs ? "**" : "");
      printOptName(param.name, "_");
      if (param.annotation)
        os << ": %" << param.annotation.v;
      if (param.defaultValue)
        os << " = %" << param.defaultValue.v;
      bool lastOfKind = i + 1 == params.size() || params[i + 1].kind != ParamKind::PositionalOnly;
      if (param.kind == ParamKind::PositionalOnly && lastOfKind)
        os << ", /";
    }
    os << ")";
  }

  void printScope(ScopeId id) {
    constexpr llvm::StringLiteral Types[] = {"module", "function", "class", "comp"};
    const Scope &scope = module.scopes[id];
    os << "  scope s" << id.v << " " << Types[static_cast<size_t>(scope.type)];
    if (scope.parent)
      os << " in s" << scope.parent.v;
    os << ":";
    for (const auto &[i, binding] : llvm::enumerate(scope.bindings)) {
      os << (i ? ", " : " ");
      printOptName(binding.name, "_");
      os << " " << auxWords(AuxKind::Scope)[static_cast<size_t>(binding.kind)];
      if (binding.isParam)
        os << " param";
    }
    os << "\n";
  }

  void printBody(const Function &f) {
    unsigned depth = 1;
    for (uint32_t i = f.begin; i < f.end; ++i) {
      const Instr &instr = module.instrs[i];
      const OpInfo &info = opInfo(instr.op);
      bool leaves = info.c == Operand::Opening; // a middle marker leaves one part and enters the next
      depth -= leaves && depth > 1;
      os.indent(2 * depth);
      printInstr(InstrId(i), instr, info);
      depth += info.c == Operand::Closing || (leaves && info.format.ends_with(":"));
    }
  }

  void printInstr(InstrId id, const Instr &instr, const OpInfo &info) {
    if (info.makesValue)
      os << "%" << id.v << " = ";
    printFormat(id, instr, info);
    constexpr std::pair<uint8_t, llvm::StringLiteral> Words[] = {
        {flag::InPlace, "in-place"}, {flag::Decorator, "decorator"}, {flag::Async, "async"},
        {flag::Star, "star"},        {flag::BindTop, "bind-top"},    {flag::Print, "print"},
        {flag::Always, "always"},    {flag::Discarded, "discarded"}};
    for (const auto &[flag, word] : Words)
      if (instr.has(flag))
        os << " [" << word << "]";
    os << "  ; ";
    printPosition(module.spans[id.v].begin);
    os << "\n";
  }

  void printFormat(InstrId id, const Instr &instr, const OpInfo &info) {
    llvm::StringRef format = info.format;
    while (!format.empty()) {
      char c = format.front();
      format = format.drop_front();
      if (c == '<' && !isPresent(format.take_until([](char ch) { return ch == '>'; }), instr)) {
        format = format.drop_front(format.find('>') + 1);
      } else if (c == '$') {
        printField(format.front(), id, instr, info);
        format = format.drop_front();
      } else if (c != '<' && c != '>') {
        os << c;
      }
    }
  }

  static uint32_t operand(char letter, const Instr &instr) {
    return letter == 'a' ? instr.a : letter == 'b' ? instr.b : instr.c;
  }

  /// Whether the one operand of an optional part is there.
  static bool isPresent(llvm::StringRef part, const Instr &instr) {
    size_t dollar = part.find('$');
    return dollar == llvm::StringRef::npos || operand(part[dollar + 1], instr) != UINT32_MAX;
  }

  void printField(char letter, InstrId id, const Instr &instr, const OpInfo &info) {
    if (letter == '*')
      printArgs(instr);
    else if (letter == 'i')
      os << "#" << id.v;
    else if (letter == '.')
      os << std::string(instr.aux, '.');
    else if (letter == 'k')
      printAux(instr, info);
    else
      printOperand(operand(letter, instr), letter == 'a' ? info.a : letter == 'b' ? info.b : info.c, instr);
  }

  void printAux(const Instr &instr, const OpInfo &info) {
    llvm::ArrayRef<llvm::StringLiteral> words = auxWords(info.aux);
    if (instr.aux < words.size())
      os << words[instr.aux];
    else
      os << instr.aux;
  }

  void printOperand(uint32_t value, Operand meaning, const Instr &instr) {
    switch (meaning) {
    case Operand::Value:
    case Operand::OptValue:
      os << "%" << value;
      break;
    case Operand::Name:
    case Operand::OptName:
      printName(value);
      break;
    case Operand::OptScope:
      os << "s" << value;
      break;
    case Operand::Func:
      os << "f" << value;
      break;
    case Operand::Class:
      os << "c" << value;
      break;
    case Operand::Number:
      os << value;
      break;
    case Operand::Text:
      printConst(instr);
      break;
    case Operand::OuterLoop:
    case Operand::Opening:
    case Operand::Closing:
      os << "#" << value;
      break;
    case Operand::Unused:
    case Operand::ArgBegin:
    case Operand::ArgCount:
      break;
    }
  }

  void printConst(const Instr &instr) {
    auto kind = static_cast<ConstKind>(instr.aux);
    bool isText = kind == ConstKind::Str || kind == ConstKind::Bytes;
    if (instr.a == UINT32_MAX) {
      os << auxWords(AuxKind::Const)[instr.aux];
    } else if (isText) {
      os << (kind == ConstKind::Bytes ? "b\"" : "\"");
      printName(instr.a);
      os << "\"";
    } else if (kind == ConstKind::Float) {
      printName(instr.a);
    } else {
      os << instr.a;
    }
  }

  void printArgs(const Instr &instr) {
    llvm::ArrayRef<Arg> args = module.argsOf(instr);
    unsigned plain = 0; // elements of a dict display alternate between key and value
    for (const auto &[i, arg] : llvm::enumerate(args)) {
      bool isValue = instr.op == Op::MakeDict && arg.kind == ArgKind::Positional && plain++ % 2 == 1;
      os << (i == 0 ? "" : isValue ? ": " : ", ");
      if (arg.kind == ArgKind::Keyword) {
        printOptName(arg.name, "_");
        os << "=";
      }
      os << (arg.kind == ArgKind::Star         ? "*"
             : arg.kind == ArgKind::DoubleStar ? "**"
                                               : "")
         << "%" << arg.value.v;
    }
  }

  const Module &module;
  llvm::StringRef source;
  llvm::raw_ostream &os;
  LineIndex lines;
};

} // namespace

void print(const Module &module, llvm::StringRef source, llvm::raw_ostream &os) {
  Printer(module, source, os).printModule();
}

} // namespace threadlint::ir
