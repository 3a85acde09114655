import Simulation

extension ChargePointStatus: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .available:
            l(
                en: "OCPP 1.6: the wallbox is free.", da: "OCPP 1.6: ladeboksen er ledig.",
                de: "OCPP 1.6: die Wallbox ist frei.")
        case .preparing:
            l(
                en: "OCPP 1.6: a plug or an accepted card is there; the other is missing.",
                da: "OCPP 1.6: stikket er sat i, eller et kort er godkendt; det andet mangler.",
                de: "OCPP 1.6: der Stecker oder eine gültige Karte ist da; das andere fehlt.")
        case .charging:
            l(
                en: "OCPP 1.6: a transaction is open and the contactor closed.",
                da: "OCPP 1.6: en transaktion er i gang, og kontaktoren er sluttet.",
                de: "OCPP 1.6: eine Transaktion läuft, und das Schütz ist geschlossen.")
        case .suspendedEV:
            l(
                en: "OCPP 1.6: the wallbox offers current, and the van does not take it.",
                da: "OCPP 1.6: ladeboksen tilbyder strøm, men bilen tager den ikke.",
                de: "OCPP 1.6: die Wallbox bietet Strom an, das Fahrzeug nimmt ihn nicht.")
        case .suspendedEVSE:
            l(
                en: "OCPP 1.6: a transaction is open, and the wallbox offers no current.",
                da: "OCPP 1.6: en transaktion er i gang, men ladeboksen tilbyder ingen strøm.",
                de: "OCPP 1.6: eine Transaktion läuft, die Wallbox bietet keinen Strom an.")
        case .finishing:
            l(
                en: "OCPP 1.6: a card ended the transaction; the plug is still in.",
                da: "OCPP 1.6: et kort afsluttede transaktionen; stikket sidder stadig i.",
                de: "OCPP 1.6: eine Karte hat die Transaktion beendet; der Stecker steckt noch.")
        case .unavailable:
            l(
                en: "OCPP 1.6: the wallbox is out of service.",
                da: "OCPP 1.6: ladeboksen er ude af drift.",
                de: "OCPP 1.6: die Wallbox ist außer Betrieb.")
        case .faulted:
            l(
                en: "OCPP 1.6: the wallbox has a fault. Its provider can help.",
                da: "OCPP 1.6: ladeboksen har en fejl. Leverandøren kan hjælpe.",
                de: "OCPP 1.6: die Wallbox hat einen Fehler. Ihr Anbieter kann helfen.")
        }
    }
}

extension Pilot: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .a1:
            l(
                en: "IEC 61851-1: no van is connected.",
                da: "IEC 61851-1: der er ikke tilsluttet en bil.",
                de: "IEC 61851-1: kein Fahrzeug ist angeschlossen.")
        case .b1:
            l(
                en: "IEC 61851-1: a van is connected; no current is offered.",
                da: "IEC 61851-1: en bil er tilsluttet; der tilbydes ingen strøm.",
                de: "IEC 61851-1: ein Fahrzeug ist da; es wird kein Strom angeboten.")
        case .b2:
            l(
                en: "IEC 61851-1: current is offered; the van does not want it now.",
                da: "IEC 61851-1: strøm tilbydes; bilen vil ikke have den nu.",
                de: "IEC 61851-1: Strom wird angeboten; das Fahrzeug will ihn gerade nicht.")
        case .c1:
            l(
                en: "IEC 61851-1: the offer has ended; the van is about to let go.",
                da: "IEC 61851-1: der tilbydes ikke mere strøm; bilen kobler fra om lidt.",
                de: "IEC 61851-1: das Angebot ist beendet; das Fahrzeug schaltet gleich ab.")
        case .c2:
            l(
                en: "IEC 61851-1: the van wants current, and may have it.",
                da: "IEC 61851-1: bilen vil have strøm og kan få den.",
                de: "IEC 61851-1: das Fahrzeug will Strom und darf ihn haben.")
        case .e:
            l(
                en: "IEC 61851-1: no mains.", da: "IEC 61851-1: ingen strømforsyning.",
                de: "IEC 61851-1: keine Stromversorgung.")
        case .f:
            l(
                en: "IEC 61851-1: the wallbox is not available; for 4 s, a pulse to wake the van.",
                da: "IEC 61851-1: ladeboksen er ikke klar; i 4 s et signal, der vækker bilen.",
                de: "IEC 61851-1: die Wallbox ist nicht bereit; für 4 s ein Weckimpuls.")
        }
    }
}

extension ChargePointErrorCode: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .noError:
            "OCPP 1.6: " + l(en: "all is well.", da: "alt er i orden.", de: "alles in Ordnung.")
        case .localListConflict:
            onlyWarns(
                l(
                    en: "the local list of cards is stale", da: "den lokale kortliste er forældet",
                    de: "die örtliche Kartenliste ist veraltet"), l)
        case .powerMeterFailure:
            onlyWarns(
                l(
                    en: "the meter cannot be read", da: "måleren kan ikke aflæses",
                    de: "der Zähler ist nicht lesbar"), l)
        case .resetFailure:
            onlyWarns(
                l(
                    en: "a reset failed", da: "en genstart mislykkedes",
                    de: "ein Neustart misslang"), l)
        case .weakSignal:
            onlyWarns(
                l(
                    en: "the radio signal is weak", da: "radiosignalet er svagt",
                    de: "das Funksignal ist schwach"), l)
        case .readerFailure:
            l(
                en: "OCPP 1.6: the card reader failed. New cards are not read.",
                da: "OCPP 1.6: kortlæseren svigter. Nye kort bliver ikke læst.",
                de: "OCPP 1.6: der Kartenleser ist ausgefallen. Neue Karten liest er nicht.")
        case .connectorLockFailure:
            blocks(
                l(
                    en: "the connector's lock failed", da: "stikkets lås svigter",
                    de: "die Verriegelung ist ausgefallen"), l)
        case .evCommunicationError:
            blocks(
                l(
                    en: "the wallbox does not understand the van",
                    da: "ladeboksen forstår ikke bilen",
                    de: "die Wallbox versteht das Fahrzeug nicht"), l)
        case .groundFailure:
            blocks(l(en: "a ground fault", da: "en jordfejl", de: "ein Erdschluss"), l)
        case .highTemperature:
            blocks(
                l(
                    en: "the wallbox is too hot", da: "ladeboksen er for varm",
                    de: "die Wallbox ist zu heiß"), l)
        case .internalError:
            blocks(
                l(
                    en: "an error inside the wallbox", da: "en intern fejl i ladeboksen",
                    de: "ein Fehler in der Wallbox"), l)
        case .otherError:
            blocks(l(en: "another error", da: "en anden fejl", de: "ein anderer Fehler"), l)
        case .overCurrentFailure:
            blocks(l(en: "too much current", da: "for meget strøm", de: "zu viel Strom"), l)
        case .overVoltage:
            blocks(
                l(
                    en: "the voltage is too high", da: "spændingen er for høj",
                    de: "die Spannung ist zu hoch"), l)
        case .powerSwitchFailure:
            blocks(
                l(
                    en: "the contactor failed", da: "kontaktoren svigter",
                    de: "das Schütz ist ausgefallen"), l)
        case .underVoltage:
            blocks(
                l(
                    en: "the voltage is too low", da: "spændingen er for lav",
                    de: "die Spannung ist zu niedrig"), l)
        }
    }

    private func blocks(_ what: String, _ l: Language) -> String {
        "OCPP 1.6: \(what). "
            + l(
                en: "Charging is blocked.", da: "Opladningen er blokeret.",
                de: "Das Laden ist gesperrt.")
    }

    private func onlyWarns(_ what: String, _ l: Language) -> String {
        "OCPP 1.6: \(what). "
            + l(en: "A warning only.", da: "Kun en advarsel.", de: "Nur eine Warnung.")
    }
}

extension WallboxFaultDetail: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .none:
            l(
                en: "Nothing more is known of the fault.", da: "Der vides ikke mere om fejlen.",
                de: "Mehr ist über den Fehler nicht bekannt.")
        case .emergencyStop:
            l(
                en: "The emergency stop is pressed. Release it, if all is safe.",
                da: "Nødstoppet er trykket ind. Slå det fra, hvis alt er sikkert.",
                de: "Der Not-Halt ist gedrückt. Entriegeln Sie ihn, wenn alles sicher ist.")
        case .residualCurrent:
            l(
                en: "A residual current was found. An electrician has to look.",
                da: "Der er registreret en fejlstrøm. En elektriker skal se på det.",
                de: "Ein Fehlerstrom wurde erkannt. Ein Elektriker muss nachsehen.")
        case .contactorWelded:
            l(
                en: "The contactor does not open any more. The wallbox needs repair.",
                da: "Kontaktoren åbner ikke mere. Ladeboksen skal repareres.",
                de: "Das Schütz öffnet nicht mehr. Die Wallbox muss repariert werden.")
        case .pilotShort:
            l(
                en: "The control pilot is shorted: in the cable, the plug or the wallbox.",
                da: "Pilotsignalet er kortsluttet: i kablet, stikket eller ladeboksen.",
                de: "Das Pilotsignal ist kurzgeschlossen: in Kabel, Stecker oder Wallbox.")
        case .protectiveEarth:
            l(
                en: "The protective earth is missing. An electrician has to look.",
                da: "Beskyttelsesjorden mangler. En elektriker skal se på det.",
                de: "Der Schutzleiter fehlt. Ein Elektriker muss nachsehen.")
        case .diode:
            l(
                en: "The wallbox does not find the van's diode: what is plugged in is no van.",
                da: "Ladeboksen kan ikke finde bilens diode: det tilsluttede er ikke en bil.",
                de: "Die Diode fehlt: was angeschlossen ist, ist kein Fahrzeug.")
        }
    }
}

extension VehicleFault: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .none:
            l(
                en: "The van has no fault.", da: "Bilen har ingen fejl.",
                de: "Das Fahrzeug hat keinen Fehler.")
        case .onBoardCharger:
            l(
                en: "The van's charger is broken. It has to be repaired.",
                da: "Bilens lader er i stykker. Den skal repareres.",
                de: "Das Ladegerät des Fahrzeugs ist defekt. Es muss repariert werden.")
        case .isolation:
            l(
                en: "High voltage leaks. Do not touch, and have it repaired.",
                da: "Højvoltssystemet er ikke isoleret. Rør ikke bilen, og få den repareret.",
                de: "Das Hochvoltsystem ist nicht isoliert. Nicht berühren, reparieren lassen.")
        case .lowVoltage:
            l(
                en: "The van's 12 V battery is flat. It has to be charged or replaced.",
                da: "Bilens 12 V-batteri er fladt. Det skal lades eller skiftes.",
                de: "Die 12-V-Batterie ist leer. Sie muss geladen oder ersetzt werden.")
        }
    }
}
