#pragma once

/// From now on, every file that is synced is copied to `folder` as it then is: what a disk would hold
/// after a loss of power, in the worst case.
///
/// With `drops_log`, syncs of a write-ahead log count for nothing, as none come with
/// `synchronous` = NORMAL.
void power_loss_begin(const char *folder, int drops_log);
