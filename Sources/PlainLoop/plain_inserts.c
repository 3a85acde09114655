#include "plain_inserts.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_COLUMNS = 32 };

/// The rows of a table in memory, and the statement that inserts one.
typedef struct {
    const char *name, *key, *order, *due;
    int columns, due_column;
    int64_t count, next;
    sqlite3_value **values;
    sqlite3_stmt *insert;
} table;

static void load(sqlite3 *source, table *t) {
    char sql[256];
    snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY %s", t->name, t->order);
    sqlite3_stmt *all;
    if (sqlite3_prepare_v2(source, sql, -1, &all, 0) != SQLITE_OK) return;
    t->columns = sqlite3_column_count(all);
    for (int i = 0; i < t->columns; i++)
        if (!strcmp(sqlite3_column_name(all, i), t->due)) t->due_column = i;
    int64_t room = 0;
    while (sqlite3_step(all) == SQLITE_ROW) {
        if (t->count == room) {
            room = room ? 2 * room : 1024;
            t->values = realloc(t->values, (size_t)(room * t->columns) * sizeof *t->values);
        }
        for (int i = 0; i < t->columns; i++)
            t->values[t->count * t->columns + i] = sqlite3_value_dup(sqlite3_column_value(all, i));
        t->count++;
    }
    sqlite3_finalize(all);
}

static int prepare(sqlite3 *source, sqlite3 *target, table *t) {
    char sql[4096], marks[128] = "?", changes[3072] = "";
    char query[128];
    snprintf(query, sizeof query, "SELECT * FROM %s", t->name);
    sqlite3_stmt *any;
    if (sqlite3_prepare_v2(source, query, -1, &any, 0) != SQLITE_OK) return 1;
    for (int i = 0; i < t->columns; i++) {
        const char *name = sqlite3_column_name(any, i);
        if (i > 0) strcat(marks, ", ?");
        if (t->key && strstr(t->key, name)) continue;
        size_t length = strlen(changes);
        snprintf(
            changes + length, sizeof changes - length, "%s\"%s\" = excluded.\"%s\"",
            length ? ", " : "", name, name);
    }
    sqlite3_finalize(any);
    if (t->key)
        snprintf(
            sql, sizeof sql, "INSERT INTO %s VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s",
            t->name, marks, t->key, changes);
    else
        snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (%s)", t->name, marks);
    return sqlite3_prepare_v2(target, sql, -1, &t->insert, 0) != SQLITE_OK;
}

static int64_t due(const table *t, int64_t row) {
    return sqlite3_value_int64(t->values[row * t->columns + t->due_column]);
}

static int insert(table *t, int64_t row) {
    for (int i = 0; i < t->columns; i++)
        sqlite3_bind_value(t->insert, i + 1, t->values[row * t->columns + i]);
    int code = sqlite3_step(t->insert);
    sqlite3_reset(t->insert);
    return code != SQLITE_DONE;
}

static int copy_schema(sqlite3 *source, sqlite3 *target) {
    sqlite3_stmt *all;
    int failures = sqlite3_prepare_v2(
        source, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
        -1, &all, 0);
    while (!failures && sqlite3_step(all) == SQLITE_ROW)
        failures |= sqlite3_exec(target, (const char *)sqlite3_column_text(all, 0), 0, 0, 0);
    sqlite3_finalize(all);
    return failures;
}

static double cpu_seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double plain_inserts(
    const char *source, const char *target, const plain_step *steps, int64_t count) {
    sqlite3 *from, *to;
    if (sqlite3_open(source, &from) || sqlite3_open(target, &to)) return -1;
    sqlite3_exec(to, "PRAGMA journal_mode = WAL", 0, 0, 0);
    sqlite3_exec(to, "PRAGMA synchronous = FULL", 0, 0, 0);
    sqlite3_exec(to, "PRAGMA foreign_keys = ON", 0, 0, 0);
    if (copy_schema(from, to)) return -2;
    table vehicle = {"vehicle", "id", "id", "createdAt"};
    table by_sequence[] = {
        {"command", 0, "sequence", "sequence"},
        {"event", 0, "sequence", "sequence"},
        {"diagnosis", "vehicle, activity, sequence", "sequence", "sequence"},
        {"replayStart", 0, "sequence", "sequence"},
    };
    table session = {"session", "id", "openedAt", "openedAt"};
    table sample = {"sample", "session, at", "at", "at"};
    table precondition = {"precondition", "vehicle, number", "openedAt", "openedAt"};
    table *all[] = {
        &vehicle, &by_sequence[0], &by_sequence[1], &by_sequence[2], &by_sequence[3],
        &session, &sample, &precondition};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        load(from, all[i]);
        if (prepare(from, to, all[i])) return -3;
    }
    sqlite3_stmt *begin, *commit;
    sqlite3_prepare_v2(to, "BEGIN IMMEDIATE", -1, &begin, 0);
    sqlite3_prepare_v2(to, "COMMIT", -1, &commit, 0);
    int failures = insert(&vehicle, 0);
    double start = cpu_seconds();
    for (int64_t i = 0; i < count && !failures; i++) {
        sqlite3_step(begin);
        sqlite3_reset(begin);
        for (size_t k = 0; k < sizeof by_sequence / sizeof *by_sequence; k++) {
            table *t = &by_sequence[k];
            while (t->next < t->count && due(t, t->next) <= steps[i].sequence)
                failures |= insert(t, t->next++);
        }
        // An open session and an open climate run are written again with each step.
        while (session.next + 1 < session.count && due(&session, session.next + 1) <= steps[i].at)
            session.next++;
        if (session.count && due(&session, session.next) <= steps[i].at)
            failures |= insert(&session, session.next);
        while (sample.next < sample.count && due(&sample, sample.next) <= steps[i].at)
            failures |= insert(&sample, sample.next++);
        while (precondition.next < precondition.count
               && due(&precondition, precondition.next) <= steps[i].at)
            failures |= insert(&precondition, precondition.next++);
        failures |= insert(&vehicle, 0);
        sqlite3_step(commit);
        sqlite3_reset(commit);
    }
    double seconds = cpu_seconds() - start;
    if (failures) fprintf(stderr, "plain inserts: %s\n", sqlite3_errmsg(to));
    return failures ? -4 : seconds;
}
