// What the simulated GIL does to threads: facts that hold on every machine.
#include "model/Simulator.h"
#include <catch2/catch.hpp>

using namespace threadlint;

static double speedUp(const char *runtime, const ThreadWork &work, unsigned threads, unsigned cores = 2) {
  Model model;
  const Runtime &r = model.runtime(model.findRuntime(runtime));
  return simulate(r, work, 1, cores) / simulate(r, work, threads, cores);
}

static ThreadWork computing(double ns, uint32_t turns) { return {{{Stretch::Compute, ns}}, turns}; }

TEST_CASE("threads that compute take turns where there is a GIL, and only there") {
  for (double ns : {1e5, 1e6, 1e7}) {
    CAPTURE(ns);
    ThreadWork work = computing(ns, static_cast<uint32_t>(4e8 / ns));
    CHECK(speedUp("cpython-3.11", work, 2) == Approx(1).margin(0.03));
    CHECK(speedUp("cpython-3.11", work, 8) == Approx(1).margin(0.03));
    CHECK(speedUp("pypy", work, 2) == Approx(1).margin(0.03));
    CHECK(speedUp("cpython-3.13t", work, 2) == Approx(2).margin(0.05));
    CHECK(speedUp("cpython-3.13t", work, 8, 4) == Approx(4).margin(0.1));
  }
}

TEST_CASE("a switch every hundred bytecodes costs more than one every five milliseconds") {
  CHECK(speedUp("cpython-2.7", computing(1e6, 100), 2) < 0.85);
}

TEST_CASE("waiting threads wait at the same time, whatever the cores") {
  ThreadWork work{{{Stretch::Compute, 1e4}, {Stretch::Wait, 1e7}}, 64};
  CHECK(speedUp("cpython-3.11", work, 8) == Approx(8).margin(0.4));
}

TEST_CASE("code without the GIL scales up to the cores, unless it is short") {
  ThreadWork big{{{Stretch::Compute, 500}, {Stretch::Native, 1e6}}, 400};
  CHECK(speedUp("cpython-3.11", big, 2) == Approx(2).margin(0.05));
  CHECK(speedUp("cpython-3.11", big, 4) == Approx(2).margin(0.05));
  ThreadWork small{{{Stretch::Compute, 1500}, {Stretch::Native, 1000}}, 4000};
  CHECK(speedUp("cpython-3.11", small, 2) < 1);
}

TEST_CASE("work under one lock is done by one thread at a time") {
  for (const char *runtime : {"cpython-3.11", "cpython-3.13t"}) {
    ThreadWork locked{{{Stretch::Lock}, {Stretch::Wait, 1e6}, {Stretch::Unlock}}, 100};
    CHECK(speedUp(runtime, locked, 4) == Approx(1).margin(0.05));
    ThreadWork partly{{{Stretch::Lock}, {Stretch::Compute, 1e5}, {Stretch::Unlock}, {Stretch::Wait, 9e5}},
                      100};
    CHECK(speedUp(runtime, partly, 4) == Approx(4).margin(0.6));
  }
}

TEST_CASE("more threads than turns") {
  CHECK(speedUp("cpython-3.13t", computing(1e7, 2), 16, 16) == Approx(2).margin(0.5));
}

TEST_CASE("short work under a lock is a convoy where the GIL may change hands in it") {
  ThreadWork counting{{{Stretch::Compute, 60}, {Stretch::Lock}, {Stretch::Compute, 60}, {Stretch::Unlock}},
                      400000};
  CHECK(speedUp("cpython-3.8", counting, 2) < 0.7);
  counting.turn[2].whole = true;
  CHECK(speedUp("cpython-3.8", counting, 2) == Approx(1).margin(0.03));
  CHECK(speedUp("cpython-3.13t", counting, 2) == Approx(1).margin(0.15));
}

TEST_CASE("a thread that has to be woken costs more than one that is still awake") {
  auto convoy = [](double held) {
    return ThreadWork{{{Stretch::Compute, held}, {Stretch::Native, held}}, 4000};
  };
  CHECK(speedUp("cpython-3.11", convoy(300), 2) > 0.8);
  CHECK(speedUp("cpython-3.11", convoy(2000), 2) < 0.8);
}
