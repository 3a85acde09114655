#pragma once

#include "plain_inserts.h"
#include "plain_mqtt.h"

/// What a night in a plain loop ends with.
typedef struct {
    double soc;
    double cabin;
    double battery;
    double grid;
    long minutes;
} plain_night;

/// One vehicle-night, 18:00 to 08:00, stepped once a minute: the same physics as the engine's, and
/// none of its rules, events or forecasts.
///
/// `soc` in %, `outside` in °C; pre-entry climate control runs for `lead` minutes before 07:00 and 10
/// after.
plain_night plain_loop_night(double soc, double outside, long lead);
