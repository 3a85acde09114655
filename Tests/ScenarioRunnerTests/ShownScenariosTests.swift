import Foundation
import ScenarioRunner
import Simulation
import Testing

/// What the files in `Scenarios` show: they are the product's face, and miss nothing.
struct ShownScenariosTests {
    /// The world at the start, and the life to its end.
    private static let lives: [(start: Engine, life: Replay)] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let suite = ScenarioSuite.load(paths: [root.appending(path: "Scenarios").path])
        return suite.instances.compactMap { instance in
            (try? instance.replay()).map { (Engine(instance.setup), $0) }
        }
    }()

    /// The values that a signal had, at the start and after each of its changes.
    private func values(of signal: Signal) -> Set<Value> {
        var values: Set<Value> = []
        for (_, life) in Self.lives {
            values.insert(life.engine.value(of: signal))
            for case .changed(signal, let from, let to) in life.events.map(\.kind) {
                values.formUnion([from, to])
            }
        }
        return values
    }

    @Test func `there are sixty and more`() {
        #expect(Self.lives.count >= 60)
    }

    @Test(arguments: Prerequisite.allCases)
    func `every prerequisite is seen met and unmet`(prerequisite: Prerequisite) {
        let worlds = Self.lives.flatMap { [$0.start, $0.life.engine] }
        let turns = Self.lives.flatMap { $0.life.events.map(\.kind) }
        let wasUnmet = worlds.contains { $0.current.unmet.contains(prerequisite) }
        let wasMet = worlds.contains { !$0.current.unmet.contains(prerequisite) }
        #expect(wasUnmet || turns.contains(.unmet(prerequisite)))
        #expect(wasMet || turns.contains(.met(prerequisite)))
    }

    @Test(arguments: CommandName.allCases.filter { $0.row.origin != .clock })
    func `every command is done in one of them`(name: CommandName) {
        let isDone = Self.lives.contains { _, life in
            life.events.contains {
                guard case .command(name, number: _) = $0.cause else { return false }
                return $0.kind == .accepted
            }
        }
        #expect(isDone)
    }

    /// `missed` needs a clock that jumps, which virtual time never does.
    @Test(arguments: [
        Signal.chargingState, .climateState, .climateResult, .cardStatus, .wallboxStatus,
        .wallboxPilot, .wallboxFault, .wallboxFaultDetail, .plugFit, .plugLock, .plugSupply,
        .chargingHeldBy, .chargingLimitedBy, .chargingTimeSufficient, .climateSource,
        .vehicleFault, .sessionStopReason, .serviceState, .linkState,
    ])
    func `every word of a state is seen`(signal: Signal) {
        guard case .words(let words) = signal.row.kind else {
            Issue.record("\(signal.word) has no words")
            return
        }
        let seen = values(of: signal)
        let missing = words.indices.filter { !seen.contains(.word(UInt8($0))) }.map { words[$0] }
        #expect(missing.filter { $0 != "missed" } == [])
    }

    @Test func `energy is conserved in every one of them`() {
        for (start, life) in Self.lives {
            let q = life.engine.current.quantities
            let taken = q.charged + q.climateFromGrid + q.lost
            #expect(abs(q.grid - start.current.quantities.grid - taken) < 1e-9)
        }
    }
}
