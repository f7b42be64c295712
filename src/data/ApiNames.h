// The spellings that the API files use for the enumerators; the only list of them.
#pragma once

#include "data/ApiEnums.h"
#include "data/Toml.h"

namespace threadlint::data {

// clang-format off
#define NAME(spelled, Enum, enumerator) {spelled, #enumerator, static_cast<uint8_t>(Enum::enumerator)}

inline constexpr EnumName ObjectKinds[] = {
    NAME("none", ObjectKind, None),
    NAME("thread", ObjectKind, Thread),
    NAME("timer", ObjectKind, Timer),
    NAME("process", ObjectKind, Process),
    NAME("lock", ObjectKind, Lock),
    NAME("rlock", ObjectKind, RLock),
    NAME("condition", ObjectKind, Condition),
    NAME("semaphore", ObjectKind, Semaphore),
    NAME("bounded-semaphore", ObjectKind, BoundedSemaphore),
    NAME("event", ObjectKind, Event),
    NAME("barrier", ObjectKind, Barrier),
    NAME("local", ObjectKind, Local),
    NAME("thread-pool-executor", ObjectKind, ThreadPoolExecutor),
    NAME("process-pool-executor", ObjectKind, ProcessPoolExecutor),
    NAME("interpreter-pool-executor", ObjectKind, InterpreterPoolExecutor),
    NAME("thread-pool", ObjectKind, ThreadPool),
    NAME("process-pool", ObjectKind, ProcessPool),
    NAME("future", ObjectKind, Future),
    NAME("queue", ObjectKind, Queue),
    NAME("simple-queue", ObjectKind, SimpleQueue),
    NAME("process-queue", ObjectKind, ProcessQueue),
    NAME("process-lock", ObjectKind, ProcessLock),
    NAME("event-loop", ObjectKind, EventLoop),
    NAME("async-lock", ObjectKind, AsyncLock),
    NAME("async-event", ObjectKind, AsyncEvent),
    NAME("async-queue", ObjectKind, AsyncQueue),
    NAME("async-condition", ObjectKind, AsyncCondition),
    NAME("async-semaphore", ObjectKind, AsyncSemaphore),
    NAME("task", ObjectKind, Task),
    NAME("socket", ObjectKind, Socket),
    NAME("popen", ObjectKind, Popen),
    NAME("file", ObjectKind, File),
    NAME("server", ObjectKind, Server),
    NAME("threading-server", ObjectKind, ThreadingServer),
    NAME("request-handler", ObjectKind, RequestHandler),
    NAME("shared-value", ObjectKind, SharedValue),
    NAME("manager", ObjectKind, Manager),
};

inline constexpr EnumName Effects[] = {
    NAME("none", Effect, None),
    NAME("spawn", Effect, Spawn),
    NAME("spawn-self", Effect, SpawnSelf),
    NAME("run", Effect, Run),
    NAME("join", Effect, Join),
    NAME("acquire", Effect, Acquire),
    NAME("release", Effect, Release),
    NAME("wait", Effect, Wait),
    NAME("notify", Effect, Notify),
    NAME("submit", Effect, Submit),
    NAME("map", Effect, Map),
    NAME("shutdown", Effect, Shutdown),
    NAME("result", Effect, Result),
    NAME("put", Effect, Put),
    NAME("get", Effect, Get),
    NAME("callback", Effect, Callback),
    NAME("handle", Effect, Handle),
    NAME("enter", Effect, Enter),
};

inline constexpr EnumName RunsOns[] = {
    NAME("none", RunsOn, None),
    NAME("new-thread", RunsOn, NewThread),
    NAME("pool-thread", RunsOn, PoolThread),
    NAME("process", RunsOn, Process),
    NAME("interpreter", RunsOn, Interpreter),
    NAME("loop", RunsOn, Loop),
    NAME("same-thread", RunsOn, SameThread),
    NAME("main-thread", RunsOn, MainThread),
    NAME("any-thread", RunsOn, AnyThread),
};

inline constexpr EnumName Gils[] = {
    NAME("unknown", Gil, Unknown),
    NAME("holds", Gil, Holds),
    NAME("releases", Gil, Releases),
    NAME("releases-above", Gil, ReleasesAbove),
};

inline constexpr EnumName Atomics[] = {
    NAME("no", Atomic, No),
    NAME("gil", Atomic, WithGil),
    NAME("always", Atomic, Always),
};

inline constexpr EnumName BlocksNames[] = {
    NAME("never", Blocks, Never),
    NAME("always", Blocks, Always),
    NAME("unless-timeout", Blocks, UnlessTimeout),
    NAME("briefly", Blocks, Briefly),
};

inline constexpr EnumName UnitNames[] = {
    NAME("items", Units, Items),
    NAME("leaves", Units, Leaves),
    NAME("sorted", Units, Sorted),
};

inline constexpr EnumName ResultLengths[] = {
    NAME("unknown", ResultLength, Unknown),
    NAME("number", ResultLength, Number),
    NAME("data", ResultLength, Data),
};

/// As `ApiData::kind` has them; they have no spelling of their own.
inline constexpr EnumName ApiKinds[] = {
    NAME("module", ApiKind, Module),
    NAME("function", ApiKind, Function),
    NAME("class", ApiKind, Class),
    NAME("method", ApiKind, Method),
    NAME("attribute", ApiKind, Attribute),
};

#undef NAME
// clang-format on

} // namespace threadlint::data
