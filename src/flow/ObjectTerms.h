// Values in one calling context -> terms: equal terms are one object as far as the program text tells.
#pragma once

#include "flow/Flow.h"
#include <map>

namespace threadlint {

struct TermTag;
using TermId = Id<TermTag>; ///< none: nobody knows which object it is

/// How the key of an element looks.
enum class KeyKind : uint8_t {
  Constant, ///< equal keys are one element
  Variable, ///< the same in one run of the code
  Next,     ///< `(i + 1) % n`: the neighbour in a ring
  Unknown,  ///< any element: `random.choice(accounts)`
};

/// What a value is made of. In one run of the code that makes it, a term is one object.
struct Term {
  enum Kind : uint8_t {
    Made,      ///< id = SiteId: what this call makes
    Variable,  ///< id = VarId: what the global, class attribute or captured local holds
    Self,      ///< id = ClassId: the object of a method that nobody is seen to call
    Given,     ///< id = FuncId, key = index: a parameter of a function that nobody is seen to call
    Attribute, ///< id = SymId, of `whole`
    Element,   ///< of `whole`; key, id: see KeyKind
  } kind;
  uint32_t id;
  TermId whole;
  uint32_t key = 0;
  KeyKind keyKind = KeyKind::Constant;
  auto order() const { return std::tuple(kind, id, whole.v, key, keyKind); }
};

/// The objects behind the parameters of a function in one run of it.
using TermList = llvm::SmallVector<TermId, 4>;

class ObjectTerms {
public:
  explicit ObjectTerms(const Program &program);

  /// `parameters`: of the function that the value is in.
  TermId of(llvm::ArrayRef<TermId> parameters, Ref value) { return evaluate(parameters, value, 12); }
  /// What a function that nobody is seen to call gets.
  TermList ofUnseen(FuncId f);
  TermId ofMade(SiteId site) { return intern({Term::Made, site.v, {}}); }
  /// `self` of the methods of a class.
  TermId ofSelf(ClassId cls);
  const Term &get(TermId t) const { return terms[t]; }
  /// Some part of the term is made in a loop or by code that runs often: equal terms may be several objects.
  bool isSeveral(TermId t) const;
  /// The term goes out from `self` or a parameter of code that nobody is seen to call, or a variable.
  TermId rootOf(TermId t) const;
  TermId intern(Term t);

private:
  const Program &program;
  IdVector<TermId, Term> terms;
  std::map<decltype(std::declval<Term>().order()), TermId> known;
  llvm::DenseMap<ClassId, llvm::SmallVector<Ref, 2>> constructions;
  llvm::DenseMap<ClassId, TermId> selves;
  llvm::DenseMap<TermId, VarId> keptIn; ///< of terms that are attributes

  TermId evaluate(llvm::ArrayRef<TermId> parameters, Ref value, unsigned depth);
  TermId ofLoad(llvm::ArrayRef<TermId> parameters, Ref load, unsigned depth);
  TermId ofAttribute(llvm::ArrayRef<TermId> parameters, Ref load, unsigned depth);
  TermId ofElement(llvm::ArrayRef<TermId> parameters, Ref load, unsigned depth);
  TermId ofCall(llvm::ArrayRef<TermId> parameters, Ref call, unsigned depth);
  TermId throughConstructor(TermId object, VarId attribute, unsigned depth);
  TermId ofDrawn(llvm::ArrayRef<TermId> parameters, Ref call, ir::InstrId which, unsigned depth);
  std::pair<Ref, TermId> constructionOf(TermId object) const;
  Ref onlyStored(VarId v) const;
};

} // namespace threadlint
