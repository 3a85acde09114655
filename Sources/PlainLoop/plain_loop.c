#include "plain_loop.h"

#include <math.h>

// The figures of the eVito-41 at a wallbox of 11 kW, as the engine has them.
static const double capacity = 35, charger = 7.36, fixed_loss = 0.24, loss_share = 0.06;
static const double taper_start = 92, taper_minimum = 0.3, standby = 0.002, target = 21;
static const double cabin_capacity = 160, cabin_loss = 75, heater = 5;
static const double battery_capacity = 2.9 * 35, battery_loss = 26, battery_heating = 0.015;

static double battery_limit(double temperature) {
    if (temperature < -20) return 0.05 * capacity;
    if (temperature < -15) return 0.10 * capacity;
    if (temperature < -10) return 0.15 * capacity;
    if (temperature < -5) return 0.22 * capacity;
    if (temperature < 0) return 0.30 * capacity;
    if (temperature < 10) return 0.50 * capacity;
    return temperature < 45 ? 1000 : 0.25 * capacity;
}

plain_night plain_loop_night(double soc, double outside, long lead) {
    plain_night night = {soc, outside, outside, 0, 0};
    const double full = charger * (1 - loss_share) - fixed_loss;
    const long departure = 13 * 60, end = departure + 60;
    int is_full = 0;
    for (long minute = 0; minute < end; minute++) {
        const double hours = 1.0 / 60;
        const int is_climate = minute >= departure - lead && minute < departure + 10;
        double heating = 0;
        if (is_climate) {
            const double needed = (target - night.cabin) * cabin_capacity / 60
                + cabin_loss * (target - outside) / 1000;
            heating = fmin(heater, fmax(0, needed));
        }
        double charging = 0;
        is_full = night.soc >= 100 || (is_full && night.soc > 98);
        if (minute < departure + 10 && !is_full) {
            charging = fmin(full - fmin(heating, full), battery_limit(night.battery));
            if (night.soc > taper_start) {
                const double taper = full * (100 - night.soc) / (100 - taper_start);
                charging = fmin(charging, fmax(taper, taper_minimum));
            }
        }
        const double plug = fmin(heating, full) + charging;
        if (plug > 0) night.grid += (plug + fixed_loss) / (1 - loss_share) * hours;
        const double drawn = plug > 0 ? heating - fmin(heating, full) : standby + heating;
        night.soc = fmin(100, night.soc + (charging - drawn) * hours * 100 / capacity);
        const double cabin_end = outside + heating * 1000 / cabin_loss;
        night.cabin = cabin_end
            + (night.cabin - cabin_end) * exp(-cabin_loss * 60 / (cabin_capacity * 1000));
        const double battery_end =
            outside + (charging + drawn) * battery_heating * 1000 / battery_loss;
        night.battery = battery_end
            + (night.battery - battery_end) * exp(-battery_loss * 60 / (battery_capacity * 1000));
        night.minutes++;
    }
    return night;
}
