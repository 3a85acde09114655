import Simulation

// The parts of sentences about what is wrong: faults, cards, doors, windows, the service.

extension WallboxFaultDetail {
    func sentence(_ fault: ChargePointErrorCode, _ v: Voice) -> String {
        switch self {
        case .none:
            v(
                en: "The wallbox has a fault: \(fault.word).",
                da: "Ladeboksen melder en fejl: \(fault.word).",
                de: "Die Wallbox meldet einen Fehler: \(fault.word).")
        case .emergencyStop:
            v(
                en: "The emergency stop of the wallbox is pressed.",
                da: "Ladeboksens nødstop er trykket ind.",
                de: "Der Not-Halt der Wallbox ist gedrückt.")
        case .residualCurrent:
            v(
                en: "The wallbox has found a residual current: \(fault.word).",
                da: "Ladeboksen har registreret en fejlstrøm: \(fault.word).",
                de: "Die Wallbox hat einen Fehlerstrom erkannt: \(fault.word).")
        case .contactorWelded:
            v(
                en: "The contactor of the wallbox is welded: \(fault.word).",
                da: "Ladeboksens kontaktor er svejset fast: \(fault.word).",
                de: "Das Schütz der Wallbox ist verschweißt: \(fault.word).")
        case .pilotShort:
            v(
                en: "The control pilot of the wallbox is shorted: \(fault.word).",
                da: "Ladeboksens pilotsignal er kortsluttet: \(fault.word).",
                de: "Das Pilotsignal der Wallbox ist kurzgeschlossen: \(fault.word).")
        case .protectiveEarth:
            v(
                en: "The protective earth at the wallbox is missing: \(fault.word).",
                da: "Ladeboksen mangler beskyttelsesjord: \(fault.word).",
                de: "An der Wallbox fehlt der Schutzleiter: \(fault.word).")
        case .diode:
            v(
                en: "The wallbox does not find the van's diode: \(fault.word).",
                da: "Ladeboksen kan ikke finde bilens diode: \(fault.word).",
                de: "Die Wallbox findet die Diode des Fahrzeugs nicht: \(fault.word).")
        }
    }
}

extension VehicleFault {
    func sentence(_ v: Voice) -> String {
        switch self {
        case .none, .onBoardCharger:
            v(
                en: "The van's on-board charger has a fault.",
                da: "Bilens indbyggede lader har en fejl.",
                de: "Das Bordladegerät des Fahrzeugs hat einen Fehler.")
        case .isolation:
            v(
                en: "The van has found an isolation fault.",
                da: "Bilen har registreret en isolationsfejl.",
                de: "Das Fahrzeug hat einen Isolationsfehler erkannt.")
        case .lowVoltage:
            v(
                en: "The van's 12 V battery is flat.", da: "Bilens 12 V-batteri er fladt.",
                de: "Die 12-V-Batterie des Fahrzeugs ist leer.")
        }
    }
}

extension CardStatus {
    func sentence(_ v: Voice) -> String {
        switch self {
        case .none:
            v(
                en: "No charging card has been shown.", da: "Der er ikke vist noget ladekort.",
                de: "Es wurde keine Ladekarte vorgehalten.")
        case .pending:
            v(
                en: "The charging card is being checked.", da: "Ladekortet bliver kontrolleret.",
                de: "Die Ladekarte wird geprüft.")
        case .accepted:
            v(
                en: "The charging card opened no charging.",
                da: "Ladekortet startede ingen opladning.",
                de: "Mit der Ladekarte wurde kein Ladevorgang gestartet.")
        case .blocked:
            v(
                en: "The charging card is blocked.", da: "Ladekortet er spærret.",
                de: "Die Ladekarte ist gesperrt.")
        case .expired:
            v(
                en: "The charging card has expired.", da: "Ladekortet er udløbet.",
                de: "Die Ladekarte ist abgelaufen.")
        case .invalid:
            v(
                en: "The charging card is not known here.", da: "Ladekortet er ikke kendt her.",
                de: "Die Ladekarte ist hier nicht bekannt.")
        case .concurrentTx:
            v(
                en: "The charging card is in use elsewhere.",
                da: "Ladekortet er i brug et andet sted.",
                de: "Die Ladekarte wird schon anderswo benutzt.")
        case .timeout:
            v(
                en: "The plug came too late after the card.",
                da: "Stikket blev sat i for længe efter kortet.",
                de: "Der Stecker wurde zu spät nach der Karte eingesteckt.")
        case .noAnswer:
            v(
                en: "The card could not be checked: the wallbox has no connection.",
                da: "Kortet kunne ikke kontrolleres: ladeboksen har ingen forbindelse.",
                de: "Die Karte konnte nicht geprüft werden: Die Wallbox hat keine Verbindung.")
        }
    }
}

extension Service {
    func sentence(_ v: Voice) -> String {
        switch self {
        case .expired:
            v(
                en: "The van's digital service has expired.",
                da: "Bilens digitale tjeneste er udløbet.",
                de: "Der digitale Dienst des Fahrzeugs ist abgelaufen.")
        case .inactive, .active:
            v(
                en: "The van's digital service is not active.",
                da: "Bilens digitale tjeneste er ikke aktiv.",
                de: "Der digitale Dienst des Fahrzeugs ist nicht aktiv.")
        }
    }
}

extension Doors {
    func sentence(_ v: Voice) -> String {
        let names = v.list(names(v))
        let isOne = rawValue.nonzeroBitCount == 1
        return v(
            en: "The \(names) \(isOne ? "is" : "are") open.",
            da: "\(v.sentence(names)) er \(isOne ? "åben" : "åbne").",
            de: "\(v.sentence(names)) \(isOne ? "ist" : "sind") offen.")
    }

    private func names(_ v: Voice) -> [String] {
        [
            (Doors.frontLeft, v(en: "driver's door", da: "førerdøren", de: "die Fahrertür")),
            (
                .frontRight,
                v(en: "passenger's door", da: "passagerdøren", de: "die Beifahrertür")
            ),
            (.slidingRight, v(en: "sliding door", da: "skydedøren", de: "die Schiebetür")),
            (.rear, v(en: "rear door", da: "bagdøren", de: "die Hecktür")),
        ].filter { contains($0.0) }.map(\.1)
    }
}

extension Windows {
    func sentence(_ v: Voice) -> String {
        let names = v.list(names(v))
        let isOne = rawValue.nonzeroBitCount == 1
        return v(
            en: "The \(names) \(isOne ? "is" : "are") open.",
            da: "\(v.sentence(names)) er \(isOne ? "åbent" : "åbne").",
            de: "\(v.sentence(names)) \(isOne ? "ist" : "sind") offen.")
    }

    private func names(_ v: Voice) -> [String] {
        [
            (
                Windows.frontLeft,
                v(en: "driver's window", da: "førerens vindue", de: "das Fahrerfenster")
            ),
            (
                .frontRight,
                v(en: "passenger's window", da: "passagerens vindue", de: "das Beifahrerfenster")
            ),
        ].filter { contains($0.0) }.map(\.1)
    }
}
