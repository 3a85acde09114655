public import Simulation

/// What the lamps at the van's charge socket show, to be asked for on the phone.
///
/// Source: mbpassion.de, 2021/01, of the manufacturer's charge sockets.
public enum Lamp: UInt8, Word {
    case dark
    /// Energy flows.
    case greenBlinking
    /// Charging is finished.
    case greenSteady
    /// A connection is being made.
    case orangeBlinking
    /// Charging pauses.
    case orangeSteady
    /// A charging fault.
    case redBlinking
    /// The socket is unlocked.
    case whiteSteady
    /// A fault of the lock.
    case whiteBlinking

    public static let words = [
        "dark", "greenBlinking", "greenSteady", "orangeBlinking", "orangeSteady", "redBlinking",
        "whiteSteady", "whiteBlinking",
    ]

    init(_ facts: Facts) {
        switch facts.plugLock {
        case .jammed where facts.plugFit != .out: self = .whiteBlinking
        case .unlocked where facts.plugFit != .out: self = .whiteSteady
        case .locked, .unlocked, .jammed: self = Lamp(charging: facts.chargingState)
        }
    }

    private init(charging state: ChargingState) {
        switch state {
        case .disconnected: self = .dark
        case .charging: self = .greenBlinking
        case .complete: self = .greenSteady
        case .starting: self = .orangeBlinking
        case .blocked, .waiting, .stopped: self = .orangeSteady
        case .fault: self = .redBlinking
        }
    }

    func text(_ language: Language) -> String {
        switch self {
        case .dark: language(en: "dark", da: "slukket", de: "aus")
        case .greenBlinking:
            language(en: "green, blinking", da: "grøn, blinker", de: "grün, blinkt")
        case .greenSteady: language(en: "green, steady", da: "grøn, lyser", de: "grün, leuchtet")
        case .orangeBlinking:
            language(en: "orange, blinking", da: "orange, blinker", de: "orange, blinkt")
        case .orangeSteady:
            language(en: "orange, steady", da: "orange, lyser", de: "orange, leuchtet")
        case .redBlinking: language(en: "red, blinking", da: "rød, blinker", de: "rot, blinkt")
        case .whiteSteady: language(en: "white, steady", da: "hvid, lyser", de: "weiß, leuchtet")
        case .whiteBlinking:
            language(en: "white, blinking", da: "hvid, blinker", de: "weiß, blinkt")
        }
    }

    /// What it means that it shows this.
    func meaning(_ l: Language) -> String {
        switch self {
        case .dark:
            l(en: "No plug is in.", da: "Stikket er ikke sat i.", de: "Kein Stecker steckt.")
        case .greenBlinking: l(en: "Energy flows.", da: "Bilen lader.", de: "Das Fahrzeug lädt.")
        case .greenSteady:
            l(
                en: "Charging is finished.", da: "Opladningen er færdig.",
                de: "Der Ladevorgang ist fertig.")
        case .orangeBlinking:
            l(
                en: "A connection is being made.", da: "Forbindelsen bliver oprettet.",
                de: "Die Verbindung wird hergestellt.")
        case .orangeSteady:
            l(en: "Charging pauses.", da: "Opladningen holder pause.", de: "Das Laden pausiert.")
        case .redBlinking:
            l(en: "A charging fault.", da: "En ladefejl.", de: "Eine Ladestörung.")
        case .whiteSteady:
            l(
                en: "The socket is unlocked.", da: "Ladeporten er låst op.",
                de: "Die Ladedose ist entriegelt.")
        case .whiteBlinking:
            l(
                en: "A fault of the lock.", da: "Låsen har en fejl.",
                de: "Die Verriegelung ist gestört.")
        }
    }
}
