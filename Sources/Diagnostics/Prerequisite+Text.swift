import Simulation

extension Prerequisite {
    /// What it is about, in a few words: for lists.
    func name(_ language: Language) -> String {
        switch self {
        case .mainsPresent:
            language(en: "mains supply", da: "strømforsyning", de: "Stromversorgung")
        case .wallboxOperative: language(en: "wallbox", da: "ladeboks", de: "Wallbox")
        case .vehicleOperative:
            language(en: "the van's own system", da: "bilens eget system", de: "Bordsystem")
        case .plugInserted:
            language(en: "plug in the van", da: "ladestik i bilen", de: "Ladestecker")
        case .plugLocked:
            language(en: "plug locked", da: "ladestik låst", de: "Verriegelung")
        case .plugConnected:
            language(en: "cable's other end", da: "kablets anden ende", de: "anderes Kabelende")
        case .gearInPark:
            language(en: "gear P", da: "gearposition P", de: "Wählhebel auf P")
        case .hoodClosed: language(en: "hood", da: "motorhjelm", de: "Motorhaube")
        case .doorsClosed: language(en: "doors", da: "døre", de: "Türen")
        case .windowsClosed: language(en: "windows", da: "vinduer", de: "Fenster")
        case .cardAccepted: language(en: "charging card", da: "ladekort", de: "Ladekarte")
        case .batteryTemperatureAllows:
            language(
                en: "battery temperature", da: "batteriets temperatur", de: "Batterietemperatur")
        case .batterySufficient:
            language(en: "battery level", da: "batteriniveau", de: "Batteriestand")
        case .targetNotReached: language(en: "charging target", da: "lademål", de: "Ladeziel")
        case .chargingWanted:
            language(en: "nobody stopped it", da: "ikke stoppet af nogen", de: "nicht gestoppt")
        case .currentOffered: language(en: "current limit", da: "strømgrænse", de: "Stromgrenze")
        case .insideWindow: language(en: "charging window", da: "ladevindue", de: "Ladefenster")
        case .climateActivated:
            language(
                en: "climate switched on", da: "forklimatisering slået til",
                de: "Vorklimatisierung eingeschaltet")
        case .departureSet:
            language(en: "departure time", da: "afgangstidspunkt", de: "Abfahrtszeit")
        case .coolingAvailable: language(en: "cooling", da: "køling", de: "Kühlung")
        case .temperatureDiffers:
            language(
                en: "temperature difference", da: "temperaturforskel", de: "Temperaturunterschied")
        case .timeSufficient:
            language(en: "time to charge", da: "tid til opladning", de: "Zeit zum Laden")
        case .fullClimatePower:
            language(en: "full climate power", da: "fuld klimaeffekt", de: "volle Klimaleistung")
        case .serviceActive:
            language(en: "digital service", da: "digital tjeneste", de: "digitaler Dienst")
        case .linkOnline: language(en: "connection", da: "forbindelse", de: "Verbindung")
        }
    }

    /// What must hold, as a sentence.
    func rule(_ language: Language) -> String {
        language(en: row.about, da: danishRule, de: germanRule)
    }

    private var danishRule: String {
        switch self {
        case .mainsPresent: "Der er strøm til ladeboksen eller i stikkontakten."
        case .wallboxOperative: "Ladeboksen har ingen fejl, der blokerer, og er i drift."
        case .vehicleOperative: "Bilens ladesystem har ingen fejl."
        case .plugInserted: "Ladestikket er sat rigtigt i."
        case .plugLocked: "Ladestikket er låst."
        case .plugConnected: "Kablets anden ende er tilsluttet ladeinfrastrukturen."
        case .gearInPark: "Bilen står i gearposition P."
        case .hoodClosed: "Motorhjelmen er lukket."
        case .doorsClosed: "Alle døre er lukket."
        case .windowsClosed: "Alle vinduer er lukket."
        case .cardAccepted: "Identifikationen med RFID-kortet ved ladestanderen blev godkendt."
        case .batteryTemperatureAllows: "Batteriet er varmere end −25 °C og koldere end 50 °C."
        case .batterySufficient: "Batteriniveauet er højere end 15 %."
        case .targetNotReached: "Lademålet er ikke nået."
        case .chargingWanted: "Ingen har stoppet opladningen."
        case .currentOffered: "Ladeboks og kabel tillader mindst 6 A."
        case .insideWindow: "Klokken er inden for ladevinduet."
        case .climateActivated: "Forklimatiseringen er slået til."
        case .departureSet: "Et afgangstidspunkt er valgt."
        case .coolingAvailable: "Bilen kan køle eller behøver det ikke."
        case .temperatureDiffers: "Den valgte temperatur og udetemperaturen er forskellige."
        case .timeSufficient: "Der er tid nok til at lade til målet før afgangen."
        case .fullClimatePower: "Strømmen kommer fra en ladeboks: klimaanlægget har fuld effekt."
        case .serviceActive: "Bilen har en aktiv digital tjeneste."
        case .linkOnline: "Bilens kommunikationsmodul har forbindelse."
        }
    }

    private var germanRule: String {
        switch self {
        case .mainsPresent: "Die Wallbox oder die Haushaltssteckdose hat Strom."
        case .wallboxOperative: "Die Wallbox hat keinen Fehler, der sperrt, und ist in Betrieb."
        case .vehicleOperative: "Das Ladesystem des Fahrzeugs hat keinen Fehler."
        case .plugInserted: "Der Ladestecker ist richtig eingesteckt."
        case .plugLocked: "Der Ladestecker ist verriegelt."
        case .plugConnected: "Das andere Kabelende ist mit der Ladeinfrastruktur verbunden."
        case .gearInPark: "Der Wählhebel steht auf P."
        case .hoodClosed: "Die Motorhaube ist geschlossen."
        case .doorsClosed: "Alle Türen sind geschlossen."
        case .windowsClosed: "Alle Fenster sind geschlossen."
        case .cardAccepted:
            "Die Identifizierung mit der RFID-Karte an der Ladesäule war erfolgreich."
        case .batteryTemperatureAllows: "Die Batterie ist wärmer als −25 °C und kühler als 50 °C."
        case .batterySufficient: "Der Batteriestand ist höher als 15 %."
        case .targetNotReached: "Das Ladeziel ist nicht erreicht."
        case .chargingWanted: "Niemand hat den Ladevorgang gestoppt."
        case .currentOffered: "Wallbox und Kabel erlauben mindestens 6 A."
        case .insideWindow: "Die Uhrzeit liegt im Ladefenster."
        case .climateActivated: "Die Vorklimatisierung ist eingeschaltet."
        case .departureSet: "Eine Abfahrtszeit ist eingestellt."
        case .coolingAvailable: "Das Fahrzeug kann kühlen oder muss es nicht."
        case .temperatureDiffers: "Gewählte Temperatur und Außentemperatur sind verschieden."
        case .timeSufficient: "Die Zeit bis zur Abfahrt reicht, um auf das Ziel zu laden."
        case .fullClimatePower:
            "Der Strom kommt von einer Wallbox: Die Klimatisierung hat volle Leistung."
        case .serviceActive: "Das Fahrzeug hat einen aktiven digitalen Dienst."
        case .linkOnline: "Das Kommunikationsmodul des Fahrzeugs hat Verbindung."
        }
    }
}
