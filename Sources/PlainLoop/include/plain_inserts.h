#pragma once

#include <stdint.h>

/// The end of a step: its last event, and its instant in milliseconds.
typedef struct {
    int64_t sequence;
    int64_t at;
} plain_step;

/// Inserts the rows of a recording of one vehicle into another file, in the same transactions, with the
/// same durability and nothing else to do.
///
/// Returns the seconds of processor time that the transactions took; negative when SQLite failed.
double plain_inserts(
    const char *source, const char *target, const plain_step *steps, int64_t count);
