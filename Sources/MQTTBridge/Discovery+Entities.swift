internal import Simulation

extension Discovery {
    // MARK: From the catalogs

    /// A signal as a sensor of its kind; lists are too long for one.
    func sensor(_ signal: Signal, _ vehicle: String) -> Entity? {
        let source = source(signal, vehicle)
        func sensor(_ members: [Written.Entry]) -> Entity {
            Entity("sensor", signal.word, source + members)
        }
        switch signal.row.kind {
        case .quantity(let unit):
            let isMeter = unit == .kilowattHours
            return sensor(
                [
                    .init("unit_of_measurement", .text(unit.symbol)),
                    .init("state_class", .text(isMeter ? "total_increasing" : "measurement")),
                ] + (unit.deviceClass(of: signal).map { [.init("device_class", .text($0))] } ?? []))
        case .words(let words) where words == Opening.words:
            return binary(
                signal, vehicle, word: signal.word, on: Opening.open.word,
                deviceClass: signal.openingClass)
        case .words(let words):
            return sensor([
                .init("device_class", .text("enum")),
                .init("options", .list(words.map { .text($0) })),
            ])
        case .instant: return sensor([.init("device_class", .text("timestamp"))])
        case .flag:
            return binary(signal, vehicle, word: signal.word, on: "true", deviceClass: nil)
        case .window, .card: return sensor([])
        case .prerequisites, .departures: return nil
        }
    }

    /// A remote command as a button, if it needs no argument and is in no other entity.
    func button(_ name: CommandName, _ vehicle: String) -> Entity? {
        guard name.row.origin.isRemote, !name.row.parameters.contains(where: \.isRequired),
            !Self.together.contains(name)
        else { return nil }
        return Entity(
            "button", name.word,
            [
                .init("command_topic", .text(topics.command(name, to: vehicle))),
                .init("payload_press", .text("{}")),
            ])
    }

    /// The commands that entities below send.
    private static let together: [CommandName] = [
        .climateActivate, .climateDeactivate, .chargingStart, .chargingStop, .vehicleLock,
        .vehicleUnlock,
    ]

    private func binary(
        _ signal: Signal, _ vehicle: String, word: String, on: String, deviceClass: String?
    ) -> Entity {
        Entity(
            "binary_sensor", word,
            source(signal, vehicle, "'ON' if %@ == '\(on)' else 'OFF'")
                + (deviceClass.map { [.init("device_class", .text($0))] } ?? []))
    }

    // MARK: By hand

    /// Pre-entry climate control: `auto` is activated, at the next departure.
    func climate(_ vehicle: String) -> Entity {
        let actions = """
            {'heating': 'heating', 'cooling': 'cooling', 'off': 'off'}.get(%@, 'idle')
            """
        return Entity(
            "climate", "climate",
            [
                .init("modes", .list([.text("off"), .text("auto")])),
                .init("mode_command_topic", .text(topics.commands(.command, to: vehicle))),
                .init(
                    "mode_command_template",
                    .text(
                        "{\"command\":\"{{ 'climate.activate' if value == 'auto' "
                            + "else 'climate.deactivate' }}\"}")),
                .init(
                    "temperature_command_topic",
                    .text(topics.command(.climateSetTarget, to: vehicle))),
                .init("temperature_command_template", .text("{\"temperature\":{{ value }}}")),
                .init("min_temp", .number(16)), .init("max_temp", .number(28)),
                .init("temp_step", .number(0.5)), .init("temperature_unit", .text("C")),
            ]
                + source(
                    .climateActivated, vehicle, "'auto' if %@ == 'true' else 'off'",
                    "mode_state")
                + source(.climateTarget, vehicle, prefix: "temperature_state")
                + source(.cabinTemperature, vehicle, prefix: "current_temperature")
                + source(.climateState, vehicle, actions, "action"))
    }

    func problem(_ vehicle: String) -> Entity {
        binary(
            .chargingState, vehicle, word: "problem", on: ChargingState.fault.word,
            deviceClass: "problem")
    }

    func plug(_ vehicle: String) -> Entity {
        binary(
            .plugFit, vehicle, word: "plug", on: PlugFit.inserted.word, deviceClass: "plug")
    }

    /// A person's wish to charge.
    func charging(_ vehicle: String) -> Entity {
        Entity(
            "switch", "charging",
            pair(.chargingStart, .chargingStop, "payload_on", "payload_off", vehicle)
                + source(
                    .chargingState, vehicle,
                    "'OFF' if %@ == '\(ChargingState.stopped.word)' else 'ON'")
                + [.init("state_on", .text("ON")), .init("state_off", .text("OFF"))])
    }

    func lock(_ vehicle: String) -> Entity {
        Entity(
            "lock", "lock",
            pair(.vehicleLock, .vehicleUnlock, "payload_lock", "payload_unlock", vehicle)
                + source(
                    .vehicleLocked, vehicle, "'LOCKED' if %@ == 'true' else 'UNLOCKED'"))
    }

    /// The state of charge at which charging ends.
    func target(_ vehicle: String) -> Entity {
        Entity(
            "number", "target",
            [
                .init("command_topic", .text(topics.command(.chargingSetTarget, to: vehicle))),
                .init("command_template", .text("{\"soc\":{{ value }}}")),
                .init("min", .number(50)), .init("max", .number(100)),
                .init("unit_of_measurement", .text(UnitOfMeasure.percent.symbol)),
            ] + source(.chargingTarget, vehicle))
    }

    // MARK: Parts

    /// Two commands at the topic for messages that name theirs.
    private func pair(
        _ first: CommandName, _ second: CommandName, _ firstKey: String, _ secondKey: String,
        _ vehicle: String
    ) -> [Written.Entry] {
        func payload(_ name: CommandName) -> Written {
            .text(Written.map([.init("command", .text(name.word))]).json)
        }
        return [
            .init("command_topic", .text(topics.commands(.command, to: vehicle))),
            .init(firstKey, payload(first)), .init(secondKey, payload(second)),
        ]
    }

    /// Where a signal is read, and how: `%@` in the expression stands for its text.
    private func source(
        _ signal: Signal, _ vehicle: String, _ expression: String? = nil,
        _ prefix: String = "state"
    ) -> [Written.Entry] {
        let isFlag = signal.row.kind == .flag
        let value =
            publishesSignals
            ? "value" : "value_json['\(signal.word)']" + (isFlag ? "|string|lower" : "")
        let topic =
            publishesSignals ? topics.signal(signal, of: vehicle) : topics.state(of: vehicle)
        // Home Assistant has no common rule for the names of its keys.
        let templateKey =
            switch prefix {
            case "state": "value_template"
            default: "\(prefix)_template"
            }
        let text = expression.map { $0.replacing("%@", with: "(\(value))") }
        let template: [Written.Entry] =
            text == nil && publishesSignals
            ? [] : [.init(templateKey, .text("{{ \(text ?? value) }}"))]
        return [.init("\(prefix)_topic", .text(topic))] + template
    }

    private func source(
        _ signal: Signal, _ vehicle: String, prefix: String
    ) -> [Written.Entry] {
        source(signal, vehicle, nil, prefix)
    }
}

extension Signal {
    /// Home Assistant's word for what opens there.
    fileprivate var openingClass: String {
        word.hasPrefix("vehicle.doors")
            ? "door" : word.hasPrefix("vehicle.windows") ? "window" : "opening"
    }
}

extension UnitOfMeasure {
    /// Home Assistant's word for what is measured.
    fileprivate func deviceClass(of signal: Signal) -> String? {
        switch self {
        case .percent: signal == .vehicleSoc ? "battery" : nil
        case .celsius: "temperature"
        case .kilowatts: "power"
        case .kilowattHours: "energy"
        case .amperes: "current"
        case .kilometres: "distance"
        }
    }
}
