@testable import Simulation

/// Every command as it is written, and what it means.
enum WrittenCommands {
    /// A command's word, its arguments, and the command.
    struct Example: Sendable, CustomStringConvertible {
        var word: String
        var arguments: [Written.Entry]
        var command: Command

        init(_ word: String, _ command: Command) { self.init(word, [:], command) }

        init(_ word: String, _ arguments: KeyValuePairs<String, Written>, _ command: Command) {
            self.word = word
            self.arguments = arguments.map { Written.Entry($0.key, $0.value) }
            self.command = command
        }

        var description: String { "\(word) \(arguments)" }
    }

    static let all: [Example] = atTheVan + atThePlug + atThePost + around + fromAfar

    private static let atTheVan: [Example] = [
        .init("hood.open", .hoodOpen), .init("hood.close", .hoodClose),
        .init("door.open", ["door": "frontLeft"], .doorOpen(.frontLeft)),
        .init("door.open", ["door": "all"], .doorOpen(.all)),
        .init("door.close", ["door": "slidingRight"], .doorClose(.slidingRight)),
        .init("window.open", ["window": "frontRight"], .windowOpen(.frontRight)),
        .init("window.close", ["window": "all"], .windowClose(.all)),
        .init("gear.select", ["position": "N"], .gearSelect(.neutral)),
        .init("vehicle.fail", ["fault": "lowVoltage"], .vehicleFail(.lowVoltage)),
        .init("vehicle.recover", .vehicleRecover),
        .init(
            "vehicle.drive", ["distance": "30 km"],
            .vehicleDrive(distance: 30, duration: nil)),
        .init(
            "vehicle.drive", ["distance": "30.5 km", "duration": "1 h"],
            .vehicleDrive(distance: 30.5, duration: .hours(1))),
        .init(
            "world.set", ["vehicle.soc": "40 %", "vehicle.gear": "R", "vehicle.locked": "true"],
            .worldSet([
                Assignment(.vehicleSoc, .number(40)),
                Assignment(.vehicleGear, .word(Gear.reverse.rawValue)),
                Assignment(.vehicleLocked, .flag(true)),
            ])),
        .init(
            "world.set", ["charging.window": "none"],
            .worldSet([Assignment(.chargingWindow, .none)])),
    ]

    private static let atThePlug: [Example] = [
        .init("plug.insert", .plugInsert(supply: nil, fit: .inserted, rating: nil)),
        .init(
            "plug.insert", ["supply": "wallbox", "fit": "partial", "rating": "20 A"],
            .plugInsert(supply: .wallbox, fit: .partial, rating: 20)),
        .init(
            "plug.insert", ["supply": "none"],
            .plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil)),
        .init(
            "plug.insert", ["supply": "socket", "rating": "10 A"],
            .plugInsert(supply: .socket, fit: .inserted, rating: 10)),
        .init("plug.connect", ["supply": "socket"], .plugConnect(.socket)),
        .init("plug.disconnect", .plugDisconnect), .init("plug.remove", .plugRemove),
        .init("plug.lock", .plugLock), .init("plug.unlock", .plugUnlock),
        .init("lock.jam", .lockJam), .init("lock.free", .lockFree),
    ]

    private static let atThePost: [Example] = [
        .init(
            "card.present", ["card": "card~00000000000000ff"],
            .cardPresent(CardToken(bits: 255))),
        .init("wallbox.setLimit", ["current": "6.5 A"], .wallboxSetLimit(6.5)),
        .init(
            "wallbox.fail", ["fault": "GroundFailure"], .wallboxFail(.groundFailure, .none)),
        .init(
            "wallbox.fail", ["fault": "OtherError", "detail": "emergencyStop"],
            .wallboxFail(.otherError, .emergencyStop)),
        .init("wallbox.recover", .wallboxRecover), .init("wallbox.disable", .wallboxDisable),
        .init("wallbox.enable", .wallboxEnable), .init("mains.off", .mainsOff),
        .init("mains.on", .mainsOn), .init("backend.drop", .backendDrop),
        .init("backend.restore", .backendRestore),
    ]

    private static let around: [Example] = [
        .init("weather.set", ["temperature": "-10.5 °C"], .weatherSet(-10.5)),
        .init("link.drop", .linkDrop), .init("link.restore", .linkRestore),
        .init("service.activate", .serviceActivate), .init("service.expire", .serviceExpire),
        .init("clock.pause", .clockPause), .init("clock.resume", .clockResume),
        .init("clock.setRate", ["rate": "60"], .clockSetRate(60)),
        .init("clock.advance", ["duration": "1 h 30 min"], .clockAdvance(.minutes(90))),
    ]

    private static let fromAfar: [Example] = [
        .init("climate.activate", .climateActivate),
        .init("climate.deactivate", .climateDeactivate),
        .init("climate.setTarget", ["temperature": "20.5 °C"], .climateSetTarget(20.5)),
        .init("climate.startNow", .climateStartNow), .init("climate.stop", .climateStop),
        .init("departure.set", ["time": "07:00"], .departure("07:00")),
        .init(
            "departure.set", ["time": "07:00", "days": ["mon", "fri"], "plan": "work"],
            .departure("07:00", plan: "work", .days(Weekdays(rawValue: 0b1_0001)))),
        .init(
            "departure.set", ["time": "23:59", "date": "2028-02-29"],
            .departure(
                "23:59", CivilDate(year: 2028, month: 2, dayOfMonth: 29).map { .date($0) } ?? .once)
        ),
        .init("departure.clear", .departureClear(plan: nil)),
        .init("departure.clear", ["plan": "work"], .departureClear(plan: "work")),
        .init("charging.start", .chargingStart), .init("charging.stop", .chargingStop),
        .init("charging.setTarget", ["soc": "80 %"], .chargingSetTarget(80)),
        .init("charging.setWindow", ["from": "22:00", "to": "06:00"], .window("22:00-06:00")),
        .init("charging.clearWindow", .chargingClearWindow),
        .init("vehicle.lock", .vehicleLock), .init("vehicle.unlock", .vehicleUnlock),
    ]
}
