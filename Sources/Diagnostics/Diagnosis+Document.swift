public import Simulation

extension Diagnosis {
    /// The document `ecell.diagnosis/1`, for whoever writes JSON; the fields of `cli.md` and more.
    ///
    /// - Parameters:
    ///   - vehicle: its id; nothing where there is only one.
    ///   - language: of the sentences in it; words and codes are the same in all.
    /// - Returns: a map; ``schemaText`` describes it.
    public func document(vehicle: String? = nil, language: Language = .english) -> Written {
        let v = voice(language)
        let answer: [Written.Entry] = [
            .init("schema", .text(Diagnosis.schema)), .init("language", .text(language.word)),
            .init("vehicle", .optional(vehicle)), .init("activity", .text(activity.word)),
            .init("at", time(at)), .init("verdict", .text(verdict.word)),
            .init("headline", .text(headline(language))),
            .init("warnings", .list(warnings.map { written($0, v) })),
            .init("heldBy", .text(heldBy.word)),
        ]
        let reasons: [Written.Entry] = [
            .init("primary", .optional(primary.map { written($0, v) })),
            .init("others", .list(others.map { written($0, v) })),
            .init("satisfied", words(satisfied)), .init("untested", words(untested)),
            .init("limitedBy", .text(limitedBy.word)), .init("lamp", .optional(lamp?.word)),
        ]
        let outlook: [Written.Entry] = [
            .init("remedies", .list(remedies.map { written($0, v) })),
            .init("next", .optional(next.map { written($0, v) })),
            .init("forecast", .optional(forecast.map { written($0) })),
            .init("command", .optional(ineffectiveCommand.map { written($0, v) })),
            .init("lastDeparture", .optional(lastDeparture.map { written($0, v) })),
            .init("contact", .optional(contact.map { written($0, v) })),
        ]
        return .map(answer + reasons + outlook)
    }

    /// The document as it is published: whoever reads it has no engine to ask.
    ///
    /// - Parameters:
    ///   - vehicle: its id.
    ///   - timeline: what led to it, as ``History/timeline(of:in:)`` tells it.
    /// - Returns: the document in English, with `pages` for people by language, and `timeline`.
    public func published(vehicle: String, timeline: [String]) -> Written {
        guard case .map(let entries) = document(vehicle: vehicle) else {
            preconditionFailure("a document is a map")
        }
        return .map(
            entries + [
                .init(
                    "pages",
                    .map(Language.allCases.map { .init($0.word, .text(page($0))) })),
                .init("timeline", .list(timeline.map { .text($0) })),
            ])
    }

    private func time(_ instant: Instant?) -> Written { .optional(instant?.isoText) }

    private func words(_ prerequisites: [Prerequisite]) -> Written {
        .list(prerequisites.map { .text($0.word) })
    }

    private func written(_ notice: Notice, _ v: Voice) -> Written {
        .map([
            .init("warning", .text(notice.warning.word)),
            .init("message", .text(notice.warning.meaning(v.language))),
            .init("advice", .text(notice.warning.advice(v.language))),
            .init("contact", .optional(notice.contact.map { written($0, v) })),
        ])
    }

    private func written(_ finding: Finding, _ v: Voice) -> Written {
        .map([
            .init("prerequisite", .text(finding.prerequisite.word)),
            .init("severity", .text(finding.severity.word)),
            .init("message", .text(finding.cause.sentence(v))),
            .init("since", time(finding.since?.at)),
            .init("because", .text(finding.because)),
            .init("count", .number(Double(finding.count))),
            .init("first", time(finding.first)),
            .init("last", time(finding.last)),
            .init("observed", written(finding.observed)),
            .init("expected", written(finding.expected)),
            .init("consequences", words(finding.consequences)),
            .init("source", .text(finding.source)),
            .init(
                "codes",
                .list(
                    finding.codes.map {
                        .map([
                            .init("system", .text($0.system.word)), .init("code", .text($0.code)),
                            .init("source", .text($0.system.source)),
                        ])
                    })),
        ])
    }

    private func written(_ observations: [Finding.Observation]) -> Written {
        .map(observations.map { .init($0.signal.word, .text($0.value)) })
    }

    private func written(_ remedy: ProvedRemedy, _ v: Voice) -> Written {
        .map([
            .init("advice", .list(remedy.steps.map { .text($0.advice.sentence(v)) })),
            .init("commands", .list(remedy.commands.map { written($0) })),
            .init("startsAfter", .text(remedy.startsAfter.text)),
        ])
    }

    /// A card is shortened, as wherever people see it.
    private func written(_ command: Command) -> Written {
        var arguments = command.arguments
        if case .cardPresent(let card) = command {
            arguments = [.init("card", .text(card.text))]
        }
        return .map([
            .init("name", .text(command.name.word)), .init("arguments", .map(arguments)),
        ])
    }

    private func written(_ prospect: Prospect, _ v: Voice) -> Written {
        .map([
            .init("at", time(prospect.at)),
            .init("signal", .text(prospect.signal.word)),
            .init("value", .text(prospect.value)),
            .init("message", .text(v.sentence(clause(of: prospect, v)) + ".")),
        ])
    }

    private func written(_ forecast: Forecast) -> Written {
        .map([
            .init("readyAt", time(forecast.readyAt)),
            .init("climateStartsAt", time(forecast.climateStartsAt)),
            .init("departure", time(forecast.departure)),
            .init("timeSufficient", forecast.isTimeSufficient.map { .flag($0) } ?? .null),
            .init("soc", .rounded(forecast.soc)),
            .init("cabinTemperature", .rounded(forecast.cabin)),
        ])
    }

    private func written(_ fate: CommandFate, _ v: Voice) -> Written {
        .map([
            .init("name", .text(fate.name.word)), .init("at", time(fate.at)),
            .init("message", .text(fate.sentence(v))),
        ])
    }

    private func written(_ departure: PastDeparture, _ v: Voice) -> Written {
        .map([
            .init("at", time(departure.at)),
            .init("result", .text(departure.result.word)),
            .init("cabinTemperature", .rounded(departure.cabin)),
            .init("target", .rounded(departure.target)),
            .init(
                "hindrances",
                .list(
                    departure.hindrances.map {
                        .map([
                            .init("prerequisite", .text($0.prerequisite.word)),
                            .init("since", time($0.since?.at)),
                            .init("because", .text($0.since?.cause.text ?? "start")),
                            .init("message", .text($0.cause.sentence(v))),
                        ])
                    })),
        ])
    }

    private func written(_ listed: ContactDirectory.Listed, _ v: Voice) -> Written {
        .map([
            .init("role", .text(listed.contact.word)),
            .init("who", .text(listed.contact.text(v.language))),
            .init("name", .text(listed.entry.name)),
            .init("phone", .text(listed.entry.phone)),
            .init("email", .optional(listed.entry.email)),
        ])
    }
}

extension Written {
    fileprivate static func optional(_ text: String?) -> Written {
        text.map { .text($0) } ?? .null
    }

    fileprivate static func optional(_ written: Written?) -> Written { written ?? .null }

    /// To one decimal, as all quantities in documents.
    fileprivate static func rounded(_ number: Double?) -> Written {
        number.map { .number(($0 * 10).rounded() / 10) } ?? .null
    }
}
