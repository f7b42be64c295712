// The parser library's own data layout: what its public interface would make slow.
#pragma once

extern "C" {
#include <language.h> // of the library, not of a grammar
#include <lexer.h>
#include <subtree.h>
#include <tree.h>
}
