import MQTTBridge
import Testing

@testable import Service

/// What is owed to the broker.
struct DebtsTests {
    private var debts = Debts(
        ["a", "b", "c"].map {
            Van(id: $0, about: About(preset: "eVito-41", wallbox: nil, version: "1"))
        })

    /// Pays all that is owed, and says what it was: `a1`.
    private mutating func payAll() -> [String] {
        var paid: [String] = []
        while let (index, van, debt) = debts.first {
            paid.append("\(index)\(van.id)\(debt.rawValue)")
            debts.removeFirst()
        }
        return paid
    }

    @Test mutating func `debts are paid in the order in which they were made, each vehicle once`() {
        debts.add(.everything, "c")
        debts.add(.everything, "a")
        debts.add(.discovery, "c")
        debts.add(.everything, "stranger")
        #expect(payAll() == ["2c3", "0a1"])
        #expect(payAll() == [])
    }

    @Test mutating func `what is owed of all comes after what was owed already`() {
        debts.add(.discovery, "b")
        debts.addToAll(.everything)
        #expect(payAll() == ["1b3", "0a1", "2c1"])
    }

    @Test mutating func `a debt that is made anew while others are open is paid last`() {
        debts.addToAll(.everything)
        debts.removeFirst()
        debts.add(.discovery, "a")
        #expect(payAll() == ["1b1", "2c1", "0a2"])
    }
}
