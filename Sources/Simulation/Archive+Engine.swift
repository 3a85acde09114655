extension Engine {
    /// Everything about it as bytes, from which ``init(stored:)`` makes the very same engine.
    ///
    /// - Complexity: about as long as a step takes.
    public var stored: [UInt8] {
        var archive = Archive.forWriting
        var magic = Self.magic
        var form = Self.form
        archive.field("magic", &magic)
        archive.field("form", &form)
        var copy = self
        copy.pass(&archive)
        var hash = Self.hash(archive.bytes[...])
        hash.pass(&archive)
        return archive.bytes
    }

    /// The engine that was stored, to the bit.
    ///
    /// - Throws: a sentence when the bytes are damaged, or have the form of another version.
    public init(stored bytes: [UInt8]) throws(Mistake) {
        var archive = Archive(reading: bytes)
        var magic: UInt32 = 0
        var form: UInt64 = 0
        archive.field("magic", &magic)
        archive.field("form", &form)
        guard magic == Self.magic else { throw Mistake("the bytes are not a stored engine") }
        guard form == Self.form else {
            throw Mistake("the stored engine has the form of another version of eCell")
        }
        self.init(Setup())
        pass(&archive)
        let end = bytes.count - 8
        var hash: UInt64 = 0
        hash.pass(&archive)
        guard archive.isAtEnd, !archive.isDamaged, end >= 0, hash == Self.hash(bytes[..<end])
        else { throw Mistake("the stored engine is damaged") }
    }

    /// `eCe1`.
    private static let magic: UInt32 = 0x6543_6531

    /// What tells this version's list of fields from every other's.
    private static let form: UInt64 = {
        var archive = Archive.forDescribing
        var engine = Engine(Setup())
        engine.pass(&archive)
        return archive.form.value
    }()

    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = StableHash()
        for byte in bytes { hash.add(byte) }
        return hash.value
    }

    private mutating func pass(_ archive: inout Archive) {
        archive.field("snapshot", &snapshot)
        archive.field("now", &now)
        archive.field("deadline", &deadline)
        archive.field("parameters", &parameters)
        archive.field("zone", &zone)
        archive.field("departures", &departures)
        archive.field("cards", &cards)
        archive.field("queue", &queue)
        archive.field("commandCount", &commandCount)
        archive.field("sequence", &sequence)
    }
}

extension Parameters: Storable {
    static var blank: Parameters { Parameters() }
    mutating func pass(_ archive: inout Archive) {
        archive.field("vehicle", &vehicle)
        archive.field("wallbox", &wallbox)
        archive.field("climateSoc", &thresholds.climateSoc)
        archive.field("climateDifference", &thresholds.climateDifference)
    }
}

extension Vehicle: Storable {
    static var blank: Vehicle { VehiclePreset.eVito41.vehicle }
    mutating func pass(_ archive: inout Archive) {
        archive.field("capacity", &capacity)
        archive.field("phases", &phases)
        archive.field("phaseCurrent", &phaseCurrent)
        archive.field("chargerPower", &chargerPower)
        archive.field("heater", &heater)
        archive.field("cooler", &cooler)
        archive.field("minimumSoc", &minimumSoc)
        archive.field("preclimateLead", &preclimateLead)
        archive.field("preclimateHold", &preclimateHold)
        archive.field("startNowLimit", &startNowLimit)
        archive.field("cabinCapacity", &cabinCapacity)
        archive.field("cabinLoss", &cabinLoss)
        archive.field("coolingPerformance", &coolingPerformance)
        archive.field("batteryHeatCapacity", &batteryHeatCapacity)
        archive.field("batteryLoss", &batteryLoss)
        archive.field("batteryHeating", &batteryHeating)
        archive.field("taperStart", &taperStart)
        archive.field("taperMinimum", &taperMinimum)
        archive.field("standby", &standby)
        archive.field("householdCurrent", &householdCurrent)
        archive.field("consumption", &consumption)
    }
}

extension WallboxModel: Storable {
    static var blank: WallboxModel { WallboxPreset.home11.wallbox }
    mutating func pass(_ archive: inout Archive) {
        archive.field("phases", &phases)
        archive.field("current", &current)
        archive.field("isTethered", &isTethered)
        archive.field("requiresCard", &requiresCard)
        archive.field("connectionTimeout", &connectionTimeout)
        archive.field("resumesAfterPowerLoss", &resumesAfterPowerLoss)
    }
}

extension Zone: Storable {
    static var blank: Zone { .utc }
    mutating func pass(_ archive: inout Archive) {
        var (name, starts, offsets) = (name, starts, offsets)
        archive.field("name", &name)
        archive.field("starts", &starts)
        archive.field("offsets", &offsets)
        guard archive.isReading else { return }
        guard !starts.isEmpty, starts.count == offsets.count else { return archive.damage() }
        self = Zone(name: name, starts: starts, offsets: offsets)
    }
}

extension Card: Storable {
    static var blank: Card { Card(token: .blank, status: .none) }
    mutating func pass(_ archive: inout Archive) {
        archive.field("token", &token)
        archive.field("status", &status)
        archive.field("group", &group)
        archive.field("expires", &expires)
        archive.field("isLocal", &isLocal)
    }
}

extension CardToken: Storable {
    static var blank: CardToken { CardToken(bits: 0) }
    mutating func pass(_ archive: inout Archive) { bits.pass(&archive) }
}

extension SetDeparture: Storable {
    static var blank: SetDeparture { SetDeparture(plan: .blank, next: .never) }
    mutating func pass(_ archive: inout Archive) {
        archive.field("plan", &plan)
        archive.field("next", &next)
        archive.field("isStopped", &isStopped)
    }
}

extension DeparturePlan: Storable {
    static var blank: DeparturePlan { DeparturePlan(minute: 0) }
    mutating func pass(_ archive: inout Archive) {
        archive.field("name", &name)
        archive.field("minute", &minute)
        archive.field("recurrence", &recurrence)
    }
}

extension DeparturePlan.Recurrence: Storable {
    static var blank: Self { .once }
    mutating func pass(_ archive: inout Archive) {
        // The day of a date, or the bits of the days.
        var (kind, number): (UInt8, Int64) =
            switch self {
            case .once: (0, 0)
            case .date(let date): (1, date.day)
            case .days(let days): (2, Int64(days.rawValue))
            }
        archive.field("once date days", &kind)
        archive.field("which", &number)
        switch kind {
        case 0: self = .once
        case 1: self = .date(CivilDate(day: number))
        case 2: self = .days(Weekdays(rawValue: UInt8(truncatingIfNeeded: number)))
        default: archive.damage()
        }
    }
}

extension QueuedCommand: Storable {
    static var blank: QueuedCommand {
        QueuedCommand(command: .vehicleLock, number: 0, dropsAt: .never)
    }
    mutating func pass(_ archive: inout Archive) {
        archive.field("command", &command)
        archive.field("number", &number)
        archive.field("dropsAt", &dropsAt)
    }
}

extension Command: Storable {
    static var blank: Command { .vehicleLock }

    /// As it is written, with numbers to the bit: the words of the vocabulary outlive versions.
    mutating func pass(_ archive: inout Archive) {
        var word = name.word
        var entries = exactArguments
        archive.field("name", &word)
        archive.field("arguments", &entries)
        guard archive.isReading else { return }
        do throws(Mistake) {
            // A card stands as its token.
            self = try Command(word, entries) { _ in .blank }
        } catch {
            archive.damage()
        }
    }
}

extension Written.Entry: Storable {
    static var blank: Written.Entry { .init("", .null) }
    mutating func pass(_ archive: inout Archive) {
        archive.field("name", &name)
        archive.field("value", &value)
    }
}

extension Written: Storable {
    static var blank: Written { .null }
    mutating func pass(_ archive: inout Archive) {
        // Its form is recursive: it stands in the names alone.
        archive.describe("null text number flag list map")
        if archive.isDescribing { return }
        var kind: UInt8 = 0
        var text = ""
        var number = 0.0
        var flag = false
        var list: [Written] = []
        var entries: [Entry] = []
        switch self {
        case .null: break
        case .text(let own): (kind, text) = (1, own)
        case .number(let own): (kind, number) = (2, own)
        case .flag(let own): (kind, flag) = (3, own)
        case .list(let own): (kind, list) = (4, own)
        case .map(let own): (kind, entries) = (5, own)
        }
        kind.pass(&archive)
        switch kind {
        case 0: self = .null
        case 1:
            text.pass(&archive)
            self = .text(text)
        case 2:
            number.pass(&archive)
            self = .number(number)
        case 3:
            flag.pass(&archive)
            self = .flag(flag)
        case 4:
            list.pass(&archive)
            self = .list(list)
        case 5:
            entries.pass(&archive)
            self = .map(entries)
        default: archive.damage()
        }
    }
}
