extension CommandName {
    /// The catalog: one row per command (`vocabulary.md`, the tables of commands).
    var makeRow: CommandRow {
        switch self {
        case .hoodOpen: .init(.world, "The hood is opened.") { _ in .hoodOpen }
        case .hoodClose: .init(.world, "The hood is closed.") { _ in .hoodClose }
        case .doorOpen:
            .init(.world, "A door, or all, is opened.", [.door]) { .doorOpen($0.doors) }
        case .doorClose:
            .init(.world, "A door, or all, is closed.", [.door]) { .doorClose($0.doors) }
        case .windowOpen:
            .init(.world, "A window, or all, is opened.", [.window]) { .windowOpen($0.windows) }
        case .windowClose:
            .init(.world, "A window, or all, is closed.", [.window]) { .windowClose($0.windows) }
        case .gearSelect:
            .init(
                .world, "A gear is selected; possible while plugged, so that FAQ 24.4 can be lost.",
                [.init("position", .word(Gear.words), "The gear.", isRequired: true)]
            ) { .gearSelect($0.word("position", .park)) }
        case .plugInsert:
            .init(
                .world,
                "The plug is inserted; a partial plug is inserted fully. Refused: plugPresent.",
                [
                    .init(
                        "supply", .word(["wallbox", "socket", "none"]),
                        "The other end; default: the wallbox where there is one, else the socket."),
                    .init("fit", .word(["inserted", "partial"]), "How; default: inserted."),
                    .init(
                        "rating", .oneOf(.amperes, [8, 10, 13, 16, 20, 32, 63]),
                        "What the cable may carry; default 32 A, a household cable's own setting."),
                ]
            ) { arguments throws(Mistake) in
                let supply: PlugSupply? = arguments.word("supply")
                let rating = arguments.number("rating")
                if let supply, let rating, !supply.allows(rating: rating) {
                    throw Mistake(
                        "is \(Scalar.shortest(rating)) A; it must be "
                            + (supply == .socket
                                ? "8, 10, 13 or 16 A at a socket" : "13, 20, 32 or 63 A"),
                        path: ["rating"])
                }
                return .plugInsert(
                    supply: supply, fit: arguments.word("fit", .inserted), rating: rating)
            }
        case .plugConnect:
            .init(
                .world, "The cable's other end is connected.",
                [
                    .init(
                        "supply", .word(["wallbox", "socket"]), "Where.", isRequired: true)
                ]
            ) { .plugConnect($0.word("supply", .wallbox)) }
        case .plugDisconnect:
            .init(.world, "The cable's other end is pulled.") { _ in .plugDisconnect }
        case .plugRemove:
            .init(.world, "The plug is pulled out of the inlet. Refused: plugHeld.") { _ in
                .plugRemove
            }
        case .plugLock:
            .init(.world, "The inlet is locked. Refused: plugInserted, lockJammed.") { _ in
                .plugLock
            }
        case .plugUnlock:
            .init(.world, "The inlet is unlocked, for 30 s. Refused: lockJammed.") { _ in
                .plugUnlock
            }
        case .lockJam:
            .init(.world, "The position of the inlet's lock is no longer confirmed.") { _ in
                .lockJam
            }
        case .lockFree:
            .init(.world, "The lock works again, and locks if a plug is in.") { _ in .lockFree }
        case .cardPresent:
            .init(
                .world, "A card is held to the wallbox's reader.",
                [.init("card", .card, "Its UID or token.", isRequired: true)],
                needsWallbox: true
            ) { .cardPresent($0.card("card")) }
        case .wallboxSetLimit:
            .init(
                .world, "The current that the wallbox may offer is limited.",
                [
                    .init(
                        "current", .quantity(.amperes, 0...80),
                        "A per phase, from 0 to the wallbox's own.", isRequired: true)
                ], needsWallbox: true
            ) { .wallboxSetLimit($0.number("current") ?? 0) }
        case .wallboxFail:
            .init(
                .world, "The wallbox has a fault.",
                [
                    .init(
                        "fault", .word(Array(ChargePointErrorCode.words.dropFirst())),
                        "An OCPP 1.6 ChargePointErrorCode.", isRequired: true),
                    .init("detail", .word(WallboxFaultDetail.words), "What lies behind it."),
                ], needsWallbox: true
            ) { .wallboxFail($0.word("fault", .otherError), $0.word("detail", .none)) }
        case .wallboxRecover:
            .init(.world, "Every fault of the wallbox is cleared.", needsWallbox: true) { _ in
                .wallboxRecover
            }
        case .wallboxDisable:
            .init(
                .world, "The wallbox goes out of service, when its transaction ends.",
                needsWallbox: true
            ) { _ in .wallboxDisable }
        case .wallboxEnable:
            .init(.world, "The wallbox is in service again.", needsWallbox: true) { _ in
                .wallboxEnable
            }
        case .vehicleFail:
            .init(
                .world, "The van's charging system has a fault.",
                [
                    .init(
                        "fault", .word(Array(VehicleFault.words.dropFirst())), "Which.",
                        isRequired: true)
                ]
            ) { .vehicleFail($0.word("fault", .isolation)) }
        case .vehicleRecover:
            .init(.world, "The van's charging system works again.") { _ in .vehicleRecover }
        case .mainsOff:
            .init(.world, "The supply of wallbox and socket fails.") { _ in .mainsOff }
        case .mainsOn: .init(.world, "The supply returns.") { _ in .mainsOn }
        case .backendDrop:
            .init(
                .world, "The wallbox loses whoever approves cards.", needsWallbox: true
            ) { _ in .backendDrop }
        case .backendRestore:
            .init(.world, "The wallbox reaches its back end again.", needsWallbox: true) { _ in
                .backendRestore
            }
        case .weatherSet:
            .init(
                .world, "The outside temperature changes.",
                [
                    .init(
                        "temperature", .quantity(.celsius, -50...60), "Outside.",
                        isRequired: true)
                ]
            ) { .weatherSet($0.number("temperature") ?? 0) }
        case .worldSet:
            .init(
                .world, "Signals are set, as `given` sets them: `{ vehicle.soc: 40 % }`.",
                [.init("signals", .assignments, "Signals by name.", isRequired: true)]
            ) { .worldSet($0.assignments) }
        case .vehicleDrive:
            .init(
                .world,
                "The van is driven, and ends in P. Refused: plugPresent, energyTooLow, driving.",
                [
                    .init(
                        "distance", .quantity(.kilometres, 0...1000), "How far.",
                        isRequired: true),
                    .init(
                        "duration", .duration(.minutes(1) ... .hours(24)),
                        "How long; default at 50 km/h."),
                ]
            ) {
                .vehicleDrive(
                    distance: $0.number("distance") ?? 0, duration: $0.duration("duration"))
            }
        case .linkDrop:
            .init(.world, "The communication module loses its connection.") { _ in .linkDrop }
        case .linkRestore:
            .init(
                .world, "The connection returns, and what was queued is delivered."
            ) { _ in .linkRestore }
        case .serviceActivate:
            .init(.world, "The vehicle's digital service is activated.") { _ in .serviceActivate }
        case .serviceExpire:
            .init(.world, "The vehicle's digital service expires.") { _ in .serviceExpire }
        case .clockPause:
            .init(.clock, "Simulated time stands still.") { _ in .clockPause }
        case .clockResume: .init(.clock, "Simulated time goes on.") { _ in .clockResume }
        case .clockSetRate:
            .init(
                .clock, "Simulated time goes at another rate.",
                [
                    .init("rate", ClockRate.kind, "Virtual seconds a second.", isRequired: true)
                ]
            ) { .clockSetRate($0.number("rate") ?? 1) }
        case .clockAdvance:
            .init(
                .clock, "Simulated time advances at once.",
                [
                    .init(
                        "duration",
                        .duration(Timespan(milliseconds: 1) ... .hours(24 * 366)), "How far.",
                        isRequired: true)
                ]
            ) { .clockAdvance($0.duration("duration") ?? .seconds(0)) }
        case .climateActivate:
            .init(.setting, "Pre-entry climate control is switched on.") { _ in .climateActivate }
        case .climateDeactivate:
            .init(.setting, "Pre-entry climate control is switched off, and a run ends.") { _ in
                .climateDeactivate
            }
        case .climateSetTarget:
            .init(
                .setting, "The preset temperature changes.",
                [
                    .init(
                        "temperature", .steps(.celsius, 16...28, by: 0.5), "The preset.",
                        isRequired: true)
                ]
            ) { .climateSetTarget($0.number("temperature") ?? 21) }
        case .climateStartNow:
            .init(
                .action,
                "The climate starts at once, for 50 min. Refused with what is unmet."
            ) { _ in .climateStartNow }
        case .climateStop:
            .init(.action, "The climate stops, and does not start again for this departure.") {
                _ in .climateStop
            }
        case .departureSet: departureSetRow
        case .departureClear:
            .init(
                .setting, "A departure is cleared, or all.",
                [.init("plan", .name, "Its name; without it all.")]
            ) { .departureClear(plan: $0.text("plan")) }
        case .chargingStart:
            .init(.action, "A person wants charging; a window still holds.") { _ in .chargingStart }
        case .chargingStop:
            .init(
                .action, "A person stops charging, until charging.start or unplugging."
            ) { _ in .chargingStop }
        case .chargingSetTarget:
            .init(
                .setting, "Charging ends there.",
                [.init("soc", .quantity(.percent, 50...100), "The target.", isRequired: true)]
            ) { .chargingSetTarget($0.number("soc") ?? 100) }
        case .chargingSetWindow:
            .init(
                .setting, "Charging waits outside of this time of day.",
                [
                    .init("from", .timeOfDay, "When it opens.", isRequired: true),
                    .init("to", .timeOfDay, "When it closes.", isRequired: true),
                ]
            ) { arguments throws(Mistake) in
                let window = TimeWindow(
                    from: UInt16(arguments.minute("from") ?? 0),
                    to: UInt16(arguments.minute("to") ?? 0))
                guard window.from != window.to else {
                    throw Mistake(
                        "is the same as `from`; a window needs a length", path: ["to"])
                }
                return .chargingSetWindow(window)
            }
        case .chargingClearWindow:
            .init(.setting, "Charging no longer waits for a window.") { _ in .chargingClearWindow }
        case .vehicleLock: .init(.action, "The van is locked.") { _ in .vehicleLock }
        case .vehicleUnlock: .init(.action, "The van is unlocked.") { _ in .vehicleUnlock }
        }
    }

    private var departureSetRow: CommandRow {
        .init(
            .setting, "A departure is set; it replaces the plan of that name.",
            [
                .init("time", .timeOfDay, "When, in local time.", isRequired: true),
                .init("date", .date, "Once, on that date."),
                .init("days", .days, "On those days of every week."),
                .init("plan", .name, "Its name; default 1."),
            ]
        ) { arguments throws(Mistake) in
            let date = arguments.date("date")
            let days = arguments.days("days")
            if date != nil && days != nil {
                throw Mistake("stands beside `date`; give one of the two", path: ["days"])
            }
            return .departureSet(
                DeparturePlan(
                    name: arguments.text("plan") ?? "1", minute: arguments.minute("time") ?? 0,
                    recurrence: date.map { .date($0) } ?? days.map { .days($0) } ?? .once))
        }
    }
}

extension Parameter {
    fileprivate static let door = Parameter(
        "door", .word(Doors.words + ["all"]), "Which.", isRequired: true)
    fileprivate static let window = Parameter(
        "window", .word(Windows.words + ["all"]), "Which.", isRequired: true)
}

extension PlugSupply {
    /// Whether a cable to that supply can have that rating in A.
    func allows(rating: Double) -> Bool {
        switch self {
        case .socket: [8, 10, 13, 16].contains(rating)
        case .wallbox, .none: [13, 20, 32, 63].contains(rating)
        }
    }
}
