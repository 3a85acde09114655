extension Command {
    /// Its arguments as they are written; those that would be the default are left out.
    public var arguments: [Written.Entry] { arguments { .quantity($0, $1) } }

    /// The same with bare numbers, as JSON has them: the command can be made again from them, to the
    /// bit.
    public var exactArguments: [Written.Entry] { arguments { number, _ in .number(number) } }

    private func arguments(_ quantity: (Double, UnitOfMeasure) -> Written) -> [Written.Entry] {
        switch self {
        case .doorOpen(let doors), .doorClose(let doors):
            [.init("door", .text(doors.word))]
        case .windowOpen(let windows), .windowClose(let windows):
            [.init("window", .text(windows.word))]
        case .gearSelect(let gear): [.init("position", .text(gear.word))]
        case .plugInsert(let supply, let fit, let rating):
            (supply.map { [.init("supply", .text($0.word))] } ?? [])
                + (fit == .inserted ? [] : [.init("fit", .text(fit.word))])
                + (rating.map { [.init("rating", quantity($0, .amperes))] } ?? [])
        case .plugConnect(let supply): [.init("supply", .text(supply.word))]
        case .cardPresent(let card): [.init("card", .text(card.full))]
        case .wallboxSetLimit(let current): [.init("current", quantity(current, .amperes))]
        case .wallboxFail(let fault, let detail):
            [.init("fault", .text(fault.word))]
                + (detail == .none ? [] : [.init("detail", .text(detail.word))])
        case .vehicleFail(let fault): [.init("fault", .text(fault.word))]
        case .weatherSet(let temperature), .climateSetTarget(let temperature):
            [.init("temperature", quantity(temperature, .celsius))]
        case .worldSet(let assignments):
            assignments.map { .init($0.signal.word, $0.written(quantity)) }
        case .vehicleDrive(let distance, let duration):
            [.init("distance", quantity(distance, .kilometres))]
                + (duration.map { [.init("duration", .text($0.text))] } ?? [])
        case .clockSetRate(let rate): [.init("rate", .number(rate))]
        case .clockAdvance(let duration): [.init("duration", .text(duration.text))]
        case .departureSet(let plan): plan.arguments
        case .departureClear(let plan): plan.map { [.init("plan", .text($0))] } ?? []
        case .chargingSetTarget(let soc): [.init("soc", quantity(soc, .percent))]
        case .chargingSetWindow(let window):
            [
                .init("from", .text(timeOfDay(Int(window.from)))),
                .init("to", .text(timeOfDay(Int(window.to)))),
            ]
        case .hoodOpen, .hoodClose, .plugDisconnect, .plugRemove, .plugLock, .plugUnlock,
            .lockJam, .lockFree, .wallboxRecover, .wallboxDisable, .wallboxEnable,
            .vehicleRecover, .mainsOff, .mainsOn, .backendDrop, .backendRestore, .linkDrop,
            .linkRestore, .serviceActivate, .serviceExpire, .clockPause, .clockResume,
            .climateActivate, .climateDeactivate, .climateStartNow, .climateStop,
            .chargingStart, .chargingStop, .chargingClearWindow, .vehicleLock, .vehicleUnlock:
            []
        }
    }

    /// As people read it, in the form of a scenario: `gear.select: { position: P }`.
    ///
    /// A card is shortened, as wherever people see it.
    public var text: String {
        if case .cardPresent(let card) = self { return "card.present: { card: \(card.text) }" }
        guard !arguments.isEmpty else { return name.word }
        let list = arguments.map { "\($0.name): \($0.value.plain)" }.joined(separator: ", ")
        return "\(name.word): { \(list) }"
    }
}

extension Written {
    /// A number with its unit.
    fileprivate static func quantity(_ value: Double, _ unit: UnitOfMeasure) -> Written {
        .text("\(Scalar.shortest(value)) \(unit.symbol)")
    }
}

extension Doors {
    /// The word of one door, or `all`.
    fileprivate var word: String {
        self == .all ? "all" : Doors.words[rawValue.trailingZeroBitCount]
    }
}

extension Windows {
    /// The word of one window, or `all`.
    fileprivate var word: String {
        self == .all ? "all" : Windows.words[rawValue.trailingZeroBitCount]
    }
}

extension DeparturePlan {
    fileprivate var arguments: [Written.Entry] {
        let time = [Written.Entry("time", .text(timeOfDay(minute)))]
        let when: [Written.Entry] =
            switch recurrence {
            case .once: []
            case .date(let date): [.init("date", .text(date.text))]
            case .days(let days): [.init("days", .list(days.words.map { .text($0) }))]
            }
        return time + when + (name == "1" ? [] : [.init("plan", .text(name))])
    }
}

extension Assignment {
    /// The value as it is written.
    fileprivate func written(_ quantity: (Double, UnitOfMeasure) -> Written) -> Written {
        switch value {
        case .none: return .text("none")
        case .flag(let flag): return .text("\(flag)")
        case .number(let number):
            guard case .quantity(let unit) = signal.row.kind else { return .number(number) }
            return quantity(number, unit)
        case .word(let index):
            guard case .words(let words) = signal.row.kind else { return .text("\(index)") }
            return .text(words[Int(index)])
        case .window(let window): return .text(window.text)
        case .instant, .card, .prerequisites, .departures:
            preconditionFailure("a signal of that kind cannot be set")
        }
    }
}
