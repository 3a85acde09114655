import Simulation

extension Diagnosis {
    /// Lines of a terminal that a page fits.
    private static let height = 40

    /// Everything about it, for a page of a terminal.
    ///
    /// - Parameters:
    ///   - language: of the sentences.
    ///   - width: columns; what is one word may be longer.
    /// - Returns: lines, without a newline at the end.
    public func page(_ language: Language, width: Int = 80) -> String {
        let v = voice(language)
        let about = held(v) + lampLine(v)
        let checked = list(checkedLabel(v), satisfied, v) + list(uncheckedLabel(v), untested, v)
        let end = byItself(v) + outlook(v) + about + checked + call(v)
        // Where all of it does not fit, the longest ways to help are left out, then details.
        let ways = Detail.allCases.flatMap { detail in
            (1...max(1, remedies.count)).reversed().map { (detail, $0) }
        }
        let pages = ways.lazy.map { detail, count in
            let first = [headline(language)] + warned(v) + morning(v, detail) + command(v)
            let what = first + limit(v) + evidence(v, detail)
            return (what + whatToDo(v, showing: count) + end)
                .flatMap { $0.wrapped(to: width) }
        }
        let page = pages.first { $0.count <= Self.height } ?? pages.last ?? []
        return page.joined(separator: "\n")
    }

    // MARK: Evidence

    /// How much is told of what is not the primary cause.
    enum Detail: CaseIterable {
        case full, beginnings, causes
    }

    private func evidence(_ v: Voice, _ detail: Detail) -> [String] {
        (primary.map { lines(why(v), $0, v, .full) } ?? [])
            + others.flatMap { lines(also(v), $0, v, detail) }
    }

    private func lines(
        _ word: String, _ finding: Finding, _ v: Voice, _ detail: Detail
    ) -> [String] {
        let sentence = "\(word): \(finding.cause.sentence(v))"
        if detail == .causes { return [sentence] }
        let begin = [
            sentence,
            "  \(v.began(finding.since, knownSince)) (\(finding.prerequisite.word), \(finding.source))",
        ]
        if detail == .beginnings { return begin }
        let seen = v(en: "Seen", da: "Aktuelt", de: "Ist")
        let expected = v(en: "Expected", da: "Forventet", de: "Soll")
        return begin + [
            "  \(seen): \(text(finding.observed)). \(expected): \(text(finding.expected))."
        ] + often(finding, v) + consequences(finding, v) + codes(finding, v)
    }

    private func text(_ observations: [Finding.Observation]) -> String {
        observations.map { "\($0.signal.word) \($0.value)" }.joined(separator: ", ")
    }

    /// How often in this plug-in cycle, where it was more than once.
    private func often(_ finding: Finding, _ v: Voice) -> [String] {
        guard finding.count > 1, let first = finding.first, let last = finding.last else {
            return []
        }
        let count = "\(finding.count)"
        return [
            v(
                en: "  \(count) times in this plug-in cycle: first \(v.time(first)), last "
                    + "\(v.time(last)).",
                da: "  \(count) gange, siden stikket sidst blev sat i eller taget ud: først "
                    + "\(v.time(first)), sidst \(v.time(last)).",
                de: "  \(count)-mal, seit der Stecker zuletzt ein- oder ausgesteckt wurde: zuerst "
                    + "\(v.time(first)), zuletzt \(v.time(last)).")
        ]
    }

    private func consequences(_ finding: Finding, _ v: Voice) -> [String] {
        let label = v(
            en: "Missing only because of that", da: "Mangler kun derfor", de: "Fehlt nur deshalb")
        return list("  \(label)", finding.consequences, v)
    }

    private func codes(_ finding: Finding, _ v: Voice) -> [String] {
        guard !finding.codes.isEmpty else { return [] }
        let label = v(en: "Elsewhere called", da: "I andre systemer", de: "In anderen Systemen")
        return ["  \(label): \(finding.codes.map(\.text).joined(separator: ", "))."]
    }

    // MARK: Around it

    private func checkedLabel(_ v: Voice) -> String {
        v(en: "Checked and fine", da: "Kontrolleret og i orden", de: "Geprüft und in Ordnung")
    }

    private func uncheckedLabel(_ v: Voice) -> String {
        v(en: "Not to be told yet", da: "Kan ikke afgøres endnu", de: "Noch nicht feststellbar")
    }

    private func list(_ label: String, _ prerequisites: [Prerequisite], _ v: Voice) -> [String] {
        guard !prerequisites.isEmpty else { return [] }
        let names = prerequisites.map { $0.name(v.language) }.joined(separator: ", ")
        return ["\(label): \(names)."]
    }

    private func held(_ v: Voice) -> [String] {
        guard heldBy != .none else { return [] }
        let label = v(en: "Held back by", da: "Holdes tilbage af", de: "Zurückgehalten durch")
        return ["\(label): \(heldBy.name(v.language))."]
    }

    private func lampLine(_ v: Voice) -> [String] {
        guard let lamp else { return [] }
        let label = v(
            en: "Lamp at the charge socket", da: "Lampen ved bilens ladeport",
            de: "Lampe an der Ladedose")
        return ["\(label): \(lamp.text(v.language))."]
    }

    // MARK: Forecast

    private func outlook(_ v: Voice) -> [String] {
        guard let forecast else { return [] }
        var lines: [String] = []
        if let ready = forecast.readyAt, next?.value != ChargingState.complete.word {
            let target = v.percent(facts.number(.chargingTarget) ?? 100)
            lines.append(
                v(
                    en: "Charged to \(target): \(v.time(ready)).",
                    da: "Opladet til \(target): \(v.time(ready)).",
                    de: "Auf \(target) geladen: \(v.time(ready))."))
        }
        if let departure = forecast.departure {
            lines.append(line(departure, forecast, v))
        }
        return lines
    }

    private func line(_ departure: Instant, _ forecast: Forecast, _ v: Voice) -> String {
        var parts: [String] = []
        if let soc = forecast.soc {
            parts.append(
                v(en: "battery ", da: "batteri ", de: "Batterie ") + v.percent(soc.rounded()))
        }
        if let cabin = forecast.cabin {
            parts.append(
                v(en: "cabin ", da: "kabine ", de: "Innenraum ") + v.celsius(cabin.rounded()))
        }
        if forecast.isTimeSufficient == true {
            parts.append(
                v(
                    en: "enough time to charge (FAQ 24.1)", da: "tid nok til at lade (FAQ 24.1)",
                    de: "genug Zeit zum Laden (FAQ 24.1)"))
        }
        let label = v(en: "Departure", da: "Afgang", de: "Abfahrt")
        return "\(label) \(v.time(departure)): \(parts.joined(separator: ", "))."
    }
}
