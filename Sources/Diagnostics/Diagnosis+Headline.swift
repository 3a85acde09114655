import Simulation

extension Diagnosis {
    /// The answer in one sentence of up to 90 characters.
    public func headline(_ language: Language) -> String {
        let v = voice(language)
        return switch activity {
        case .charging: chargingHeadline(v)
        case .climate: climateHeadline(v)
        }
    }

    private func chargingHeadline(_ v: Voice) -> String {
        switch verdict {
        case .running: v(en: "The van charges.", da: "Bilen lader.", de: "Das Fahrzeug lädt.")
        case .limited:
            v(
                en: "The van charges, with less power than it could.",
                da: "Bilen lader, men med lavere effekt, end den kunne.",
                de: "Das Fahrzeug lädt, aber mit weniger Leistung als möglich.")
        case .waiting where primary == nil:
            v(
                en: "The van is about to charge.", da: "Bilen begynder snart at lade.",
                de: "Das Fahrzeug beginnt gleich zu laden.")
        case .waiting: waiting(v)
        case .done:
            v(
                en: "The van has been charged.", da: "Bilen er opladet.",
                de: "Das Fahrzeug ist geladen.")
        case .blocked:
            v(
                en: "The van does not charge: somebody has to act.",
                da: "Bilen lader ikke: der skal gøres noget.",
                de: "Das Fahrzeug lädt nicht: Jemand muss eingreifen.")
        case .fault:
            v(
                en: "The van does not charge: something is broken.",
                da: "Bilen lader ikke: der er en fejl.",
                de: "Das Fahrzeug lädt nicht: Es liegt eine Störung vor.")
        case .unknown: unknown(v)
        }
    }

    private func waiting(_ v: Voice) -> String {
        guard let next, next.isStart else {
            return v(
                en: "The van waits; nothing is broken.", da: "Bilen venter; der er ingen fejl.",
                de: "Das Fahrzeug wartet; es liegt keine Störung vor.")
        }
        return v(
            en: "The van waits \(v.until(next.at)); nothing is broken.",
            da: "Bilen venter \(v.until(next.at)); der er ingen fejl.",
            de: "Das Fahrzeug wartet \(v.until(next.at)); es liegt keine Störung vor.")
    }

    private func climateHeadline(_ v: Voice) -> String {
        switch verdict {
        case .running:
            v(
                en: "The climate runs.", da: "Klimaanlægget kører.",
                de: "Die Klimatisierung läuft.")
        case .limited:
            v(
                en: "The climate runs, with less power than it could.",
                da: "Klimaanlægget kører, men med lavere effekt, end det kunne.",
                de: "Die Klimatisierung läuft, aber mit weniger Leistung als möglich.")
        case .waiting where next?.isStart == true && primary == nil:
            v(
                en: "The climate waits for its start.", da: "Klimaanlægget venter på at starte.",
                de: "Die Klimatisierung wartet auf ihren Start.")
        case .waiting where primary == nil:
            v(
                en: "The climate was stopped for this departure.",
                da: "Klimaanlægget er stoppet for denne afgang.",
                de: "Die Klimatisierung wurde für diese Abfahrt gestoppt.")
        case .waiting:
            v(
                en: "The climate waits; nothing is broken.",
                da: "Klimaanlægget venter; der er ingen fejl.",
                de: "Die Klimatisierung wartet; es liegt keine Störung vor.")
        case .done:
            v(
                en: "The climate is not needed.", da: "Klimaanlægget er ikke nødvendigt.",
                de: "Die Klimatisierung ist nicht nötig.")
        case .blocked:
            v(
                en: "The climate does not run: somebody has to act.",
                da: "Klimaanlægget kører ikke: der skal gøres noget.",
                de: "Die Klimatisierung läuft nicht: Jemand muss eingreifen.")
        case .fault:
            v(
                en: "The climate does not run: something is broken.",
                da: "Klimaanlægget kører ikke: der er en fejl.",
                de: "Die Klimatisierung läuft nicht: Es liegt eine Störung vor.")
        case .unknown: unknown(v)
        }
    }

    private func unknown(_ v: Voice) -> String {
        switch freshness {
        case .old(let since):
            v(
                en: "Nobody knows how the van is: it was last heard of \(v.time(since)).",
                da: "Bilens tilstand er ukendt: den sidste melding kom \(v.time(since)).",
                de: "Zustand des Fahrzeugs unbekannt: letzte Meldung \(v.time(since)).")
        case .current, .missing:
            v(
                en: "Nobody knows how the van is: it was never heard of.",
                da: "Bilens tilstand er ukendt: den har aldrig meldt sig.",
                de: "Zustand des Fahrzeugs unbekannt: Es hat sich nie gemeldet.")
        }
    }
}

extension Prospect {
    /// What happens, and when, without a capital and a full stop.
    ///
    /// - Parameters:
    ///   - v: how it is said.
    ///   - isRunning: whether the activity runs until then.
    /// - Returns: the clause.
    func clause(_ v: Voice, isRunning: Bool) -> String {
        let time = v.time(at)
        let charging = ChargingState(word: value).flatMap {
            signal == .chargingState ? $0.prospect(time, v) : nil
        }
        let climate = ClimateState(word: value).flatMap {
            signal == .climateState ? $0.prospect(time, v, isRunning: isRunning) : nil
        }
        return charging ?? climate ?? "\(signal.word): \(value) \(time)"
    }
}

extension ChargingState {
    fileprivate func prospect(_ time: String, _ v: Voice) -> String {
        switch self {
        case .starting, .charging:
            v(
                en: "the van charges \(time)", da: "bilen begynder at lade \(time)",
                de: "\(time) beginnt das Fahrzeug zu laden")
        case .complete:
            v(
                en: "the charging target is reached \(time)", da: "lademålet er nået \(time)",
                de: "\(time) ist das Ladeziel erreicht")
        case .waiting, .stopped, .blocked, .fault, .disconnected:
            v(
                en: "the van stops charging \(time)", da: "bilen holder op med at lade \(time)",
                de: "\(time) hört das Fahrzeug auf zu laden")
        }
    }
}

extension ClimateState {
    fileprivate func prospect(_ time: String, _ v: Voice, isRunning: Bool) -> String {
        switch self {
        case .heating:
            v(
                en: "the van is heated \(time)", da: "opvarmningen starter \(time)",
                de: "\(time) beginnt das Heizen")
        case .cooling:
            v(
                en: "the van is cooled \(time)", da: "nedkølingen starter \(time)",
                de: "\(time) beginnt das Kühlen")
        case .holding:
            v(
                en: "the van has its temperature \(time)",
                da: "bilen har den valgte temperatur \(time)",
                de: "\(time) ist die gewählte Temperatur erreicht")
        case .armed, .off:
            isRunning
                ? v(
                    en: "the climate ends \(time)", da: "klimaanlægget stopper \(time)",
                    de: "\(time) endet die Klimatisierung")
                : v(
                    en: "the time for it is over \(time)", da: "tiden til det er forbi \(time)",
                    de: "\(time) ist die Zeit dafür vorbei")
        case .blocked:
            v(
                en: "the start comes \(time), blocked as now",
                da: "starttidspunktet nås \(time), men er blokeret som nu",
                de: "\(time) wird der Start erreicht, ist aber gesperrt wie jetzt")
        case .notNeeded:
            v(
                en: "the climate finds \(time) that it is not needed",
                da: "det viser sig \(time), at klimaanlægget ikke er nødvendigt",
                de: "\(time) zeigt sich, dass die Klimatisierung nicht nötig ist")
        }
    }
}

extension ClimateResult {
    /// What became of the climate, after a colon.
    func pastSentence(_ v: Voice) -> String {
        switch self {
        case .none:
            v(
                en: "pre-entry climate control was not switched on for it.",
                da: "forklimatiseringen var ikke slået til.",
                de: "Die Vorklimatisierung war nicht eingeschaltet.")
        case .reached:
            v(
                en: "it was as wanted.", da: "det var som ønsket.", de: "Das war wie gewünscht.")
        case .notReached:
            v(
                en: "it ran, but that was not enough.",
                da: "klimaanlægget kørte, men det var ikke nok.",
                de: "Die Klimatisierung lief, aber das reichte nicht.")
        case .interrupted:
            v(
                en: "it ran, and was interrupted.",
                da: "klimaanlægget kørte, men blev afbrudt.",
                de: "Die Klimatisierung lief, wurde aber unterbrochen.")
        case .blocked:
            v(
                en: "it never ran.", da: "klimaanlægget kørte slet ikke.",
                de: "Die Klimatisierung lief gar nicht.")
        case .notNeeded:
            v(
                en: "it was not needed.", da: "klimaanlægget var ikke nødvendigt.",
                de: "Die Klimatisierung war nicht nötig.")
        case .cancelled:
            v(
                en: "a person had ended it.", da: "nogen havde stoppet klimaanlægget.",
                de: "Jemand hatte die Klimatisierung gestoppt.")
        case .missed:
            v(
                en: "the clock jumped over it.", da: "uret sprang over afgangen.",
                de: "Die Uhr sprang über die Abfahrt hinweg.")
        }
    }
}

extension CommandFate {
    /// Why it did nothing so far.
    func sentence(_ v: Voice) -> String {
        let given = "\(name.word) \(v.time(at))"
        switch kind {
        case .dropped:
            return v(
                en: "The command \(given) was lost: the van had no connection for 10 min. Send it "
                    + "again.",
                da: "Kommandoen \(given) gik tabt: bilen havde ingen forbindelse i 10 min. Send "
                    + "den igen.",
                de: "Der Befehl \(given) ging verloren: Das Fahrzeug hatte 10 min keine "
                    + "Verbindung. Senden Sie ihn noch einmal.")
        case .refused(let refusal):
            let reason =
                refusal.reason?.meaning(v.language)
                ?? causes.map { $0.sentence(v) }.joined(separator: " ")
            return v(
                en: "The command \(given) was refused: \(reason)",
                da: "Kommandoen \(given) blev afvist: \(reason)",
                de: "Der Befehl \(given) wurde abgelehnt: \(reason)")
        case .queued, .accepted, .ignored, .interrupted, .met, .unmet, .changed:
            return v(
                en: "The command \(given) still waits for the van's connection.",
                da: "Kommandoen \(given) venter stadig på bilens forbindelse.",
                de: "Der Befehl \(given) wartet noch auf die Verbindung des Fahrzeugs.")
        }
    }
}
