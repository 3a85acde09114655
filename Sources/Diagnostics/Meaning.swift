import Simulation

/// A word that needs a sentence.
protocol Meant: Word {
    func meaning(_ language: Language) -> String
}

extension Signal {
    private static let meant: [any Meant.Type] = [
        ChargingState.self, ClimateState.self, ClimateResult.self, ChargePointStatus.self,
        Pilot.self, ChargePointErrorCode.self, WallboxFaultDetail.self, VehicleFault.self,
        CardStatus.self, LimitingFactor.self, Holder.self, StopReason.self,
    ]

    /// What one of its words means; nothing where the word itself says it.
    func meaning(of word: String, _ language: Language) -> String? {
        guard case .words(let words) = row.kind,
            let type = Self.meant.first(where: { $0.words == words })
        else { return nil }
        return type.meaning(of: word, language)
    }
}

extension Meant {
    fileprivate static func meaning(of word: String, _ language: Language) -> String? {
        Self(word: word)?.meaning(language)
    }
}

extension ChargingState: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .disconnected:
            l(
                en: "The plug is out. Insert it.", da: "Stikket er ikke sat i. Sæt det i.",
                de: "Der Stecker ist nicht eingesteckt. Stecken Sie ihn ein.")
        case .blocked:
            l(
                en: "A prerequisite is unmet, and somebody has to see to it.",
                da: "En forudsætning er ikke opfyldt, og der skal gøres noget ved det.",
                de: "Eine Voraussetzung ist nicht erfüllt; jemand muss sich darum kümmern.")
        case .starting:
            l(
                en: "Nothing is unmet; current is about to flow.",
                da: "Alle forudsætninger er opfyldt; strømmen kommer om lidt.",
                de: "Alle Voraussetzungen sind erfüllt; gleich fließt Strom.")
        case .charging: l(en: "Current flows.", da: "Strømmen løber.", de: "Strom fließt.")
        case .waiting:
            l(
                en: "Held back by design: the window, the wallbox's limit or the battery's "
                    + "temperature.",
                da: "Holdt tilbage med vilje: ladevinduet, ladeboksens grænse eller batteriets "
                    + "temperatur.",
                de: "Absichtlich zurückgehalten: Ladefenster, Grenze der Wallbox oder "
                    + "Batterietemperatur.")
        case .stopped:
            l(
                en: "A person ended it: with charging.stop, or with the card.",
                da: "Nogen har afsluttet opladningen: med charging.stop eller med kortet.",
                de: "Jemand hat den Ladevorgang beendet: mit charging.stop oder der Karte.")
        case .complete:
            l(en: "The target is reached.", da: "Målet er nået.", de: "Das Ziel ist erreicht.")
        case .fault:
            l(
                en: "The van, its lock or the wallbox has a fault.",
                da: "Bilen, dens lås eller ladeboksen har en fejl.",
                de: "Das Fahrzeug, seine Verriegelung oder die Wallbox hat einen Fehler.")
        }
    }
}

extension ClimateState: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .off:
            l(
                en: "Not activated, no departure is set, or a person ended it for this departure.",
                da: "Ikke slået til, ingen afgang valgt, eller stoppet for denne afgang.",
                de: "Nicht eingeschaltet, keine Abfahrt eingestellt oder für diese beendet.")
        case .armed:
            l(
                en: "A departure is set, and its start has not come.",
                da: "En afgang er valgt, og starttidspunktet er ikke nået endnu.",
                de: "Eine Abfahrt ist eingestellt; der Startzeitpunkt ist noch nicht erreicht.")
        case .blocked:
            l(
                en: "The start has come, and a prerequisite is unmet.",
                da: "Starttidspunktet er nået, men en forudsætning er ikke opfyldt.",
                de: "Der Startzeitpunkt ist erreicht, eine Voraussetzung ist nicht erfüllt.")
        case .heating:
            l(
                en: "The cabin is heated.", da: "Kabinen varmes op.",
                de: "Der Innenraum wird geheizt.")
        case .cooling:
            l(
                en: "The cabin is cooled.", da: "Kabinen køles ned.",
                de: "Der Innenraum wird gekühlt.")
        case .holding:
            l(
                en: "The cabin has its temperature, and keeps it.",
                da: "Kabinen har den valgte temperatur og holder den.",
                de: "Der Innenraum hat die gewählte Temperatur und hält sie.")
        case .notNeeded:
            l(
                en: "Preset and outside temperature are the same (FAQ 25.6).",
                da: "Den valgte temperatur og udetemperaturen er ens (FAQ 25.6).",
                de: "Gewählte Temperatur und Außentemperatur sind gleich (FAQ 25.6).")
        }
    }
}

extension ClimateResult: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .none:
            l(
                en: "No departure has passed yet.", da: "Der har ikke været en afgang endnu.",
                de: "Es gab noch keine Abfahrt.")
        case .reached:
            l(
                en: "The cabin was within 1 K of its target at the departure.",
                da: "Kabinen var højst 1 K fra den valgte temperatur ved afgangen.",
                de: "Der Innenraum war bei der Abfahrt höchstens 1 K vom Ziel entfernt.")
        case .notReached:
            l(
                en: "It ran, and the cabin was not within 1 K of its target.",
                da: "Klimaanlægget kørte, men der manglede mere end 1 K.",
                de: "Die Klimatisierung lief, aber es fehlte mehr als 1 K.")
        case .interrupted:
            l(
                en: "It ran, and a prerequisite was lost meanwhile.",
                da: "Klimaanlægget kørte, men en forudsætning bortfaldt undervejs.",
                de: "Die Klimatisierung lief, aber eine Voraussetzung fiel zwischendurch weg.")
        case .blocked:
            l(
                en: "It never ran: a prerequisite was unmet.",
                da: "Klimaanlægget kørte slet ikke: en forudsætning var ikke opfyldt.",
                de: "Die Klimatisierung lief gar nicht: Eine Voraussetzung war nicht erfüllt.")
        case .notNeeded:
            l(
                en: "Preset and outside temperature were the same.",
                da: "Den valgte temperatur og udetemperaturen var ens.",
                de: "Gewählte Temperatur und Außentemperatur waren gleich.")
        case .cancelled:
            l(
                en: "A person ended it.", da: "Nogen stoppede klimaanlægget.",
                de: "Jemand hat die Klimatisierung gestoppt.")
        case .missed:
            l(
                en: "The simulator was down, or the clock jumped over the departure.",
                da: "Simulatoren var nede, eller uret sprang over afgangen.",
                de: "Der Simulator stand, oder die Uhr sprang über die Abfahrt hinweg.")
        }
    }
}

extension CardStatus: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .none:
            l(
                en: "No card has been shown.", da: "Der er ikke vist noget kort.",
                de: "Es wurde keine Karte vorgehalten.")
        case .pending:
            l(
                en: "The card is being checked.", da: "Kortet bliver kontrolleret.",
                de: "Die Karte wird geprüft.")
        case .accepted:
            l(
                en: "The card is good (FAQ 24.5).", da: "Kortet er godkendt (FAQ 24.5).",
                de: "Die Karte ist gültig (FAQ 24.5).")
        case .blocked:
            l(
                en: "The card is blocked. Its provider can help.",
                da: "Kortet er spærret. Udstederen kan hjælpe.",
                de: "Die Karte ist gesperrt. Ihr Aussteller kann helfen.")
        case .expired:
            l(
                en: "The card has expired. Its provider can help.",
                da: "Kortet er udløbet. Udstederen kan hjælpe.",
                de: "Die Karte ist abgelaufen. Ihr Aussteller kann helfen.")
        case .invalid:
            l(
                en: "The card is not known.", da: "Kortet er ikke kendt.",
                de: "Die Karte ist nicht bekannt.")
        case .concurrentTx:
            l(
                en: "The card is in use elsewhere.", da: "Kortet er i brug et andet sted.",
                de: "Die Karte wird schon anderswo benutzt.")
        case .timeout:
            l(
                en: "The card was accepted, but no plug came in time. Show it again.",
                da: "Kortet blev godkendt, men stikket kom ikke i tide. Vis det igen.",
                de: "Die Karte war gültig, aber der Stecker kam nicht rechtzeitig. Halten Sie "
                    + "sie noch einmal vor.")
        case .noAnswer:
            l(
                en: "The wallbox has no connection, and does not know the card itself.",
                da: "Ladeboksen har ingen forbindelse og kender ikke selv kortet.",
                de: "Die Wallbox hat keine Verbindung und kennt die Karte nicht selbst.")
        }
    }
}

extension LimitingFactor: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .none:
            l(
                en: "Nothing holds the power down, or none flows.",
                da: "Intet begrænser effekten, eller der løber ingen strøm.",
                de: "Nichts begrenzt die Leistung, oder es fließt keine.")
        case .wallbox:
            l(
                en: "The wallbox, or the limit set on it, holds the power down.",
                da: "Ladeboksen eller den grænse, den er indstillet til, begrænser effekten.",
                de: "Die Wallbox oder ihre eingestellte Grenze begrenzt die Leistung.")
        case .cable:
            l(
                en: "The cable, or the control box in it, holds the power down.",
                da: "Kablet eller dets kontrolboks begrænser effekten.",
                de: "Das Kabel oder seine Steuerbox begrenzt die Leistung.")
        case .charger:
            l(
                en: "The van's charger gives all it has.",
                da: "Bilens lader yder alt, hvad den kan.",
                de: "Das Ladegerät des Fahrzeugs gibt alles, was es kann.")
        case .batteryTemperature:
            l(
                en: "The battery is too cold or too hot for more.",
                da: "Batteriet er for koldt eller for varmt til højere effekt.",
                de: "Die Batterie ist für mehr Leistung zu kalt oder zu heiß.")
        case .taper:
            l(
                en: "The battery is nearly full, and takes less.",
                da: "Batteriet er næsten fuldt og tager imod mindre.",
                de: "Die Batterie ist fast voll und nimmt weniger auf.")
        case .climate:
            l(
                en: "The climate has taken what the battery would have got.",
                da: "Klimaanlægget bruger den strøm, som batteriet ellers ville få.",
                de: "Die Klimatisierung braucht den Strom, den die Batterie sonst bekäme.")
        }
    }
}

extension Holder: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .none:
            l(
                en: "Nobody holds charging back.", da: "Ingen holder opladningen tilbage.",
                de: "Niemand hält das Laden zurück.")
        case .vehicle:
            l(
                en: "The van holds charging back.", da: "Bilen holder opladningen tilbage.",
                de: "Das Fahrzeug hält das Laden zurück.")
        case .wallbox:
            l(
                en: "The wallbox holds charging back.",
                da: "Ladeboksen holder opladningen tilbage.",
                de: "Die Wallbox hält das Laden zurück.")
        case .card:
            l(en: "A card is missing.", da: "Der mangler et kort.", de: "Eine Karte fehlt.")
        case .person:
            l(
                en: "A person has to act, or has stopped it.",
                da: "Nogen skal gøre noget eller har stoppet opladningen.",
                de: "Jemand muss eingreifen oder hat den Ladevorgang gestoppt.")
        case .schedule:
            l(
                en: "The charging window holds it back.",
                da: "Ladevinduet holder opladningen tilbage.",
                de: "Das Ladefenster hält das Laden zurück.")
        case .supply:
            l(en: "There is no mains supply.", da: "Der er ingen strøm.", de: "Der Strom fehlt.")
        }
    }

    /// Who it is, in a few words.
    func name(_ l: Language) -> String {
        switch self {
        case .none: l(en: "nobody", da: "ingen", de: "niemand")
        case .vehicle: l(en: "the van", da: "bilen", de: "das Fahrzeug")
        case .wallbox: l(en: "the wallbox", da: "ladeboksen", de: "die Wallbox")
        case .card:
            l(
                en: "the card or who approves it", da: "kortet eller den, der godkender det",
                de: "die Karte oder die Stelle, die sie prüft")
        case .person: l(en: "a person", da: "en person", de: "eine Person")
        case .schedule: l(en: "the charging window", da: "ladevinduet", de: "das Ladefenster")
        case .supply: l(en: "the mains supply", da: "strømforsyningen", de: "die Stromversorgung")
        }
    }
}
