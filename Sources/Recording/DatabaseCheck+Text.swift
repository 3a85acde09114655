internal import Simulation

extension DatabaseCheck {
    private var eventCount: Int { vehicles.map(\.eventCount).reduce(0, +) }
    private var sessionCount: Int { vehicles.map(\.sessionCount).reduce(0, +) }
    private var openSessionCount: Int { vehicles.map(\.openSessionCount).reduce(0, +) }
    private var energyWh: Int64 { vehicles.map(\.energyWh).reduce(0, +) }

    /// What came of it, for people; what is wrong stands first.
    public var text: String {
        guard damages.isEmpty else {
            let lines =
                ["\(path): the file is damaged"] + damages.map { "  \($0)" }
                + [
                    "What to do: stop whoever writes to it, and put a copy of `ecell database backup`",
                    "  in its place. Without one, `sqlite3 \(path) .recover` may save what is in it.",
                ]
            return lines.joined(separator: "\n") + "\n"
        }
        let found = problems
        let head = found.isEmpty ? "\(path): all is well" : "\(path): not all is well"
        let lines =
            [head] + found.map { "  \($0)" }
            + [
                "  pages, indexes and references are whole",
                "  " + counted(vehicles.count, "vehicle") + ", " + counted(eventCount, "event"),
                "  " + counted(sessionCount, "session") + " (\(openSessionCount) open), "
                    + "\(kilowattHours(energyWh)) kWh",
                "  " + counted(outboxCount, "message") + " for the broker, not sent yet",
            ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The same for programs: one object; energies in watt-hours.
    public var json: String {
        let vehicles = vehicles.map { vehicle in
            Written.map([
                .init("id", .text(vehicle.id)),
                .init("events", .number(Double(vehicle.eventCount))),
                .init("sessions", .number(Double(vehicle.sessionCount))),
                .init("openSessions", .number(Double(vehicle.openSessionCount))),
                .init("energyGridWh", .number(Double(vehicle.energyWh))),
            ])
        }
        let object = Written.map([
            .init("schema", .text("ecell.databaseCheck/1")),
            .init("database", .text(path)),
            .init("problems", .list(problems.map { .text($0) })),
            .init("isDamaged", .flag(!damages.isEmpty)),
            .init("vehicles", .list(vehicles)),
            .init("outbox", .number(Double(outboxCount))),
        ])
        return object.json + "\n"
    }
}

private func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
}
