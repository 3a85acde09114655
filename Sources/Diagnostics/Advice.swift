import Simulation

/// One thing that a person does.
enum Advice: Hashable, Sendable {
    case switchMainsOn
    case releaseEmergencyStop, repairWallbox, enableWallbox
    /// In place of the wallbox.
    case useSocket
    case repairVehicle
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
                da: "Slå strømmen til; se efter sikringen.",
                de: "Den Strom einschalten; nach der Sicherung sehen.")
        case .releaseEmergencyStop:
            v(
                en: "Release the emergency stop, if all is safe.",
                da: "Træk nødstoppet ud, hvis alt er sikkert.",
                de: "Den Not-Halt lösen, wenn alles sicher ist.")
        case .repairWallbox:
            v(
                en: "Have the wallbox put right.", da: "Få ladeboksen bragt i orden.",
                de: "Die Wallbox in Ordnung bringen lassen.")
        case .enableWallbox:
            v(
                en: "Have the wallbox put back into service.",
                da: "Få ladeboksen sat i drift igen.",
                de: "Die Wallbox wieder in Betrieb nehmen lassen.")
        case .useSocket:
            v(
                en: "Charge at a household socket with its own cable.",
                da: "Lad ved en stikkontakt med det tilhørende kabel.",
                de: "An einer Haushaltssteckdose mit deren Kabel laden.")
        case .repairVehicle:
            v(
                en: "Have the van's fault repaired.", da: "Få bilens fejl udbedret.",
                de: "Den Fehler des Fahrzeugs beheben lassen.")
        case .insertPlug:
            v(
                en: "Push the charge plug fully into the van.",
                da: "Tryk ladestikket helt ind i bilen.",
                de: "Den Ladestecker ganz in das Fahrzeug stecken.")
        case .freeLock:
            v(
                en: "Free the lock: push the plug in again, or relieve the cable.",
                da: "Frigør låsen: tryk stikket ind igen, eller aflast kablet.",
                de: "Die Verriegelung lösen: Stecker nachdrücken oder das Kabel entlasten.")
        case .lockPlug:
            v(
                en: "Lock the charge plug.", da: "Lås ladestikket.",
                de: "Den Ladestecker verriegeln.")
        case .connectCable:
            v(
                en: "Connect the other end of the cable.", da: "Tilslut kablets anden ende.",
                de: "Das andere Kabelende anschließen.")
        case .selectPark:
            v(en: "Select gear P.", da: "Sæt gearet i P.", de: "Stellung P einlegen.")
        case .closeHood:
            v(en: "Close the hood.", da: "Luk motorhjelmen.", de: "Die Motorhaube schließen.")
        case .closeDoors:
            v(en: "Close all doors.", da: "Luk alle døre.", de: "Alle Türen schließen.")
        case .closeWindows:
            v(en: "Close all windows.", da: "Luk alle vinduer.", de: "Alle Fenster schließen.")
        case .showCard:
            v(
                en: "Show a charging card that is accepted.",
                da: "Vis et ladekort, der er godkendt.",
                de: "Eine gültige Ladekarte zeigen.")
        case .reconnectWallbox:
            v(
                en: "Bring the wallbox's connection back.",
                da: "Få ladeboksens forbindelse tilbage.",
                de: "Die Verbindung der Wallbox wiederherstellen.")
        case .startCharging:
            v(
                en: "Start charging in the app.", da: "Start opladningen i appen.",
                de: "Das Laden in der App starten.")
        case .setChargingTarget(let target):
            v(
                en: "Raise the charging target to \(v.percent(target)).",
                da: "Hæv lademålet til \(v.percent(target)).",
                de: "Das Ladeziel auf \(v.percent(target)) erhöhen.")
        case .raiseLimit(let current):
            v(
                en: "Raise the limit of the wallbox to 6 A at least; it can give "
                    + "\(v.amperes(current)).",
                da: "Hæv ladeboksens grænse til mindst 6 A; den kan give \(v.amperes(current)).",
                de: "Die Grenze der Wallbox auf mindestens 6 A anheben; möglich sind "
                    + "\(v.amperes(current)).")
        case .clearWindow:
            v(
                en: "Remove the charging window, or wait for it.",
                da: "Fjern ladevinduet, eller vent på det.",
                de: "Das Ladefenster löschen oder darauf warten.")
        case .activateClimate:
            v(
                en: "Switch pre-entry climate control on.", da: "Slå forklimatiseringen til.",
                de: "Die Vorklimatisierung einschalten.")
        case .setDeparture(let minute):
            v(
                en: "Set a departure time, for example \(v.minute(minute)).",
                da: "Vælg et afgangstidspunkt, for eksempel \(v.minute(minute)).",
                de: "Eine Abfahrtszeit setzen, zum Beispiel \(v.minute(minute)).")
        case .startClimateNow:
            v(
                en: "Start the climate at once in the app.",
                da: "Start klimaet med det samme i appen.",
                de: "Das Klima sofort in der App starten.")
        case .setClimateTarget(let target):
            v(
                en: "Choose \(v.celsius(target)) for the cabin.",
                da: "Vælg \(v.celsius(target)) til kabinen.",
                de: "Für die Kabine \(v.celsius(target)) wählen.")
        case .useWallbox:
            v(
                en: "Use a wallbox for full climate power.",
                da: "Brug en ladeboks for at få fuld klimaeffekt.",
                de: "Für die volle Klimaleistung eine Wallbox benutzen.")
        case .renewService:
            v(
                en: "Renew the van's digital service.", da: "Forny bilens digitale tjeneste.",
                de: "Den digitalen Dienst des Fahrzeugs erneuern.")
        case .bringToConnection:
            v(
                en: "Bring the van where it has a connection.",
                da: "Kør bilen hen, hvor den har forbindelse.",
                de: "Das Fahrzeug dorthin bringen, wo es Verbindung hat.")
        }
    }
}
