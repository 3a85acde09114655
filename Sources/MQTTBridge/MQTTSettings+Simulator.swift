extension MQTTSettings {
    /// The settings of a simulator: its session, its will, and what it listens to.
    ///
    /// - Parameters:
    ///   - topics: its topics.
    ///   - vehicles: its own, where several simulators share the root; nothing for all.
    public mutating func beSimulator(_ topics: Topics, vehicles: [String]? = nil) {
        clientID = "\(topics.root)-\(topics.instance)"
        will = topics.statusMessage(.offline)
        birth = topics.statusMessage(.online)
        subscriptions = topics.subscriptions(to: vehicles) + [topics.abouts]
    }
}
