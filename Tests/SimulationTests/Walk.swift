@testable import Simulation

/// A seeded random walk over every command of the vocabulary and over time.
struct Walk {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    mutating func between(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * Double(next() >> 11) * 0x1p-53
    }

    /// One command at random, or some time.
    mutating func step(_ engine: inout Engine) {
        var events: [Event] = []
        step(&engine, into: &events)
    }

    mutating func step(_ engine: inout Engine, into events: inout [Event]) {
        if below(3) == 0 {
            engine.advance(to: engine.now + length, into: &events)
        } else {
            engine.handle(command(), into: &events)
        }
    }

    /// From a millisecond to some hours.
    private var length: Timespan {
        mutating get {
            let longest = pick([100, 5_000, 60_000, 3_600_000, 3e7])
            return Timespan(milliseconds: 1 + Int64(between(0, longest)))
        }
    }

    /// Any command, with arguments in their ranges; the cure is as likely as the harm.
    mutating func command() -> Command {
        switch pick(CommandName.allCases.filter { $0.row.origin != .clock }) {
        case .hoodOpen: .hoodOpen
        case .hoodClose: .hoodClose
        case .doorOpen: .doorOpen(Doors(rawValue: 1 << UInt8(below(4))))
        case .doorClose: .doorClose(.all)
        case .windowOpen: .windowOpen(Windows(rawValue: 1 << UInt8(below(2))))
        case .windowClose: .windowClose(.all)
        case .gearSelect: .gearSelect(below(3) > 0 ? .park : pick(Gear.allCases))
        case .plugInsert:
            .plugInsert(
                supply: pick([nil, .wallbox, .socket, .none?]),
                fit: below(4) > 0 ? .inserted : .partial, rating: nil)
        case .plugConnect: .plugConnect(pick([.wallbox, .socket]))
        case .plugDisconnect: .plugDisconnect
        case .plugRemove: .plugRemove
        case .plugLock: .plugLock
        case .plugUnlock: .plugUnlock
        case .lockJam: .lockJam
        case .lockFree: .lockFree
        case .cardPresent: .cardPresent(CardToken(bits: UInt64(1 + below(5))))
        case .wallboxSetLimit: .wallboxSetLimit(pick([0, 5.9, 6, 10, 16]))
        case .wallboxFail:
            .wallboxFail(pick(Array(ChargePointErrorCode.allCases.dropFirst())), .none)
        case .wallboxRecover: .wallboxRecover
        case .wallboxDisable: .wallboxDisable
        case .wallboxEnable: .wallboxEnable
        case .vehicleFail: .vehicleFail(pick(Array(VehicleFault.allCases.dropFirst())))
        case .vehicleRecover: .vehicleRecover
        case .mainsOff: .mainsOff
        case .mainsOn: .mainsOn
        case .backendDrop: .backendDrop
        case .backendRestore: .backendRestore
        case .weatherSet: .weatherSet(between(-30, 45))
        case .worldSet: .worldSet([assignment()])
        case .vehicleDrive: .vehicleDrive(distance: between(0, 60), duration: nil)
        case .linkDrop: .linkDrop
        case .linkRestore: .linkRestore
        case .serviceActivate: .serviceActivate
        case .serviceExpire: .serviceExpire
        case .climateActivate: .climateActivate
        case .climateDeactivate: .climateDeactivate
        case .climateSetTarget: .climateSetTarget(16 + Double(below(25)) / 2)
        case .climateStartNow: .climateStartNow
        case .climateStop: .climateStop
        case .departureSet:
            .departureSet(
                DeparturePlan(
                    name: pick(["1", "2"]), minute: below(1440),
                    recurrence: pick([.once, .days(Weekdays(rawValue: UInt8(1 + below(127))))])))
        case .departureClear: .departureClear(plan: pick([nil, "1", "2"]))
        case .chargingStart: .chargingStart
        case .chargingStop: .chargingStop
        case .chargingSetTarget: .chargingSetTarget(Double(50 + below(51)))
        case .chargingSetWindow:
            .chargingSetWindow(TimeWindow(from: UInt16(below(720)), to: UInt16(720 + below(720))))
        case .chargingClearWindow: .chargingClearWindow
        case .vehicleLock: .vehicleLock
        case .vehicleUnlock: .vehicleUnlock
        case .clockPause, .clockResume, .clockSetRate, .clockAdvance: .clockPause
        }
    }

    private mutating func assignment() -> Assignment {
        switch below(4) {
        case 0:
            Assignment(
                .vehicleSoc, .number(pick([0, 15, 15.1, 16, 50, 98, 100, between(0, 100)])))
        case 1: Assignment(.batteryTemperature, .number(between(-30, 55)))
        case 2: Assignment(.cabinTemperature, .number(between(-30, 50)))
        default: Assignment(.plugFit, .word(UInt8(below(3))))
        }
    }
}
