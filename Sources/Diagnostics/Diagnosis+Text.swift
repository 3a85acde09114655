public import Simulation

/// The diagnosis of an activity as lines for people, without a newline at the end.
public func diagnosisText(
    of activity: Activity, engine: Engine, history: History, language: Language = .english
) -> String {
    Diagnosis(of: activity, engine: engine, history: history).text(language)
}

extension Diagnosis {
    /// The diagnosis in short, plain sentences, one a line; what belongs to a line is indented.
    public func text(_ language: Language) -> String {
        let v = voice(language)
        let first = [headline(language)] + warned(v) + morning(v) + command(v) + limit(v)
        return (first + causes(v) + whatToDo(v) + byItself(v) + call(v)).joined(separator: "\n")
    }

    /// How it speaks.
    func voice(_ language: Language) -> Voice { Voice(language: language, zone: zone, now: at) }

    // MARK: Why

    /// The primary cause first, then what else is unmet.
    private func causes(_ v: Voice) -> [String] {
        (primary.map { lines(why(v), $0, v) } ?? []) + others.flatMap { lines(also(v), $0, v) }
    }

    func why(_ v: Voice) -> String { v(en: "Why", da: "Hvorfor", de: "Warum") }
    func also(_ v: Voice) -> String { v(en: "Also", da: "Desuden", de: "Außerdem") }

    private func lines(_ word: String, _ finding: Finding, _ v: Voice) -> [String] {
        [
            "\(word): \(finding.cause.sentence(v))",
            "  \(v.began(finding.since, knownSince)) (\(finding.prerequisite.word), \(finding.source))",
        ]
    }

    // MARK: Its surroundings

    /// What the reader has to know before all else.
    func warned(_ v: Voice) -> [String] {
        let label = v(en: "Warning", da: "Advarsel", de: "Warnung")
        return warnings.flatMap { notice in
            [
                "\(label): \(notice.warning.meaning(v.language))",
                "  \(notice.warning.advice(v.language))",
            ] + (notice.contact.map { ["  \($0.entry.text)"] } ?? [])
        }
    }

    /// What became of the climate at a departure not long ago.
    func morning(_ v: Voice, _ detail: Detail = .full) -> [String] {
        guard let departure = lastDeparture, !departure.isFine else { return [] }
        let cabin = v.celsius(departure.cabin)
        let target = v.celsius(departure.target)
        let first = v(
            en: "At the departure \(v.time(departure.at)) the cabin had \(cabin), not \(target): "
                + departure.result.pastSentence(v),
            da: "Ved afgangen \(v.time(departure.at)) var der \(cabin) i kabinen, ikke \(target): "
                + departure.result.pastSentence(v),
            de: "Bei der Abfahrt \(v.time(departure.at)) waren es im Innenraum \(cabin), nicht "
                + "\(target): " + departure.result.pastSentence(v))
        let then = v(en: "Then", da: "På det tidspunkt", de: "Zu dieser Zeit")
        return [first]
            + departure.hindrances.flatMap { hindrance in
                let sentence = "  \(then): \(hindrance.cause.sentence(v))"
                return detail == .causes
                    ? [sentence]
                    : [
                        sentence,
                        "    \(v.began(hindrance.since, knownSince)) (\(hindrance.prerequisite.word), "
                            + "\(hindrance.prerequisite.row.source))",
                    ]
            }
    }

    /// A remote command that did nothing so far.
    func command(_ v: Voice) -> [String] {
        ineffectiveCommand.map { [$0.sentence(v)] } ?? []
    }

    /// What holds the power down.
    func limit(_ v: Voice) -> [String] {
        guard verdict == .limited, activity == .charging else { return [] }
        let power = v.number(facts.number(.chargingPower) ?? 0, .kilowatts)
        let now = v(
            en: "It charges with \(power) now.", da: "Den lader nu med \(power).",
            de: "Es lädt jetzt mit \(power).")
        return ["\(why(v)): \(limitSentence(v)) \(now)"]
    }

    private func limitSentence(_ v: Voice) -> String {
        guard limitedBy == .batteryTemperature, let degrees = facts.number(.batteryTemperature)
        else { return limitedBy.meaning(v.language) }
        let temperature = v.celsius(degrees)
        return degrees < 20
            ? v(
                en: "The battery is too cold for more: \(temperature).",
                da: "Batteriet er for koldt til højere effekt: \(temperature).",
                de: "Die Batterie ist für mehr Leistung zu kalt: \(temperature).")
            : v(
                en: "The battery is too hot for more: \(temperature).",
                da: "Batteriet er for varmt til højere effekt: \(temperature).",
                de: "Die Batterie ist für mehr Leistung zu heiß: \(temperature).")
    }

    // MARK: What to do

    /// The first remedies, or what helps in their place.
    func whatToDo(_ v: Voice, showing count: Int = .max) -> [String] {
        let label =
            (verdict == .done || primary == nil) && !remedies.isEmpty
            ? v(
                en: "If it is wanted all the same", da: "Hvis det alligevel ønskes",
                de: "Falls trotzdem gewünscht")
            : v(en: "What to do", da: "Gør sådan", de: "Abhilfe")
        if remedies.isEmpty, verdict != .running, let patience = primary?.cause.patience(v) {
            return ["\(label): \(patience)"]
        }
        let or = v(en: "Or", da: "Eller", de: "Oder")
        return remedies.prefix(count).enumerated().flatMap {
            lines($0.offset == 0 ? label : or, $0.element, v)
        }
    }

    private func lines(_ label: String, _ remedy: ProvedRemedy, _ v: Voice) -> [String] {
        let then = v(en: "And then", da: "Og derefter", de: "Und danach")
        let steps = remedy.steps.enumerated().flatMap { place, step in
            ["\(place == 0 ? label : then): \(step.advice.sentence(v))"]
                + step.commands.map { "  \($0.text)" }
        }
        return steps + [tried(v, after: remedy.startsAfter)]
    }

    private func tried(_ v: Voice, after span: Timespan) -> String {
        let length = v.length(span)
        let when =
            span.milliseconds == 0
            ? v(en: "at once", da: "med det samme", de: "sofort")
            : v(en: "after \(length)", da: "efter \(length)", de: "nach \(length)")
        return switch activity {
        case .charging:
            v(
                en: "Tried out: the van then charges \(when).",
                da: "Afprøvet: så lader bilen \(when).",
                de: "Erprobt: Das Fahrzeug lädt dann \(when).")
        case .climate:
            v(
                en: "Tried out: the climate then runs \(when).",
                da: "Afprøvet: så kører klimaanlægget \(when).",
                de: "Erprobt: Die Klimatisierung läuft dann \(when).")
        }
    }

    // MARK: What comes

    func clause(of next: Prospect, _ v: Voice) -> String {
        next.clause(v, isRunning: facts.isRunning(activity))
    }

    /// What time alone brings.
    func byItself(_ v: Voice) -> [String] {
        if let next {
            let itself = v(en: "By itself", da: "Af sig selv", de: "Von selbst")
            return ["\(itself): \(clause(of: next, v))."]
        }
        guard remedies.isEmpty, verdict == .blocked || verdict == .fault || verdict == .waiting,
            let primary, primary.cause != .driving
        else { return [] }
        return [
            v(
                en: "By itself nothing changes in the next two days.",
                da: "Af sig selv sker der intet de næste to dage.",
                de: "Von selbst ändert sich in den nächsten zwei Tagen nichts.")
        ]
    }

    func call(_ v: Voice) -> [String] {
        guard let contact else { return [] }
        let who = contact.contact.text(v.language)
        let first =
            remedies.isEmpty
            ? v(en: "Call \(who):", da: "Ring til \(who):", de: "Rufen Sie \(who) an:")
            : v(
                en: "If that does not help, call \(who):",
                da: "Hvis det ikke hjælper, så ring til \(who):",
                de: "Wenn das nicht hilft, rufen Sie \(who) an:")
        return [first, "  \(contact.entry.text)"]
    }
}

extension Voice {
    /// Since when, and because of what.
    func began(_ change: History.Change?, _ knownSince: Instant?) -> String {
        guard let change else {
            if let knownSince { return already(knownSince) }
            return self(
                en: "It was so from the start.", da: "Sådan har det været fra begyndelsen.",
                de: "So war es von Anfang an.")
        }
        let time = time(change.at)
        return switch change.cause {
        case .time:
            self(en: "It began \(time).", da: "Det begyndte \(time).", de: "Es begann \(time).")
        case .command(let name, number: _):
            self(
                en: "It began \(time) with \(name.word).",
                da: "Det begyndte \(time) med \(name.word).",
                de: "Es begann \(time) mit \(name.word).")
        }
    }

    private func already(_ instant: Instant) -> String {
        self(
            en: "It was so already \(time(instant)); what was before is not known.",
            da: "Sådan var det allerede \(time(instant)); hvad der skete før, vides ikke.",
            de: "So war es schon \(time(instant)); was davor war, ist nicht bekannt.")
    }
}
