internal import Simulation

/// What a value means to somebody who looks for what is wrong; colours and patterns follow it.
enum Tone: String, Hashable, Sendable {
    /// Nothing to see: off, none, or a word that is neither good nor bad.
    case calm
    /// On its way, or waiting for something.
    case pending
    /// It runs.
    case working
    /// Reached, accepted, in its place.
    case done
    /// It is in the way.
    case wrong

    /// The tone of a signal's value as people read it.
    init(of text: String, signal: Signal) {
        switch signal {
        case .vehicleHood, .vehicleDoors, .vehicleDoorsFrontLeft, .vehicleDoorsFrontRight,
            .vehicleDoorsSlidingRight, .vehicleDoorsRear, .vehicleWindows,
            .vehicleWindowsFrontLeft, .vehicleWindowsFrontRight:
            self = text == "open" ? .wrong : .calm
        case .vehicleGear: self = text == "P" ? .calm : .wrong
        case .wallboxMains, .wallboxBackend, .linkState:
            self = ["off", "offline"].contains(text) ? .wrong : .calm
        case .serviceState: self = text == "active" ? .calm : .wrong
        case .chargingBlockedBy, .climateBlockedBy, .chargingUnmet, .climateUnmet:
            // Of a list the first is the primary cause.
            let first = text.split { "[,]".contains($0) }.first.map(String.init)
            self = Prerequisite(word: first ?? "none")?.tone ?? .calm
        case .vehicleFault, .wallboxFaultDetail: self = text == "none" ? .calm : .wrong
        case .wallboxFault: self = ["none", "NoError"].contains(text) ? .calm : .wrong
        default: self = Self.ofWords[text] ?? .calm
        }
    }

    /// The words of the signals that are states.
    private static let ofWords: [String: Tone] = [
        "starting": .pending, "pending": .pending, "Preparing": .pending, "waiting": .pending,
        "SuspendedEV": .pending, "SuspendedEVSE": .pending, "Finishing": .pending,
        "armed": .pending, "stopped": .pending, "partial": .pending,
        "charging": .working, "Charging": .working, "heating": .working, "cooling": .working,
        "holding": .working,
        "complete": .done, "Accepted": .done, "reached": .done, "notNeeded": .done,
        "inserted": .done, "locked": .done,
        "blocked": .wrong, "fault": .wrong, "jammed": .wrong, "Faulted": .wrong,
        "Unavailable": .wrong, "Blocked": .wrong, "Expired": .wrong, "Invalid": .wrong,
        "ConcurrentTx": .wrong, "Timeout": .wrong, "NoAnswer": .wrong, "notReached": .wrong,
        "interrupted": .wrong, "cancelled": .wrong, "missed": .wrong,
    ]
}

extension Prerequisite {
    /// The tone while it is unmet.
    fileprivate var tone: Tone {
        switch self {
        case .targetNotReached, .temperatureDiffers: .done
        // Somebody wants it so, or it passes.
        case .chargingWanted, .insideWindow, .currentOffered, .batteryTemperatureAllows,
            .climateActivated, .departureSet, .timeSufficient, .fullClimatePower:
            .pending
        case .mainsPresent, .wallboxOperative, .vehicleOperative, .plugInserted, .plugLocked,
            .plugConnected, .gearInPark, .hoodClosed, .doorsClosed, .windowsClosed,
            .cardAccepted, .batterySufficient, .coolingAvailable, .serviceActive, .linkOnline:
            .wrong
        }
    }
}
