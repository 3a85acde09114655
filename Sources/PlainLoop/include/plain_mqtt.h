#pragma once

/// A topic and what is published there.
typedef struct {
    const char *topic;
    const void *payload;
    int length;
    int qos;
    int retained;
} plain_message;

/// Sends back on `plain/reply` whatever comes to `plain/command`, without end: the least that a
/// simulator does. Returns a number of the library's when it cannot.
int plain_echo(int port);

/// Sends messages, one after the other and over again, each 1 ms after the answer to the last on the
/// topic `reply`; writes how long each answer took, in microseconds.
///
/// Returns 0, or a number of the library's when it failed.
int plain_round_trips(
    int port, const plain_message *messages, int kinds, const char *reply, double *microseconds,
    int count);

/// Waits for a message on a topic; 0, or a number of the library's when none comes.
int plain_await(int port, const char *topic);

/// Publishes messages as fast as the connection takes them, and waits until the broker has them all.
///
/// Returns the seconds that it took; negative when the library failed.
double plain_publish(int port, const plain_message *messages, int count);

/// Keeps this thread, and the processes that it starts, on one core.
void plain_pin(int core);
