import Simulation

extension Cause {
    /// What is wrong, as a sentence for the driver.
    func sentence(_ v: Voice) -> String {
        switch self {
        case .noMains(isAtSocket: true):
            v(
                en: "There is no mains supply at the household socket.",
                da: "Der er ingen strøm i stikkontakten.",
                de: "Die Haushaltssteckdose hat keinen Strom.")
        case .noMains(isAtSocket: false):
            v(
                en: "There is no mains supply at the wallbox.",
                da: "Der er ingen strøm til ladeboksen.", de: "Die Wallbox hat keinen Strom.")
        case .wallboxOutOfService:
            v(
                en: "The wallbox is out of service.", da: "Ladeboksen er taget ud af drift.",
                de: "Die Wallbox ist außer Betrieb.")
        case .wallboxFault(let fault, let detail): detail.sentence(fault, v)
        case .vehicleFault(let fault): fault.sentence(v)
        case .driving:
            v(
                en: "The van is on the road.", da: "Bilen er ude at køre.",
                de: "Das Fahrzeug ist unterwegs.")
        case .plugOut:
            v(
                en: "The charge plug is not in the van.", da: "Ladestikket sidder ikke i bilen.",
                de: "Der Ladestecker steckt nicht im Fahrzeug.")
        case .plugPartial:
            v(
                en: "The charge plug is not pushed in fully.",
                da: "Ladestikket er ikke sat helt ind.",
                de: "Der Ladestecker ist nicht ganz eingesteckt.")
        case .lockJammed:
            v(
                en: "The lock of the charge plug is jammed.", da: "Ladestikkets lås sidder fast.",
                de: "Die Verriegelung des Ladesteckers klemmt.")
        case .plugUnlocked:
            v(
                en: "The charge plug is not locked.", da: "Ladestikket er ikke låst.",
                de: "Der Ladestecker ist nicht verriegelt.")
        case .cableLoose:
            v(
                en: "The other end of the charging cable is not connected.",
                da: "Den anden ende af ladekablet er ikke tilsluttet.",
                de: "Das andere Ende des Ladekabels ist nicht angeschlossen.")
        case .gear(let gear):
            v(
                en: "The gear is in \(gear.word), not in P.",
                da: "Bilen står i \(gear.word), ikke i P.",
                de: "Der Wählhebel steht auf \(gear.word), nicht auf P.")
        case .hoodOpen:
            v(
                en: "The hood is open.", da: "Motorhjelmen er åben.",
                de: "Die Motorhaube ist offen.")
        case .doorsOpen(let doors): doors.sentence(v)
        case .windowsOpen(let windows): windows.sentence(v)
        case .card(let status): status.sentence(v)
        case .endedByCard:
            v(
                en: "Charging was ended with the card.",
                da: "Opladningen blev afsluttet med kortet.",
                de: "Der Ladevorgang wurde mit der Karte beendet.")
        case .endedByPowerLoss:
            v(
                en: "The power was cut, and that ended charging.",
                da: "Strømmen var afbrudt, og det afsluttede opladningen.",
                de: "Der Strom war ausgefallen; das hat den Ladevorgang beendet.")
        case .readerBroken:
            v(
                en: "The card reader of the wallbox is broken.",
                da: "Ladeboksens kortlæser er i stykker.",
                de: "Der Kartenleser der Wallbox ist defekt.")
        case .batteryTooCold(let temperature):
            v(
                en: "The battery is too cold to charge: \(v.celsius(temperature)).",
                da: "Batteriet er for koldt til at lade: \(v.celsius(temperature)).",
                de: "Die Batterie ist zum Laden zu kalt: \(v.celsius(temperature)).")
        case .batteryTooHot(let temperature):
            v(
                en: "The battery is too hot to charge: \(v.celsius(temperature)).",
                da: "Batteriet er for varmt til at lade: \(v.celsius(temperature)).",
                de: "Die Batterie ist zum Laden zu heiß: \(v.celsius(temperature)).")
        case .batteryLow(let soc, let threshold):
            v(
                en: "The battery is at \(v.percent(soc)); the climate needs more than "
                    + "\(v.percent(threshold)).",
                da: "Batteriet er på \(v.percent(soc)); klimaanlægget kræver mere end "
                    + "\(v.percent(threshold)).",
                de: "Die Batterie steht bei \(v.percent(soc)); die Klimatisierung braucht mehr als "
                    + "\(v.percent(threshold)).")
        case .targetReached(let target):
            v(
                en: "The battery has reached its target of \(v.percent(target)).",
                da: "Batteriet har nået lademålet på \(v.percent(target)).",
                de: "Die Batterie hat das Ladeziel von \(v.percent(target)) erreicht.")
        case .stoppedByPerson:
            v(
                en: "Somebody has stopped charging.", da: "Nogen har stoppet opladningen.",
                de: "Jemand hat den Ladevorgang gestoppt.")
        case .limitTooLow(let limit):
            v(
                en: "The wallbox is limited to \(v.amperes(limit)); charging needs 6 A.",
                da: "Ladeboksen er begrænset til \(v.amperes(limit)); opladning kræver 6 A.",
                de: "Die Wallbox ist auf \(v.amperes(limit)) begrenzt; zum Laden sind 6 A nötig.")
        case .currentTooLow:
            v(
                en: "Wallbox and cable allow less than the 6 A that charging needs.",
                da: "Ladeboks og kabel tillader mindre end de 6 A, som opladning kræver.",
                de: "Wallbox und Kabel erlauben weniger als die 6 A, die zum Laden nötig sind.")
        case .outsideWindow(let window?):
            v(
                en: "It is outside of the charging window \(v.window(window)).",
                da: "Klokken er uden for ladevinduet \(v.window(window)).",
                de: "Die Uhrzeit liegt außerhalb des Ladefensters \(v.window(window)).")
        case .outsideWindow(nil):
            v(
                en: "It is outside of the charging window.", da: "Klokken er uden for ladevinduet.",
                de: "Die Uhrzeit liegt außerhalb des Ladefensters.")
        case .climateOff:
            v(
                en: "Pre-entry climate control is not switched on.",
                da: "Forklimatiseringen er ikke slået til.",
                de: "Die Vorklimatisierung ist nicht eingeschaltet.")
        case .noDeparture:
            v(
                en: "No departure time is set.", da: "Der er ikke valgt noget afgangstidspunkt.",
                de: "Es ist keine Abfahrtszeit eingestellt.")
        case .cannotCool(let cabin, let target):
            v(
                en: "The cabin has \(v.celsius(cabin)), \(v.celsius(target)) are wanted, and this "
                    + "van cannot cool.",
                da: "Der er \(v.celsius(cabin)) i kabinen, \(v.celsius(target)) er valgt, og "
                    + "denne bil kan ikke køle.",
                de: "Im Innenraum sind es \(v.celsius(cabin)), gewünscht sind "
                    + "\(v.celsius(target)), und dieses Fahrzeug kann nicht kühlen.")
        case .sameTemperature(let outside, let target):
            v(
                en: "It is \(v.celsius(outside)) outside, and \(v.celsius(target)) are wanted: "
                    + "that is the same.",
                da: "Der er \(v.celsius(outside)) udenfor, og \(v.celsius(target)) er valgt: "
                    + "forskellen er for lille.",
                de: "Draußen sind es \(v.celsius(outside)), gewünscht sind \(v.celsius(target)): "
                    + "Der Unterschied ist zu klein.")
        case .timeTooShort(let departure, let target):
            v(
                en: "The time until the departure\(departure.map { " " + v.time($0) } ?? "") is "
                    + "too short to charge to \(v.percent(target)).",
                da: "Der er for kort tid til afgangen\(departure.map { " " + v.time($0) } ?? "") "
                    + "til at lade til \(v.percent(target)).",
                de: "Die Zeit bis zur Abfahrt\(departure.map { " " + v.time($0) } ?? "") reicht "
                    + "nicht, um auf \(v.percent(target)) zu laden.")
        case .socketClimate:
            v(
                en: "At a household socket the climate has less power.",
                da: "Ved en stikkontakt har klimaanlægget lavere effekt.",
                de: "An einer Haushaltssteckdose hat die Klimatisierung weniger Leistung.")
        case .service(let service): service.sentence(v)
        case .linkOffline:
            v(
                en: "The van has no connection.", da: "Bilen har ingen forbindelse.",
                de: "Das Fahrzeug hat keine Verbindung.")
        }
    }

    /// What helps where no single action of a person does; nothing where one does, or none needs to.
    func patience(_ v: Voice) -> String? {
        switch self {
        case .batteryTooCold:
            v(
                en: "Wait until the battery is warmer than −24 °C; a warm place helps.",
                da: "Vent, til batteriet er varmere end −24 °C; et varmt sted hjælper.",
                de: "Warten Sie, bis die Batterie wärmer als −24 °C ist; ein warmer Platz hilft.")
        case .batteryTooHot:
            v(
                en: "Wait until the battery is cooler than 49 °C; shade helps.",
                da: "Vent, til batteriet er koldere end 49 °C; skygge hjælper.",
                de: "Warten Sie, bis die Batterie kühler als 49 °C ist; Schatten hilft.")
        case .batteryLow:
            v(
                en: "Let the van charge first.", da: "Oplad bilen først.",
                de: "Laden Sie zuerst das Fahrzeug.")
        case .driving:
            v(
                en: "Wait until the van has arrived, then plug it in.",
                da: "Vent, til bilen er fremme, og sæt den så til opladning.",
                de: "Warten Sie, bis das Fahrzeug da ist, und stecken Sie es dann an.")
        case .targetReached, .sameTemperature:
            v(
                en: "Nothing needs to be done.", da: "Du behøver ikke at gøre noget.",
                de: "Sie müssen nichts tun.")
        case .card(.pending):
            v(
                en: "Wait a moment for the answer.", da: "Vent et øjeblik på svaret.",
                de: "Warten Sie einen Moment auf die Antwort.")
        case .card, .readerBroken, .endedByCard, .endedByPowerLoss:
            v(
                en: "No card that would be accepted is known here; ask who issues the cards.",
                da: "Der kendes ikke noget gyldigt kort her; spørg den, der udsteder kortene.",
                de: "Hier ist keine gültige Karte bekannt; fragen Sie den Aussteller der Karten.")
        case .noMains, .wallboxOutOfService, .wallboxFault, .vehicleFault, .plugOut, .plugPartial,
            .lockJammed, .plugUnlocked, .cableLoose, .gear, .hoodOpen, .doorsOpen, .windowsOpen,
            .stoppedByPerson, .limitTooLow, .currentTooLow, .outsideWindow, .climateOff,
            .noDeparture, .cannotCool, .timeTooShort, .socketClimate, .service, .linkOffline:
            nil
        }
    }
}
