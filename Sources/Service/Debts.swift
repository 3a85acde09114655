/// What the broker has still to be told whole, vehicle by vehicle: a connection takes only so much at
/// a time.
struct Debts {
    struct Kind: OptionSet {
        let rawValue: UInt8
        /// All that is retained of a vehicle.
        static let everything = Kind(rawValue: 1)
        /// What Home Assistant wants to know.
        static let discovery = Kind(rawValue: 2)
        static let all: Kind = [.everything, .discovery]
    }

    private let vans: [Van]
    private let indices: [String: Int]
    private var kinds: [Kind]
    /// The vehicles with debts, in the order in which they are paid; the first of them are paid.
    private var queue: [Int] = []
    private var paid = 0

    init(_ vans: [Van]) {
        self.vans = vans
        kinds = vans.map { _ in [] }
        indices = Dictionary(uniqueKeysWithValues: vans.enumerated().map { ($1.id, $0) })
    }

    /// The place of a vehicle among all, the vehicle, and what is owed of it.
    var first: (index: Int, van: Van, debt: Kind)? {
        paid < queue.count ? (queue[paid], vans[queue[paid]], kinds[queue[paid]]) : nil
    }

    mutating func removeFirst() {
        kinds[queue[paid]] = []
        paid += 1
        if paid == queue.count { (queue, paid) = ([], 0) }
    }

    mutating func add(_ kind: Kind, _ vehicle: String) {
        guard let index = indices[vehicle] else { return }
        add(kind, index)
    }

    mutating func addToAll(_ kind: Kind) {
        for index in vans.indices { add(kind, index) }
    }

    private mutating func add(_ kind: Kind, _ index: Int) {
        if kinds[index].isEmpty { queue.append(index) }
        kinds[index].formUnion(kind)
    }
}
