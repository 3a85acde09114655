/// The van's inlet: how the plug sits, the pin that holds it, and where the cable's other end is.
struct Inlet: Hashable, Sendable, BitwiseCopyable {
    var fit = PlugFit.out
    /// Where the pin stands; `lock.jam` leaves it there.
    var isPinEngaged = false
    var isJammed = false
    /// Where the other end is.
    var supply = PlugSupply.none
    /// A that the cable, or the control box in it, may carry; 0 without a cable.
    var rating = 0.0
    /// When an unlocked plug that was not pulled is locked again.
    var relocksAt = Instant.never

    /// MB-910, AC charging: the socket locks again after 30 s, and charging resumes.
    static let relockDelay = Timespan.seconds(30)

    var lock: PlugLock { isJammed ? .jammed : isPinEngaged ? .locked : .unlocked }

    /// Whether the pilot's circuit is made.
    var isConnected: Bool { fit == .inserted && supply != .none }

    /// A correct insertion locks by itself, in the same step.
    mutating func insert() {
        fit = .inserted
        if !isJammed { isPinEngaged = true }
    }

    /// The plug is pulled, or slips: the pin has nothing to hold.
    mutating func loosen(to fit: PlugFit) {
        self.fit = fit
        if !isJammed { isPinEngaged = false }
        relocksAt = .never
        if fit == .out {
            supply = .none
            rating = 0
        }
    }

    mutating func engagePin() {
        isPinEngaged = true
        relocksAt = .never
    }

    mutating func releasePin(at now: Instant) {
        guard isPinEngaged else { return }
        isPinEngaged = false
        if fit == .inserted { relocksAt = now + Inlet.relockDelay }
    }

    mutating func jam() {
        isJammed = true
        relocksAt = .never
    }

    /// The position is confirmed again: the pin engages if there is a plug to hold.
    mutating func free() {
        guard isJammed else { return }
        isJammed = false
        isPinEngaged = fit == .inserted
    }
}
