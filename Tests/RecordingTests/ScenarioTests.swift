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
