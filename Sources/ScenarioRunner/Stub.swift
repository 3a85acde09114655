internal import CardTokens
internal import Simulation
extension ServiceConfiguration {
    public init(vehicles count: Int, cardKey: [UInt8]) {
        self.init(vehicles: count)
        for index in vans.indices {
            vans[index].setup.cards = [
                Card(token: cardToken(uid: "04A1B2C3", key: cardKey), status: .accepted)
            ]
        }
    }
    public var yaml: String { "" }
}
