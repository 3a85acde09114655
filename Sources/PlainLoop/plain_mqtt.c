#define _GNU_SOURCE
#include "plain_mqtt.h"

#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <sched.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/// Where a connection stands.
typedef struct {
    int subscribed, answered, acknowledged;
} progress;

static void on_subscribe(
    struct mosquitto *client, void *context, int number, int count, const int *granted) {
    ((progress *)context)->subscribed = 1;
}

static void on_answer(
    struct mosquitto *client, void *context, const struct mosquitto_message *message) {
    ((progress *)context)->answered = 1;
}

static void on_publish(struct mosquitto *client, void *context, int number) {
    ((progress *)context)->acknowledged++;
}

static void echo(
    struct mosquitto *client, void *context, const struct mosquitto_message *message) {
    mosquitto_publish(client, 0, "plain/reply", message->payloadlen, message->payload, 1, false);
}

/// A connection with the same options as a simulator's.
static struct mosquitto *client_to(int port, progress *context) {
    mosquitto_lib_init();
    struct mosquitto *client = mosquitto_new(0, true, context);
    if (!client) return 0;
    mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
    mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1);
    mosquitto_subscribe_callback_set(client, on_subscribe);
    if (mosquitto_connect(client, "127.0.0.1", port, 60) == MOSQ_ERR_SUCCESS) return client;
    mosquitto_destroy(client);
    return 0;
}

static int subscribe(struct mosquitto *client, const char *topic, progress *context) {
    int code = mosquitto_subscribe(client, 0, topic, 1);
    while (!code && !context->subscribed) code = mosquitto_loop(client, 100, 1);
    return code;
}

static int publish(struct mosquitto *client, const plain_message *message) {
    return mosquitto_publish(
        client, 0, message->topic, message->length, message->payload, message->qos,
        message->retained);
}

int plain_echo(int port) {
    progress context = {0};
    struct mosquitto *client = client_to(port, &context);
    if (!client) return MOSQ_ERR_NO_CONN;
    mosquitto_message_callback_set(client, echo);
    int code = subscribe(client, "plain/command", &context);
    if (!code) code = mosquitto_publish(client, 0, "plain/ready", 1, "1", 1, true);
    return code ? code : mosquitto_loop_forever(client, -1, 1);
}

int plain_round_trips(
    int port, const plain_message *messages, int kinds, const char *reply, double *microseconds,
    int count) {
    progress context = {0};
    struct mosquitto *client = client_to(port, &context);
    if (!client) return MOSQ_ERR_NO_CONN;
    mosquitto_message_callback_set(client, on_answer);
    int code = subscribe(client, reply, &context);
    for (int i = 0; i < count && !code; i++) {
        context.answered = 0;
        double start = now();
        code = publish(client, &messages[i % kinds]);
        while (!code && !context.answered && now() < start + 5)
            code = mosquitto_loop(client, 100, 1);
        if (!context.answered) code = code ? code : MOSQ_ERR_NO_CONN;
        double end = now();
        microseconds[i] = (end - start) * 1e6;
        // What else was set off is done by then.
        while (!code && now() < end + 1e-3) code = mosquitto_loop(client, 1, 1);
    }
    mosquitto_destroy(client);
    return code;
}

int plain_await(int port, const char *topic) {
    progress context = {0};
    struct mosquitto *client = client_to(port, &context);
    if (!client) return MOSQ_ERR_NO_CONN;
    mosquitto_message_callback_set(client, on_answer);
    int code = subscribe(client, topic, &context);
    double start = now();
    while (!code && !context.answered && now() < start + 120) code = mosquitto_loop(client, 100, 1);
    mosquitto_destroy(client);
    return context.answered ? 0 : code ? code : MOSQ_ERR_NO_CONN;
}

double plain_publish(int port, const plain_message *messages, int count) {
    progress context = {0};
    struct mosquitto *client = client_to(port, &context);
    if (!client) return -1;
    mosquitto_publish_callback_set(client, on_publish);
    mosquitto_int_option(client, MOSQ_OPT_SEND_MAXIMUM, 1000);
    int code = subscribe(client, "plain/none", &context);
    double start = now();
    for (int i = 0; i < count && !code; i++) {
        code = publish(client, &messages[i]);
        while (!code && i - context.acknowledged > 1000) code = mosquitto_loop(client, 100, 1);
    }
    while (!code && context.acknowledged < count) code = mosquitto_loop(client, 100, 1);
    double seconds = now() - start;
    mosquitto_destroy(client);
    return code ? -1 : seconds;
}

void plain_pin(int core) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    sched_setaffinity(0, sizeof cores, &cores);
}
