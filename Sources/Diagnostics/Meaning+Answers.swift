import Simulation

extension Diagnosis.Verdict {
    /// What it says, as a sentence.
    func meaning(_ l: Language) -> String {
        switch self {
        case .running:
            l(
                en: "It runs; all is well.", da: "Det kører; alt er i orden.",
                de: "Es läuft; alles ist in Ordnung.")
        case .limited:
            l(
                en: "It runs with less than it could, and the diagnosis says why.",
                da: "Det kører med lavere effekt, end det kunne, og diagnosen siger hvorfor.",
                de: "Es läuft mit weniger Leistung als möglich; die Diagnose sagt, warum.")
        case .waiting:
            l(
                en:
                    "It does not run by design or by a wish, or starts by itself; nobody has to act.",
                da:
                    "Det er meningen eller nogens ønske, at det ikke kører, eller det starter selv.",
                de:
                    "Es soll gerade nicht laufen, oder es startet von selbst; niemand muss eingreifen."
            )
        case .done:
            l(
                en: "There is nothing left to do.", da: "Der er ikke mere at gøre.",
                de: "Es ist nichts mehr zu tun.")
        case .blocked:
            l(
                en: "Somebody has to act, and the diagnosis says how.",
                da: "Der skal gøres noget, og diagnosen siger hvad.",
                de: "Jemand muss eingreifen; die Diagnose sagt, wie.")
        case .fault:
            l(
                en: "Something is broken.", da: "Der er en fejl.", de: "Es liegt eine Störung vor.")
        case .unknown:
            l(
                en: "There are no data, or only old ones; nothing is said to be fine.",
                da: "Der er ingen data eller kun gamle; intet regnes for at være i orden.",
                de: "Es gibt keine Daten oder nur alte; nichts gilt als in Ordnung.")
        }
    }
}

extension RefusalReason {
    func meaning(_ l: Language) -> String {
        switch self {
        case .plugPresent:
            l(
                en: "There is a plug in the inlet. Pull it first.",
                da: "Der sidder et stik i bilen. Træk det ud først.",
                de: "Im Fahrzeug steckt ein Stecker. Ziehen Sie ihn zuerst ab.")
        case .plugHeld:
            l(
                en: "The pin holds the plug. Unlock it first.",
                da: "Låsen holder stikket. Lås det op først.",
                de: "Die Verriegelung hält den Stecker. Entriegeln Sie ihn zuerst.")
        case .energyTooLow:
            l(
                en: "The battery does not hold enough for that drive.",
                da: "Batteriet har ikke strøm nok til den tur.",
                de: "Die Batterie reicht für diese Fahrt nicht.")
        case .lockJammed:
            l(
                en: "The inlet's lock is jammed. Free it first.",
                da: "Låsen sidder fast. Frigør den først.",
                de: "Die Verriegelung klemmt. Lösen Sie sie zuerst.")
        case .driving:
            l(
                en: "The van is on a drive.", da: "Bilen er ude at køre.",
                de: "Das Fahrzeug ist unterwegs.")
        case .noWallbox:
            l(
                en: "There is no wallbox here.", da: "Her er ingen ladeboks.",
                de: "Hier ist keine Wallbox.")
        case .otherEndConnected:
            l(
                en: "The cable's other end is elsewhere.",
                da: "Kablets anden ende sidder et andet sted.",
                de: "Das andere Kabelende steckt anderswo.")
        case .cableUnsuitable:
            l(
                en: "That cable does not fit that supply.",
                da: "Kablet passer ikke til den strømforsyning.",
                de: "Dieses Kabel passt nicht zu dieser Stromquelle.")
        case .departureInPast:
            l(
                en: "The departure lies in the past.", da: "Afgangen ligger i fortiden.",
                de: "Die Abfahrt liegt in der Vergangenheit.")
        case .clockFixed:
            l(
                en: "The clock is not to be changed here.", da: "Uret kan ikke stilles her.",
                de: "Die Uhr lässt sich hier nicht verstellen.")
        }
    }
}

extension StopReason: Meant {
    func meaning(_ l: Language) -> String {
        switch self {
        case .none:
            l(
                en: "The session goes on, or there was none yet.",
                da: "Sessionen er i gang, eller der har ikke været nogen.",
                de: "Der Ladevorgang läuft noch, oder es gab noch keinen.")
        case .evDisconnected:
            l(
                en: "OCPP 1.6: the plug was pulled.", da: "OCPP 1.6: stikket blev trukket ud.",
                de: "OCPP 1.6: der Stecker wurde gezogen.")
        case .local:
            l(
                en: "OCPP 1.6: it was ended at the wallbox, with the card.",
                da: "OCPP 1.6: den blev afsluttet ved ladeboksen med kortet.",
                de: "OCPP 1.6: er wurde an der Wallbox mit der Karte beendet.")
        case .other:
            l(
                en: "OCPP 1.6: another reason; a card without a plug lapsed.",
                da: "OCPP 1.6: en anden grund; et kort uden stik udløb.",
                de: "OCPP 1.6: ein anderer Grund; eine Karte ohne Stecker verfiel.")
        case .powerLoss:
            l(
                en: "OCPP 1.6: the mains failed. The card has to be shown again.",
                da: "OCPP 1.6: strømmen svigtede. Kortet skal vises igen.",
                de: "OCPP 1.6: der Strom fiel aus. Die Karte muss noch einmal vorgehalten werden.")
        }
    }
}
