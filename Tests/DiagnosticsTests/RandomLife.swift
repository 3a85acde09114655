import Diagnostics
import Simulation

/// A van to which anything happens, at a wallbox, a household socket or anywhere.
struct RandomLife {
    private(set) var van: Van
    private var state: UInt64

    init(seed: UInt64) {
        var setup = Van.setup()
        setup.parameters.wallbox =
            seed % 4 == 0 ? nil : WallboxPreset.allCases[Int(seed) % 4].wallbox
        setup.parameters.wallbox?.requiresCard = seed % 3 != 0
        setup.parameters.wallbox?.resumesAfterPowerLoss = seed % 5 != 0
        setup.parameters.vehicle =
            VehiclePreset.allCases[Int(seed) % VehiclePreset.allCases.count]
            .vehicle
        if seed % 7 == 0 { setup.parameters.vehicle.cooler = 0 }
        setup.given = [Assignment(.weatherTemperature, .number(Double(seed % 9) * 8 - 30))]
        van = Van(setup)
        state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    }

    /// One thing more happens, and some time passes.
    mutating func live() {
        let troubles: [Command] = [
            .wallboxFail(.readerFailure, .none), .wallboxFail(.otherError, .emergencyStop),
            .vehicleFail(.lowVoltage), .cardPresent(CardToken(bits: 99)), .wallboxSetLimit(0),
            .plugInsert(supply: PlugSupply.none, fit: .inserted, rating: nil),
            .plugInsert(supply: nil, fit: .partial, rating: nil),
            .worldSet([Assignment(.vehicleSoc, .number(Double(next(of: 101))))]),
        ]
        let commands = van.singleCommands() + troubles
        // What brings a van to charge comes more often than all that keeps it from it.
        let usual: [Command] = [
            .plugInsert(supply: nil, fit: .inserted, rating: nil), .cardPresent(Van.card),
            .plugInsert(supply: .socket, fit: .inserted, rating: nil), .climateActivate,
            .departureSet(DeparturePlan(minute: 7 * 60)),
        ]
        van.handle(
            next(of: 3) == 0 ? usual[next(of: usual.count)] : commands[next(of: commands.count)])
        let spans: [Timespan] = [.seconds(0), .seconds(5), .minutes(2), .minutes(50), .hours(9)]
        van.advance(by: spans[next(of: spans.count)])
    }

    private mutating func next(of count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(count))
    }
}
