#define _GNU_SOURCE
#include "PowerLoss.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static char images[2048];
static int ignores_log;

void power_loss_begin(const char *folder, int drops_log) {
    snprintf(images, sizeof images, "%s", folder);
    ignores_log = drops_log;
}

/// A journal that was removed stays so: a file system's own log keeps the order of its changes, and
/// a sync of any file writes it.
static void forget_removed_journal(const char *path, const char *whole) {
    char journal[4200], image[4200];
    snprintf(journal, sizeof journal, "%.*s-journal", (int)(strstr(path, ".sqlite") - path) + 7, path);
    snprintf(image, sizeof image, "%.*s-journal", (int)(strstr(whole, ".sqlite") - whole) + 7, whole);
    if (access(journal, F_OK) != 0) unlink(image);
}

/// Copies a file that is about to be on the disk; a rename makes the copy whole or absent.
static void keep(int fd) {
    char link[64], path[2048], part[4200], whole[4200], buffer[65536];
    if (!images[0]) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return;
    path[length] = 0;
    const char *name = strrchr(path, '/');
    if (!name || !strstr(name, ".sqlite")) return;
    if (ignores_log && strstr(name, "-wal")) return;
    snprintf(whole, sizeof whole, "%s%s", images, name);
    snprintf(part, sizeof part, "%s.part", whole);
    forget_removed_journal(path, whole);
    int copy = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (copy < 0) return;
    off_t offset = 0;
    ssize_t count;
    while ((count = pread(fd, buffer, sizeof buffer, offset)) > 0) {
        if (write(copy, buffer, (size_t)count) != count) break;
        offset += count;
    }
    close(copy);
    if (count == 0) rename(part, whole);
}

// The executable's own stand before those of the C library, for SQLite as well.
int fsync(int fd) {
    keep(fd);
    return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
    keep(fd);
    return (int)syscall(SYS_fdatasync, fd);
}
