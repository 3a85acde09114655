extension Command {
    /// What is wrong with a command at that place, which no vehicle would need to be asked about.
    ///
    /// Adapters that know the place tell it before the command is handled.
    public func mistake(at parameters: Parameters) -> Mistake? {
        guard let wallbox = parameters.wallbox else {
            return needsWallbox
                ? Mistake("`\(name.word)` needs a wallbox, and there is none here") : nil
        }
        if case .wallboxSetLimit(let current) = self, current > wallbox.current {
            let own = Scalar.shortest(wallbox.current)
            return Mistake(
                "`current` is \(Scalar.shortest(current)) A; it must lie in 0–\(own) A, "
                    + "the wallbox's own", path: ["current"])
        }
        return nil
    }

    private var needsWallbox: Bool {
        if case .plugInsert(.wallbox?, _, _) = self { return true }
        if case .plugConnect(.wallbox) = self { return true }
        return name.row.needsWallbox
    }
}

extension Engine {
    /// What keeps a wish or setting from working now: it is accepted all the same, and its outcome
    /// lists this.
    public func unmet(concerning name: CommandName) -> PrerequisiteSet {
        let topic = name.word.prefix { $0 != "." }
        if topic == "charging" { return snapshot.chargingUnmet }
        return topic == "climate" || topic == "departure" ? snapshot.climateUnmet : []
    }
}
