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
                da: "Bilen lader, men med mindre effekt, end den kunne.",
                de: "Das Fahrzeug lädt, aber mit weniger Leistung als möglich.")
        case .waiting where primary == nil:
            v(
                en: "The van is about to charge.", da: "Bilen begynder snart at lade.",
                de: "Das Fahrzeug beginnt gleich zu laden.")
        case .waiting: waiting(v)
        case .done:
            v(
                en: "The van has been charged.", da: "Bilen er ladet op.",
                de: "Das Fahrzeug ist geladen.")
        case .blocked:
            v(
                en: "The van does not charge: somebody has to act.",
                da: "Bilen lader ikke: nogen skal gøre noget.",
                de: "Das Fahrzeug lädt nicht: jemand muss etwas tun.")
        case .fault:
            v(
                en: "The van does not charge: something is broken.",
                da: "Bilen lader ikke: noget er i stykker.",
                de: "Das Fahrzeug lädt nicht: etwas ist defekt.")
        case .unknown: unknown(v)
        }
    }

    private func waiting(_ v: Voice) -> String {
        guard let next, next.isStart else {
            return v(
                en: "The van waits; nothing is broken.", da: "Bilen venter; intet er i stykker.",
                de: "Das Fahrzeug wartet; nichts ist defekt.")
        }
        return v(
            en: "The van waits \(v.until(next.at)); nothing is broken.",
            da: "Bilen venter \(v.until(next.at)); intet er i stykker.",
            de: "Das Fahrzeug wartet \(v.until(next.at)); nichts ist defekt.")
    }

    private func climateHeadline(_ v: Voice) -> String {
        switch verdict {
        case .running: v(en: "The climate runs.", da: "Klimaet kører.", de: "Das Klima läuft.")
        case .limited:
            v(
                en: "The climate runs, with less power than it could.",
                da: "Klimaet kører, men med mindre effekt, end det kunne.",
                de: "Das Klima läuft, aber mit weniger Leistung als möglich.")
        case .waiting where next?.isStart == true && primary == nil:
            v(
                en: "The climate waits for its start.", da: "Klimaet venter på at starte.",
                de: "Das Klima wartet auf seinen Start.")
        case .waiting where primary == nil:
            v(
                en: "The climate was stopped for this departure.",
                da: "Klimaet blev stoppet for denne afgang.",
                de: "Das Klima wurde für diese Abfahrt gestoppt.")
        case .waiting:
            v(
                en: "The climate waits; nothing is broken.",
                da: "Klimaet venter; intet er i stykker.",
                de: "Das Klima wartet; nichts ist defekt.")
        case .done:
            v(
                en: "The climate is not needed.", da: "Klimaet er ikke nødvendigt.",
                de: "Das Klima wird nicht gebraucht.")
        case .blocked:
            v(
                en: "The climate does not run: somebody has to act.",
                da: "Klimaet kører ikke: nogen skal gøre noget.",
                de: "Das Klima läuft nicht: jemand muss etwas tun.")
        case .fault:
            v(
                en: "The climate does not run: something is broken.",
                da: "Klimaet kører ikke: noget er i stykker.",
                de: "Das Klima läuft nicht: etwas ist defekt.")
        case .unknown: unknown(v)
        }
    }

    private func unknown(_ v: Voice) -> String {
        switch freshness {
        case .old(let since):
            v(
                en: "Nobody knows how the van is: it was last heard of \(v.time(since)).",
                da: "Ingen ved, hvordan bilen har det: sidst hørt \(v.time(since)).",
                de: "Der Zustand ist unbekannt: zuletzt gehört \(v.time(since)).")
        case .current, .missing:
            v(
                en: "Nobody knows how the van is: it was never heard of.",
                da: "Ingen ved, hvordan bilen har det: den er aldrig hørt.",
                de: "Der Zustand ist unbekannt: von ihm wurde nie gehört.")
        }
    }
}

extension Prospect {
    /// What happens, up to the time.
    func sentence(_ v: Voice) -> String {
        let charging = ChargingState(word: value).flatMap {
            signal == .chargingState ? $0.prospect(v) : nil
        }
        let climate = ClimateState(word: value).flatMap {
            signal == .climateState ? $0.prospect(v) : nil
        }
        return charging ?? climate ?? "\(signal.word): \(value)"
    }
}

extension ChargingState {
    fileprivate func prospect(_ v: Voice) -> String {
        switch self {
        case .starting, .charging:
            v(en: "the van charges", da: "bilen lader", de: "das Fahrzeug lädt")
        case .complete:
            v(
                en: "the charging target is reached", da: "lademålet er nået",
                de: "das Ladeziel ist erreicht")
        case .waiting, .stopped, .blocked, .fault, .disconnected:
            v(
                en: "the van stops charging", da: "bilen holder op med at lade",
                de: "das Fahrzeug lädt nicht mehr")
        }
    }
}

extension ClimateState {
    fileprivate func prospect(_ v: Voice) -> String {
        switch self {
        case .heating:
            v(en: "the van is heated", da: "bilen varmes op", de: "das Fahrzeug wird geheizt")
        case .cooling:
            v(en: "the van is cooled", da: "bilen køles ned", de: "das Fahrzeug wird gekühlt")
        case .holding:
            v(
                en: "the van has its temperature", da: "bilen har sin temperatur",
                de: "das Fahrzeug hat seine Temperatur")
        case .armed, .off:
            v(en: "the climate ends", da: "klimaet slutter", de: "das Klima endet")
        case .blocked:
            v(
                en: "the start comes, blocked as now,", da: "starten kommer, blokeret som nu,",
                de: "der Start kommt, gesperrt wie jetzt,")
        case .notNeeded:
            v(
                en: "the climate finds that it is not needed",
                da: "klimaet opdager, at det ikke er nødvendigt",
                de: "das Klima merkt, dass es nicht gebraucht wird")
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
                de: "die Vorklimatisierung war nicht eingeschaltet.")
        case .reached:
            v(
                en: "it was as wanted.", da: "det var som ønsket.", de: "das war wie gewünscht.")
        case .notReached:
            v(
                en: "it ran, and the time was too short.",
                da: "klimaet kørte, men tiden var for kort.",
                de: "das Klima lief, aber die Zeit war zu kurz.")
        case .interrupted:
            v(
                en: "it ran, and was interrupted.", da: "klimaet kørte, men blev afbrudt.",
                de: "das Klima lief, wurde aber unterbrochen.")
        case .blocked:
            v(en: "it never ran.", da: "klimaet kørte slet ikke.", de: "das Klima lief nie.")
        case .notNeeded:
            v(en: "it was not needed.", da: "det var ikke nødvendigt.", de: "es war nicht nötig.")
        case .cancelled:
            v(
                en: "a person had ended it.", da: "nogen havde stoppet klimaet.",
                de: "jemand hatte das Klima beendet.")
        case .missed:
            v(
                en: "the clock jumped over it.", da: "uret sprang over afgangen.",
                de: "die Uhr sprang über die Abfahrt hinweg.")
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
                de: "Der Befehl \(given) ging verloren: das Fahrzeug hatte 10 min keine "
                    + "Verbindung. Noch einmal senden.")
        case .refused(let refusal):
            if let reason = refusal.reason?.meaning(v.language) {
                return v(
                    en: "The command \(given) was refused: \(reason)",
                    da: "Kommandoen \(given) blev afvist: \(reason)",
                    de: "Der Befehl \(given) wurde abgelehnt: \(reason)")
            }
            let unmet = v.list(refusal.unmet.members.map { $0.name(v.language) })
            return v(
                en: "The command \(given) was refused because of: \(unmet).",
                da: "Kommandoen \(given) blev afvist på grund af: \(unmet).",
                de: "Der Befehl \(given) wurde abgelehnt wegen: \(unmet).")
        case .queued, .accepted, .ignored, .interrupted, .met, .unmet, .changed:
            return v(
                en: "The command \(given) still waits for the van's connection.",
                da: "Kommandoen \(given) venter stadig på bilens forbindelse.",
                de: "Der Befehl \(given) wartet noch auf die Verbindung des Fahrzeugs.")
        }
    }
}
