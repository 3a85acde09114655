/// Writes a value as bytes, or reads it back.
///
/// Both go through one list of fields, so that they cannot differ. A third way through it gathers the
/// names of the fields: they are the form that the bytes have, and no version has to be counted by hand.
struct Archive {
    private enum Mode { case writing, reading, describing }

    private let mode: Mode
    private(set) var bytes: [UInt8] = []
    private var position = 0
    /// The names met so far, as a hash.
    private(set) var form = StableHash()
    /// Whether what is read is not what was once written.
    private(set) var isDamaged = false

    var isReading: Bool { mode == .reading }
    var isDescribing: Bool { mode == .describing }
    var isAtEnd: Bool { position == bytes.count }

    private init(_ mode: Mode) { self.mode = mode }

    static var forWriting: Archive {
        var archive = Archive(.writing)
        archive.bytes.reserveCapacity(2048)
        return archive
    }
    static var forDescribing: Archive { Archive(.describing) }

    init(reading bytes: [UInt8]) {
        self.init(.reading)
        self.bytes = bytes
    }

    mutating func damage() { isDamaged = true }

    // MARK: Fields

    /// Passes a field.
    @inline(__always)
    mutating func field<T: Storable>(_ name: StaticString, _ value: inout T) {
        describe(name)
        value.pass(&self)
    }

    /// Passes a field that is one of a list of values.
    mutating func field<T: Equatable>(_ name: StaticString, _ value: inout T, oneOf list: [T]) {
        describe(name)
        var index = UInt8(list.firstIndex(of: value) ?? 0)
        index.pass(&self)
        if list.indices.contains(Int(index)) { value = list[Int(index)] } else { damage() }
    }

    private mutating func describe(_ name: StaticString) {
        guard mode == .describing else { return }
        describe(name.description)
    }

    /// Makes a word a part of the form.
    mutating func describe(_ word: String) {
        guard mode == .describing else { return }
        for byte in word.utf8 { form.add(byte) }
        form.add(0)
    }

    // MARK: Bytes

    /// Passes a number, its lowest byte first.
    @inline(__always)
    mutating func pass<T: FixedWidthInteger>(number: inout T) {
        switch mode {
        case .writing:
            var rest = number
            for _ in 0..<T.bitWidth / 8 {
                bytes.append(UInt8(truncatingIfNeeded: rest))
                rest >>= 8
            }
        case .reading:
            guard bytes.count - position >= T.bitWidth / 8 else { return damage() }
            var result: T = 0
            for index in 0..<T.bitWidth / 8 {
                result |= T(truncatingIfNeeded: bytes[position + index]) << (8 * T(index))
            }
            position += T.bitWidth / 8
            number = result
        case .describing: break
        }
    }

    /// Passes a list; its form is that of one element.
    mutating func pass<T: Storable>(list: inout [T]) {
        if mode == .describing {
            var element = T.blank
            element.pass(&self)
            return
        }
        var count = UInt32(list.count)
        pass(number: &count)
        if isReading {
            // Every element has a byte at least.
            guard Int(count) <= bytes.count - position else { return damage() }
            list = [T](repeating: T.blank, count: Int(count))
        }
        for index in list.indices { list[index].pass(&self) }
    }

    /// Passes an optional; its form is that of the value.
    mutating func pass<T: Storable>(optional: inout T?) {
        var isThere = optional != nil
        isThere.pass(&self)
        guard isThere || mode == .describing else {
            optional = nil
            return
        }
        var value = optional ?? T.blank
        value.pass(&self)
        optional = mode == .describing ? optional : value
    }
}

/// A value that an ``Archive`` can write and read.
protocol Storable {
    /// A value to read over.
    static var blank: Self { get }
    /// Passes every field, in an order that stays.
    mutating func pass(_ archive: inout Archive)
}

extension UInt8: Storable {
    static var blank: UInt8 { 0 }
    mutating func pass(_ archive: inout Archive) { archive.pass(number: &self) }
}

extension UInt32: Storable {
    static var blank: UInt32 { 0 }
    mutating func pass(_ archive: inout Archive) { archive.pass(number: &self) }
}

extension UInt64: Storable {
    static var blank: UInt64 { 0 }
    mutating func pass(_ archive: inout Archive) { archive.pass(number: &self) }
}

extension Int64: Storable {
    static var blank: Int64 { 0 }
    mutating func pass(_ archive: inout Archive) { archive.pass(number: &self) }
}

extension Int: Storable {
    static var blank: Int { 0 }
    mutating func pass(_ archive: inout Archive) {
        var number = Int64(self)
        number.pass(&archive)
        self = Int(number)
    }
}

extension Double: Storable {
    static var blank: Double { 0 }
    mutating func pass(_ archive: inout Archive) {
        var bits = bitPattern
        bits.pass(&archive)
        self = Double(bitPattern: bits)
    }
}

extension Bool: Storable {
    static var blank: Bool { false }
    mutating func pass(_ archive: inout Archive) {
        var byte: UInt8 = self ? 1 : 0
        byte.pass(&archive)
        self = byte == 1
        if byte > 1 { archive.damage() }
    }
}

extension String: Storable {
    static var blank: String { "" }
    mutating func pass(_ archive: inout Archive) {
        var bytes = Array(utf8)
        archive.pass(list: &bytes)
        if archive.isReading { self = String(decoding: bytes, as: UTF8.self) }
    }
}

extension Optional: Storable where Wrapped: Storable {
    static var blank: Wrapped? { nil }
    mutating func pass(_ archive: inout Archive) { archive.pass(optional: &self) }
}

extension Array: Storable where Element: Storable {
    static var blank: [Element] { [] }
    mutating func pass(_ archive: inout Archive) { archive.pass(list: &self) }
}

extension Instant: Storable {
    static var blank: Instant { Instant(milliseconds: 0) }
    mutating func pass(_ archive: inout Archive) { milliseconds.pass(&archive) }
}

extension Timespan: Storable {
    static var blank: Timespan { Timespan(milliseconds: 0) }
    mutating func pass(_ archive: inout Archive) { milliseconds.pass(&archive) }
}

/// A type that is one number, of which some values may be none of its own.
protocol StorableByNumber: Storable, RawRepresentable where RawValue: FixedWidthInteger {}

extension StorableByNumber {
    mutating func pass(_ archive: inout Archive) {
        var number = rawValue
        archive.pass(number: &number)
        if let value = Self(rawValue: number) { self = value } else { archive.damage() }
    }
}

extension StorableByNumber where Self: OptionSet, Self == Self.Element {
    static var blank: Self { [] }
}

extension StorableByNumber where Self: Word {
    /// The first; every word stands in the form.
    static var blank: Self { allCases[allCases.startIndex] }

    mutating func pass(_ archive: inout Archive) {
        for word in Self.words { archive.describe(word) }
        var number = rawValue
        archive.pass(number: &number)
        if let value = Self(rawValue: number) { self = value } else { archive.damage() }
    }
}
