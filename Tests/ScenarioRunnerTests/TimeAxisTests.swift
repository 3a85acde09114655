import Simulation
import Testing

@testable import ScenarioRunner

struct TimeAxisTests {
    private func instants(_ seconds: [Int64]) -> [Instant] {
        seconds.map { Instant(milliseconds: $0 * 1000) }
    }

    private func need(_ from: Int64, _ to: Int64, _ width: Double) -> TimeAxis.Need {
        TimeAxis.Need(
            from: Instant(milliseconds: from * 1000), to: Instant(milliseconds: to * 1000),
            width: width)
    }

    @Test func `where there is room, time is to scale`() {
        let axis = TimeAxis(instants([60, 0, 0, 15]), width: 400, needs: [need(0, 15, 300)])
        #expect(axis.isToScale)
        #expect(axis.knots == instants([0, 15, 60]))
        #expect(axis.positions == [0, 100, 400])
        #expect(instants([-5, 30, 70]).map { axis.position(of: $0) } == [0, 200, 400])
    }

    @Test func `ten seconds are as readable as the night that follows`() {
        let axis = TimeAxis(instants([0, 1, 11, 36_011]), width: 800, needs: [])
        #expect(!axis.isToScale)
        let gaps = zip(axis.positions, axis.positions.dropFirst()).map { $1 - $0 }
        #expect(gaps[0] > 30)
        #expect(gaps[0] < gaps[1])
        #expect(gaps[1] < gaps[2])
        #expect(abs((axis.positions.last ?? 0) - 800) < 0.001)
        // Half of the night is half of its room.
        let middle = axis.position(of: Instant(milliseconds: 18_011_000))
        #expect(abs(middle - (axis.positions[2] + axis.positions[3]) / 2) < 0.001)
    }

    @Test func `words get their room, those first that come first`() {
        let wanted = [need(0, 1, 300), need(1, 2, 500), need(1, 3, 120)]
        let axis = TimeAxis(instants([0, 1, 2, 3, 36_000]), width: 800, needs: wanted)
        #expect(axis.positions[1] - axis.positions[0] >= 300)
        // The second would leave nothing for the rest.
        #expect(axis.positions[2] - axis.positions[1] < 200)
        #expect(axis.positions[3] - axis.positions[1] >= 120)
    }

    @Test func `a run of no length has one instant`() {
        let axis = TimeAxis(instants([7, 7]), width: 400, needs: [need(7, 7, 50)])
        #expect(axis.knots == instants([7]))
        #expect(axis.position(of: Instant(milliseconds: 7000)) == 0)
    }

    @Test(arguments: [2, 3, 17, 90, 91, 2000])
    func `any number of knots ascends and fills the width`(count: Int64) {
        let seconds = (0..<count).map { $0 * $0 * $0 }
        let needs = seconds.dropFirst().map { need(0, $0, 200) }
        let axis = TimeAxis(instants(seconds), width: 800, needs: needs)
        #expect(zip(axis.positions, axis.positions.dropFirst()).allSatisfy { $0 < $1 })
        #expect(abs((axis.positions.last ?? 0) - 800) < 0.001)
    }
}
