import Simulation

/// One thing that a person does.
enum Advice: Hashable, Sendable {
    case switchMainsOn
    case releaseEmergencyStop, repairWallbox, enableWallbox
    /// In place of the wallbox.
    case useSocket
    case repairVehicle, repairIsolation, chargeSmallBattery
    case insertPlug, freeLock, lockPlug, connectCable
    case selectPark, closeHood, closeDoors, closeWindows
    case showCard, reconnectWallbox
    case startCharging
    /// %.
    case setChargingTarget(Double)
    /// A.
    case raiseLimit(Double)
    case clearWindow
    case activateClimate
    /// A minute of the day.
    case setDeparture(Int)
    case startClimateNow
    /// °C.
    case setClimateTarget(Double)
    case useWallbox
    case renewService, bringToConnection
}

extension Advice {
    /// What to do, as a sentence for the driver.
    func sentence(_ v: Voice) -> String {
        switch self {
        case .switchMainsOn:
            v(
                en: "Switch the mains supply on; look at the breaker.",
                da: "Slå strømmen til; kontrollér sikringen.",
                de: "Schalten Sie den Strom ein; prüfen Sie die Sicherung.")
        case .releaseEmergencyStop:
            v(
                en: "Release the emergency stop, if all is safe.",
                da: "Slå nødstoppet fra, hvis alt er sikkert.",
                de: "Entriegeln Sie den Not-Halt, wenn alles sicher ist.")
        case .repairWallbox:
            v(
                en: "Have the wallbox put right.", da: "Få ladeboksen bragt i orden.",
                de: "Lassen Sie die Wallbox in Ordnung bringen.")
        case .enableWallbox:
            v(
                en: "Have the wallbox put back into service.",
                da: "Få ladeboksen sat i drift igen.",
                de: "Lassen Sie die Wallbox wieder in Betrieb nehmen.")
        case .useSocket:
            v(
                en: "Charge at a household socket with its own cable.",
                da: "Oplad ved en stikkontakt med det tilhørende kabel.",
                de: "Laden Sie an einer Haushaltssteckdose mit dem passenden Kabel.")
        case .repairVehicle:
            v(
                en: "Have the van's fault repaired.", da: "Få bilens fejl udbedret.",
                de: "Lassen Sie den Fehler des Fahrzeugs beheben.")
        case .repairIsolation:
            v(
                en: "Touch nothing that is damaged, and have the van repaired.",
                da: "Rør ikke ved noget, der er beskadiget, og få bilen repareret.",
                de: "Berühren Sie nichts Beschädigtes, und lassen Sie das Fahrzeug reparieren.")
        case .chargeSmallBattery:
            v(
                en: "Have the van's 12 V battery charged or replaced.",
                da: "Få bilens 12 V-batteri ladet op eller skiftet.",
                de: "Lassen Sie die 12-V-Batterie laden oder ersetzen.")
        case .insertPlug:
            v(
                en: "Push the charge plug fully into the van.",
                da: "Sæt ladestikket helt ind i bilen.",
                de: "Stecken Sie den Ladestecker ganz in das Fahrzeug.")
        case .freeLock:
            v(
                en: "Free the lock: push the plug in again, or relieve the cable.",
                da: "Frigør låsen: tryk stikket ind igen, eller aflast kablet.",
                de: "Lösen Sie die Verriegelung: Stecker nachdrücken oder Kabel entlasten.")
        case .lockPlug:
            v(
                en: "Lock the charge plug.", da: "Lås ladestikket.",
                de: "Verriegeln Sie den Ladestecker.")
        case .connectCable:
            v(
                en: "Connect the other end of the cable.", da: "Tilslut kablets anden ende.",
                de: "Schließen Sie das andere Kabelende an.")
        case .selectPark:
            v(
                en: "Select gear P.", da: "Sæt bilen i P.",
                de: "Stellen Sie den Wählhebel auf P.")
        case .closeHood:
            v(
                en: "Close the hood.", da: "Luk motorhjelmen.",
                de: "Schließen Sie die Motorhaube.")
        case .closeDoors:
            v(
                en: "Close all doors.", da: "Luk alle døre.",
                de: "Schließen Sie alle Türen.")
        case .closeWindows:
            v(
                en: "Close all windows.", da: "Luk alle vinduer.",
                de: "Schließen Sie alle Fenster.")
        case .showCard:
            v(
                en: "Show a charging card that is accepted.",
                da: "Vis et gyldigt ladekort.", de: "Halten Sie eine gültige Ladekarte vor.")
        case .reconnectWallbox:
            v(
                en: "Bring the wallbox's connection back.",
                da: "Genopret ladeboksens forbindelse.",
                de: "Stellen Sie die Verbindung der Wallbox wieder her.")
        case .startCharging:
            v(
                en: "Start charging in the app.", da: "Start opladningen i appen.",
                de: "Starten Sie den Ladevorgang in der App.")
        case .setChargingTarget(let target):
            v(
                en: "Raise the charging target to \(v.percent(target)).",
                da: "Hæv lademålet til \(v.percent(target)).",
                de: "Erhöhen Sie das Ladeziel auf \(v.percent(target)).")
        case .raiseLimit(let current):
            v(
                en: "Raise the limit of the wallbox to 6 A at least; it can give "
                    + "\(v.amperes(current)).",
                da: "Hæv ladeboksens grænse til mindst 6 A; den kan give \(v.amperes(current)).",
                de: "Heben Sie die Grenze der Wallbox auf mindestens 6 A an; möglich sind "
                    + "\(v.amperes(current)).")
        case .clearWindow:
            v(
                en: "Remove the charging window, or wait for it.",
                da: "Fjern ladevinduet, eller vent, til det begynder.",
                de: "Löschen Sie das Ladefenster, oder warten Sie, bis es beginnt.")
        case .activateClimate:
            v(
                en: "Switch pre-entry climate control on.", da: "Slå forklimatiseringen til.",
                de: "Schalten Sie die Vorklimatisierung ein.")
        case .setDeparture(let minute):
            v(
                en: "Set a departure time, for example \(v.minute(minute)).",
                da: "Vælg et afgangstidspunkt, for eksempel kl. \(v.minute(minute)).",
                de: "Stellen Sie eine Abfahrtszeit ein, zum Beispiel \(v.minute(minute)) Uhr.")
        case .startClimateNow:
            v(
                en: "Start the climate at once in the app.",
                da: "Start klimaanlægget med det samme i appen.",
                de: "Starten Sie die Klimatisierung sofort in der App.")
        case .setClimateTarget(let target):
            v(
                en: "Choose \(v.celsius(target)) for the cabin.",
                da: "Vælg \(v.celsius(target)) til kabinen.",
                de: "Wählen Sie für den Innenraum \(v.celsius(target)).")
        case .useWallbox:
            v(
                en: "Use a wallbox for full climate power.",
                da: "Brug en ladeboks for at få fuld klimaeffekt.",
                de: "Benutzen Sie für die volle Klimaleistung eine Wallbox.")
        case .renewService:
            v(
                en: "Renew the van's digital service.", da: "Forny bilens digitale tjeneste.",
                de: "Verlängern Sie den digitalen Dienst des Fahrzeugs.")
        case .bringToConnection:
            v(
                en: "Bring the van where it has a connection.",
                da: "Kør bilen hen til et sted med dækning.",
                de: "Bringen Sie das Fahrzeug an einen Ort mit Empfang.")
        }
    }
}
