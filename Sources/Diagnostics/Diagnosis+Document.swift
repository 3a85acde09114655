public import Simulation

extension Diagnosis {
    /// The document `ecell.diagnosis/1`, for whoever writes JSON; the fields of `cli.md`, in order.
    public func document(vehicle: String? = nil) -> Written {
        .map([
            .init("schema", .text(Diagnosis.schema)),
            .init("vehicle", vehicle.map { .text($0) } ?? .null),
            .init("activity", .text(activity.word)),
            .init("at", time(at)),
            .init("verdict", .text(verdict.word)),
            .init("heldBy", .text(heldBy.word)),
            .init("primary", primary.map(entry) ?? .null),
            .init("others", .list(others.map(entry))),
            .init("satisfied", .list(satisfied.map { .text($0.word) })),
            .init("remedies", .list(remedies.map(entry))),
            .init("next", next.map(entry) ?? .null),
            .init("forecast", forecast.map(time) ?? .null),
            .init("contact", contact.map { .text($0.text) } ?? .null),
        ])
    }

    private func time(_ instant: Instant) -> Written { .text(zone.text(of: instant)) }

    private func entry(_ finding: Finding) -> Written {
        .map([
            .init("prerequisite", .text(finding.prerequisite.word)),
            .init("severity", .text(finding.severity.word)),
            .init("since", finding.since.map { time($0.at) } ?? .null),
            .init(
                "observed",
                .map(finding.observed.map { .init($0.signal.word, .text($0.value)) })),
            .init("expected", .text(finding.expected)),
            .init("because", .text(finding.because)),
            .init("source", .text(finding.source)),
            .init("codes", .list(finding.codes.map { .text($0) })),
            .init("message", .text(finding.message)),
        ])
    }

    private func entry(_ remedy: ProvedRemedy) -> Written {
        .map([
            .init("commands", .list(remedy.commands.map(entry))),
            .init("startsAfter", .text(remedy.startsAfter.text)),
        ])
    }

    private func entry(_ command: Command) -> Written {
        .map([
            .init("name", .text(command.name.word)), .init("arguments", .map(command.arguments)),
        ])
    }

    private func entry(_ prospect: Prospect) -> Written {
        .map([
            .init("at", time(prospect.at)),
            .init("signal", .text(prospect.signal.word)),
            .init("value", .text(prospect.value)),
        ])
    }
}
