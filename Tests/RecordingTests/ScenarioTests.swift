import Foundation
import Recording
import ScenarioRunner
import Simulation
import Testing

/// An incident becomes a scenario that passes, with the same events.
@Suite struct ScenarioTests {
    static let scenarios: [ScenarioInstance] = {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return ScenarioSuite.load(paths: [root.appendingPathComponent("Scenarios").path]).instances
    }()

    @Test func `every shown scenario, recorded, replays and is a scenario again`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        #expect(Self.scenarios.count > 100)
        for instance in Self.scenarios { try record(instance, &recorder) }
        let database = try RecordedDatabase(path: recorder.path)
        for instance in Self.scenarios {
            #expect(try database.replay(instance.id)?.difference == nil, "\(instance.id)")
            let text = try database.scenario(of: instance.id)
            let file = folder.file("again.yaml")
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            let suite = ScenarioSuite.load(paths: [file])
            #expect(suite.problems.map(\.text) == [], "\(instance.id)")
            let again = try #require(suite.instances.first)
            let first = try instance.replay()
            let second = try again.replay()
            #expect(
                facts(second.events) == facts(first.events), "\(instance.id)")
            let result = again.run()
            #expect(result.verdict == .passed, "\(instance.id)\n\(text)")
        }
    }

    @Test func `a stretch begins after a jump where the van has stood unplugged since`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var owner = Owner()
        try owner.begin(&recorder)
        try owner.jump(.hours(2), &recorder)
        let database = try RecordedDatabase(path: recorder.path)
        let mistake = #expect(throws: Mistake.self) { try database.scenario(of: "van1") }
        #expect(
            mistake?.message
                == "the clock jumps at 2026-01-12T19:00, which no scenario can tell; choose a "
                + "stretch that ends before, by --to, or a --from before which the vehicle has "
                + "stood unplugged since")
        // Nothing has come since; then something does.
        try owner.wait(.minutes(1), &recorder)
        let text = try database.scenario(of: "van1", from: owner.engine.now)
        #expect(text.contains("clock: { start: 2026-01-12T21:01, "))
        try owner.night(&recorder)
        let later = try database.scenario(of: "van1", from: owner.engine.now - .hours(2))
        #expect(later.contains("clock: { start: 2026-01-12T21:01, "))
    }

    @Test func `a van with limits of its own is no scenario`() throws {
        let folder = try Folder()
        var recorder = try Recorder(path: folder.file("a.sqlite"))
        var setup = Owner.setup()
        setup.parameters.thresholds.climateSoc = 22
        var owner = Owner("van1", Engine(setup))
        try owner.begin(&recorder)
        try owner.wait(.minutes(1), &recorder)
        let database = try RecordedDatabase(path: recorder.path)
        let mistake = #expect(throws: Mistake.self) { try database.scenario(of: "van1") }
        #expect(
            mistake?.message
                == "the vehicle lives with `limits` of its own, climateSoc: 22 %, which no scenario "
                + "can tell; `ecell replay` without --as-scenario lives it again")
    }

    /// Without their numbers, as setting departures again may count.
    private func facts(_ events: [Event]) -> [String] {
        events.map { "\($0.at.milliseconds) \($0.kind)" }
    }

    private func record(_ instance: ScenarioInstance, _ recorder: inout Recorder) throws {
        let replay = try instance.replay()
        try recorder.together { recorder in
            var owner = Owner(instance.id, Engine(instance.setup))
            try owner.begin(&recorder)
            for input in replay.inputs {
                try owner.wait(input.at - owner.engine.now, &recorder)
                try owner.give(input.command, &recorder)
            }
            try owner.wait(replay.engine.now - owner.engine.now, &recorder)
        }
    }
}
