// The spellings that the data files use for the enumerators of Model.h and Diag.h; the only list of them.
#pragma once

#include "rulegen_toml.h"

namespace threadlint::rulegen {

inline constexpr EnumName Severities[] = {{"error", "Error"}, {"warning", "Warning"}, {"note", "Note"}};

inline constexpr EnumName ObjectKinds[] = {
    {"none", "None"},
    {"thread", "Thread"},
    {"timer", "Timer"},
    {"process", "Process"},
    {"lock", "Lock"},
    {"rlock", "RLock"},
    {"condition", "Condition"},
    {"semaphore", "Semaphore"},
    {"bounded-semaphore", "BoundedSemaphore"},
    {"event", "Event"},
    {"barrier", "Barrier"},
    {"local", "Local"},
    {"thread-pool-executor", "ThreadPoolExecutor"},
    {"process-pool-executor", "ProcessPoolExecutor"},
    {"interpreter-pool-executor", "InterpreterPoolExecutor"},
    {"thread-pool", "ThreadPool"},
    {"process-pool", "ProcessPool"},
    {"future", "Future"},
    {"queue", "Queue"},
    {"simple-queue", "SimpleQueue"},
    {"process-queue", "ProcessQueue"},
    {"process-lock", "ProcessLock"},
    {"event-loop", "EventLoop"},
    {"async-lock", "AsyncLock"},
    {"async-event", "AsyncEvent"},
    {"async-queue", "AsyncQueue"},
    {"async-condition", "AsyncCondition"},
    {"async-semaphore", "AsyncSemaphore"},
    {"task", "Task"},
    {"socket", "Socket"},
    {"popen", "Popen"},
    {"file", "File"},
    {"server", "Server"},
    {"threading-server", "ThreadingServer"},
    {"request-handler", "RequestHandler"},
    {"shared-value", "SharedValue"},
    {"manager", "Manager"},
};

inline constexpr EnumName Effects[] = {
    {"none", "None"},         {"spawn", "Spawn"},   {"spawn-self", "SpawnSelf"},
    {"run", "Run"},           {"join", "Join"},     {"acquire", "Acquire"},
    {"release", "Release"},   {"wait", "Wait"},     {"notify", "Notify"},
    {"submit", "Submit"},     {"map", "Map"},       {"shutdown", "Shutdown"},
    {"result", "Result"},     {"put", "Put"},       {"get", "Get"},
    {"callback", "Callback"}, {"handle", "Handle"}, {"enter", "Enter"},
};

inline constexpr EnumName RunsOns[] = {
    {"none", "None"},
    {"new-thread", "NewThread"},
    {"pool-thread", "PoolThread"},
    {"process", "Process"},
    {"interpreter", "Interpreter"},
    {"loop", "Loop"},
    {"same-thread", "SameThread"},
    {"main-thread", "MainThread"},
    {"any-thread", "AnyThread"},
};

inline constexpr EnumName Gils[] = {{"unknown", "Unknown"},
                                    {"holds", "Holds"},
                                    {"releases", "Releases"},
                                    {"releases-above", "ReleasesAbove"}};

inline constexpr EnumName Atomics[] = {{"no", "No"}, {"gil", "WithGil"}, {"always", "Always"}};

inline constexpr EnumName BlocksNames[] = {
    {"never", "Never"}, {"always", "Always"}, {"unless-timeout", "UnlessTimeout"}, {"briefly", "Briefly"}};

inline constexpr EnumName UnitNames[] = {{"items", "Items"}, {"leaves", "Leaves"}, {"sorted", "Sorted"}};

inline constexpr EnumName ResultLengths[] = {{"unknown", "Unknown"}, {"number", "Number"}, {"data", "Data"}};

inline constexpr EnumName Implementations[] = {
    {"cpython", "CPython"}, {"pypy", "PyPy"}, {"jython", "Jython"}};

inline constexpr EnumName SwitchPointNames[] = {
    {"anywhere", "Anywhere"}, {"bytecodes", "Bytecodes"}, {"calls-and-jumps", "CallsAndJumps"}};

} // namespace threadlint::rulegen
