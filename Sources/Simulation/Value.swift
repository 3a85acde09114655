/// The value of a signal, in the unit of the vocabulary.
///
/// Words are indices, lists are bit sets: an event costs no allocation. Text is made at the edge, by
/// ``Signal/text(of:in:)``.
public enum Value: Hashable, Sendable, BitwiseCopyable {
    /// No value.
    case none
    case flag(Bool)
    /// A quantity in the signal's unit.
    case number(Double)
    /// The index of a word among the signal's words.
    case word(UInt8)
    case instant(Instant)
    /// Minutes of the day.
    case window(TimeWindow)
    /// A card: the keyed hash of its UID.
    case card(CardToken)
    case prerequisites(PrerequisiteSet)
    /// The set departures; the number counts their changes.
    case departures(revision: UInt32)
}

/// What kind of values a signal has.
public enum SignalKind: Hashable, Sendable {
    case flag
    case quantity(UnitOfMeasure)
    case words([String])
    case instant
    case window
    case card
    case prerequisites
    case departures

    /// Whether it changes with time alone, and not only by steps.
    public var isQuantity: Bool {
        switch self {
        case .quantity: true
        case .flag, .words, .instant, .window, .card, .prerequisites, .departures: false
        }
    }
}

/// A type that a signal can read.
public protocol SignalValue: Equatable {
    var value: Value { get }
    /// The value at the unit's decimals, as events tell it.
    var told: Value { get }
    static var kind: SignalKind { get }
    /// Whether ``Value/none`` is among the values.
    static var isOptional: Bool { get }
}

extension SignalValue {
    public static var isOptional: Bool { false }
    public var told: Value { value }
}

extension Bool: SignalValue {
    public var value: Value { .flag(self) }
    public static var kind: SignalKind { .flag }
}

extension Reading: SignalValue {
    public var value: Value { .number(number) }
    public var told: Value { .number(rounded) }
    public static var kind: SignalKind { .quantity(D.unit) }
}

extension Optional: SignalValue where Wrapped: SignalValue {
    public var value: Value { self?.value ?? .none }
    public var told: Value { self?.told ?? .none }
    public static var kind: SignalKind { Wrapped.kind }
    public static var isOptional: Bool { true }
}

extension SignalValue where Self: Word {
    public var value: Value { .word(rawValue) }
    public static var kind: SignalKind { .words(words) }
}

extension Gear: SignalValue {}
extension Opening: SignalValue {}
extension VehicleFault: SignalValue {}
extension PlugFit: SignalValue {}
extension PlugLock: SignalValue {}
extension PlugSupply: SignalValue {}
extension ChargePointStatus: SignalValue {}
extension Pilot: SignalValue {}
extension Contactor: SignalValue {}
extension ChargePointErrorCode: SignalValue {}
extension WallboxFaultDetail: SignalValue {}
extension Mains: SignalValue {}
extension Link: SignalValue {}
extension Service: SignalValue {}
extension CardStatus: SignalValue {}
extension ChargingState: SignalValue {}
extension Holder: SignalValue {}
extension LimitingFactor: SignalValue {}
extension Sufficiency: SignalValue {}
extension ClimateState: SignalValue {}
extension ClimateSource: SignalValue {}
extension ClimateResult: SignalValue {}
extension SessionState: SignalValue {}
extension StopReason: SignalValue {}
extension Prerequisite: SignalValue {
    public var value: Value { .word(rawValue) }
    public static var kind: SignalKind { .words(words) }
}

extension Instant: SignalValue {
    public var value: Value { .instant(self) }
    public static var kind: SignalKind { .instant }
}

extension Instant {
    /// The instant, or nothing when it never comes.
    @inline(__always)
    var ifEver: Instant? { self == .never ? nil : self }
}

extension PrerequisiteSet: SignalValue {
    public var value: Value { .prerequisites(self) }
    public static var kind: SignalKind { .prerequisites }
}

/// A daily stretch of local time; it may span midnight.
public struct TimeWindow: Hashable, Sendable, BitwiseCopyable {
    /// Minutes of the day, 0–1439, in local time.
    public var from: UInt16
    /// Minutes of the day, 0–1439, in local time; differs from `from`.
    public var to: UInt16

    public init(from: UInt16, to: UInt16) {
        self.from = from
        self.to = to
    }

    /// `HH:MM-HH:MM`.
    public var text: String { "\(timeOfDay(Int(from)))-\(timeOfDay(Int(to)))" }
}

extension TimeWindow: SignalValue {
    public var value: Value { .window(self) }
    public static var kind: SignalKind { .window }
}

/// A card as the engine knows it: the keyed hash of its UID.
public struct CardToken: Hashable, Sendable, BitwiseCopyable {
    /// The first 64 bits of the keyed hash.
    public var bits: UInt64
    public init(bits: UInt64) { self.bits = bits }

    /// `card~` and 4 hex digits, as people see it.
    public var text: String { String(full.prefix(9)) }

    /// `card~` and 16 hex digits, as databases keep it.
    public var full: String {
        let digits = String(bits, radix: 16)
        return "card~" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension CardToken: SignalValue {
    public var value: Value { .card(self) }
    public static var kind: SignalKind { .card }
}

/// The revision of the set departures, as a signal sees it.
struct DepartureRevision: SignalValue {
    let number: UInt32
    var value: Value { .departures(revision: number) }
    static var kind: SignalKind { .departures }
}

/// `HH:MM` of a minute of the day.
public func timeOfDay(_ minute: Int) -> String {
    let (hour, minute) = minute.quotientAndRemainder(dividingBy: 60)
    return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
}
