import Diagnostics
import Foundation
import Simulation
import Testing

/// Whole pages in all languages, as support reads them to a driver.
///
/// `UPDATE_FIXTURES=1 swift test` writes the files anew, for review as a diff.
struct GoldenTests {
    /// A situation with a file of its own.
    struct Situation: Sendable, CustomTestStringConvertible {
        let name: String
        let activity: Activity
        let van: @Sendable () -> Van
        var freshness = Diagnosis.Freshness.current
        var warnings: [Diagnosis.Warning] = []

        var testDescription: String { name }
    }

    @Test(arguments: charging + climate)
    func `a page is as it was reviewed, in every language`(_ situation: Situation) throws {
        let van = situation.van()
        let diagnosis = Diagnosis(
            of: situation.activity, engine: van.engine, history: van.history,
            freshness: situation.freshness, warnings: situation.warnings)
        let text = Language.allCases.map { "[\($0.word)]\n\(diagnosis.page($0))\n" }
            .joined(separator: "\n")
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Goldens/\(situation.name).txt")
        let environment = ProcessInfo.processInfo.environment
        if environment["UPDATE_FIXTURES"] != nil && environment["CI"] == nil {
            try Data(text.utf8).write(to: url)
        }
        #expect(text == (try String(contentsOf: url, encoding: .utf8)))
        for line in text.split(separator: "\n") where line.contains(" ") {
            #expect(line.count <= 80, "a line fits a terminal")
        }
    }

    @Test func `a page fits a narrow terminal too`() {
        let page = Van.ready.diagnosis(of: .climate).page(.german, width: 40)
        let wide = page.split(separator: "\n").filter { $0.count > 40 }
        #expect(wide == [])
        #expect(page.split(separator: "\n").count > 15)
    }

    static let charging: [Situation] = [
        Situation(name: "nothing-done-yet", activity: .charging) { Van(Van.setup()) },
        Situation(name: "all-is-well", activity: .charging) { .ready },
        Situation(name: "hood-opened-twice", activity: .charging) {
            Van.charging.after(.hoodOpen, .hoodClose, .hoodOpen)
        },
        Situation(name: "card-blocked", activity: .charging) {
            Van(Van.setup()).after(.insert, .cardPresent(Van.blockedCard))
        },
        Situation(name: "card-reader-broken", activity: .charging) {
            Van(Van.setup()).after(.wallboxFail(.readerFailure, .none), .insert)
        },
        Situation(name: "emergency-stop", activity: .charging) {
            Van.charging.after(.wallboxFail(.otherError, .emergencyStop))
        },
        Situation(name: "ended-by-a-power-cut", activity: .charging) {
            var setup = Van.setup()
            setup.parameters.wallbox?.resumesAfterPowerLoss = false
            return Van(setup).after(.insert, .cardPresent(Van.card), .mainsOff, .mainsOn)
        },
        Situation(name: "mains-lost-at-a-socket", activity: .charging) {
            Van(Van.setup()).after(.insertAtSocket, .mainsOff)
        },
        Situation(name: "mains-lost", activity: .charging) { Van.charging.after(.mainsOff) },
        Situation(name: "lock-jammed", activity: .charging) { Van.charging.after(.lockJam) },
        Situation(name: "isolation-fault", activity: .charging) {
            Van.charging.after(.vehicleFail(.isolation))
        },
        Situation(name: "outside-of-window", activity: .charging) {
            Van.charging.after(.chargingSetWindow(TimeWindow(from: 23 * 60, to: 6 * 60)))
        },
        Situation(name: "limit-lowered", activity: .charging) {
            Van.charging.after(.wallboxSetLimit(8))
        },
        Situation(name: "battery-too-cold", activity: .charging) {
            Van.charging.after(
                .weatherSet(-30),
                .worldSet([Assignment(.batteryTemperature, .number(-26))]))
        },
        Situation(name: "battery-cold-and-slow", activity: .charging) {
            Van.charging.after(
                .weatherSet(-20),
                .worldSet([Assignment(.batteryTemperature, .number(-20))]))
        },
        Situation(name: "battery-full", activity: .charging) {
            Van.charging.after(.worldSet([Assignment(.vehicleSoc, .number(100))]))
        },
        Situation(name: "stopped-and-offline", activity: .charging) {
            Van.charging.after(.chargingStop, .linkDrop, .chargingStart)
        },
        Situation(name: "time-too-short", activity: .charging) {
            Van.charging.after(.departureSet(DeparturePlan(minute: 19 * 60)))
        },
        Situation(name: "on-the-road", activity: .charging) {
            Van(Van.setup()).after(.vehicleDrive(distance: 30, duration: .minutes(40)))
        },
        Situation(
            name: "not-heard-of", activity: .charging, van: { .charging },
            freshness: .old(since: Instant(milliseconds: 1_768_200_000_000))),
        Situation(
            name: "not-recorded", activity: .charging, van: { Van.charging.after(.hoodOpen) },
            warnings: Diagnosis.Warning.allCases),
    ]

    static let climate: [Situation] = [
        Situation(name: "climate-all-is-well", activity: .climate) { .ready },
        Situation(name: "climate-not-switched-on", activity: .climate) { .charging },
        Situation(name: "climate-window-open", activity: .climate) {
            Van.ready.after(.windowOpen(.all), .doorOpen(.slidingRight))
        },
        Situation(name: "climate-battery-low-and-charging", activity: .climate) {
            Van.ready.after(.worldSet([Assignment(.vehicleSoc, .number(5))]))
        },
        Situation(name: "climate-same-temperature", activity: .climate) {
            Van.ready.after(.weatherSet(21))
        },
        Situation(name: "climate-service-expired", activity: .climate) {
            Van.charging.after(.serviceExpire, .climateActivate)
        },
        Situation(name: "climate-cold-this-morning", activity: .climate) {
            var van = Van.ready.after(.windowOpen(.frontLeft))
            van.advance(by: .hours(13))
            return van.after(.windowClose(.all))
        },
        Situation(name: "climate-at-a-socket", activity: .climate) {
            Van(Van.setup()).after(.insertAtSocket, .climateStartNow)
        },
        Situation(name: "climate-cold-at-a-dead-socket", activity: .climate) {
            var van = Van(Van.setup()).after(
                .insertAtSocket, .climateActivate, .departureSet(DeparturePlan(minute: 7 * 60)),
                .mainsOff)
            van.advance(by: .hours(12) + .minutes(53))
            return van
        },
        Situation(name: "climate-stopped", activity: .climate) {
            var van = Van.ready
            van.advance(by: .hours(12) + .minutes(52))
            return van.after(.climateStop)
        },
    ]
}

extension Command {
    fileprivate static let insert = plugInsert(supply: nil, fit: .inserted, rating: nil)
    fileprivate static let insertAtSocket = plugInsert(
        supply: .socket, fit: .inserted, rating: nil)
}

extension Van {
    /// After commands, a minute apart, and five minutes more.
    fileprivate func after(_ commands: Command...) -> Van {
        var van = self
        for command in commands {
            van.handle(command)
            van.advance(by: .minutes(1))
        }
        van.advance(by: .minutes(5))
        return van
    }
}
