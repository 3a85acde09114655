import Testing

@testable import Simulation

/// The physics against the published figures of `domain.md` §6.
@Suite struct PhysicsTests {
    /// A plugged van that charges, and how long it takes to 99 %.
    private func hours(_ preset: VehiclePreset, _ setup: (inout Parameters) -> Void) -> Double {
        var world = Setup()
        world.parameters.vehicle = preset.vehicle
        setup(&world.parameters)
        world.given = [
            Assignment(.vehicleSoc, .number(0)), Assignment(.weatherTemperature, .number(20)),
        ]
        var engine = Engine(world)
        engine.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        engine.advance(to: engine.now + .seconds(10))
        var low = engine.now
        var high = engine.now + .hours(40)
        while high.milliseconds - low.milliseconds > 1000 {
            let middle = Instant(milliseconds: (low.milliseconds + high.milliseconds) / 2)
            var fork = engine
            fork.advance(to: middle)
            if fork.current.quantities.soc >= 99 { high = middle } else { low = middle }
        }
        return Double(high.milliseconds) / 3_600_000
    }

    private func free(_ preset: WallboxPreset) -> WallboxModel {
        var wallbox = preset.wallbox
        wallbox.requiresCard = false
        return wallbox
    }

    @Test func `charging times lie within 15 % of the published ones`() {
        let wallbox = free(.home11)
        let cases: [(String, VehiclePreset, published: Double, (inout Parameters) -> Void)] = [
            ("E-CELL at 6.1 kW", .vitoECell, 6, { $0.wallbox = wallbox }),
            // At a household socket; its cable's 13 A are the 2.9 kW that 12 h imply.
            ("E-CELL at 2.99 kW", .vitoECell, 12, { $0.wallbox = nil }),
            ("eVito 41 at 7.4 kW", .eVito41, 6, { $0.wallbox = wallbox }),
            ("eSprinter 55 at 7.4 kW", .eSprinter55, 8, { $0.wallbox = wallbox }),
            ("Tourer 90 at 11 kW", .eVitoTourer90, 10, { $0.wallbox = wallbox }),
        ]
        for (name, preset, published, setup) in cases {
            let hours = hours(preset, setup)
            #expect(abs(hours / published - 1) < 0.15, "\(name): \(hours) h")
        }
    }

    /// Minutes from outside temperature to 21 °C, `domain.md` §6b, recommended presets.
    @Test(arguments: [
        (VehiclePreset.eVito41, -20.0, 34.0), (.eVito41, -10, 22), (.eVito41, 0, 13.5),
        (.eVito41, 10, 6.4), (.eSprinter55, -20, 47), (.eSprinter55, -10, 29),
        (.eSprinter55, 0, 17), (.eSprinter55, 10, 8), (.eVitoTourer90, -20, 55),
        (.eVitoTourer90, -10, 33), (.eVitoTourer90, 0, 19), (.eVitoTourer90, 10, 9),
    ])
    func `the cabin warms as the table says, within 2 min`(
        preset: VehiclePreset, outside: Double, minutes: Double
    ) {
        var world = Setup()
        world.parameters.vehicle = preset.vehicle
        world.parameters.vehicle.startNowLimit = .hours(2)
        world.parameters.wallbox = free(.home11)
        world.given = [
            Assignment(.vehicleSoc, .number(80)), Assignment(.weatherTemperature, .number(outside)),
        ]
        var engine = Engine(world)
        engine.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        engine.advance(to: engine.now + .seconds(10))
        let start = engine.now
        #expect(engine.handle(.climateStartNow) == .accepted)
        while engine.snapshot.climateState == .heating { engine.advance(to: engine.deadline) }
        #expect(engine.snapshot.climateState == .holding)
        #expect(abs((engine.now - start).seconds / 60 - minutes) < 2)
    }

    @Test func `a granny cable at −10 °C gets the cabin to about 10 °C and no further`() {
        var world = Setup()
        world.given = [
            Assignment(.vehicleSoc, .number(80)), Assignment(.weatherTemperature, .number(-10)),
        ]
        var engine = Engine(world)
        engine.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        engine.advance(to: engine.now + .seconds(10))
        #expect(engine.handle(.climateStartNow) == .accepted)
        engine.advance(to: engine.now + .minutes(50) - Timespan(milliseconds: 1))
        let cabin = engine.current.quantities.cabinTemperature
        #expect(abs(cabin - 10) < 1)
        #expect(engine.current.climateState == .heating)
        #expect(engine.current.quantities.climateFromBattery == 0)
    }

    @Test func `heating from −10 °C takes 1.85 kWh, and 2.3 kW keep it`() {
        var world = Setup()
        world.parameters.wallbox = free(.home11)
        world.given = [
            Assignment(.vehicleSoc, .number(80)), Assignment(.weatherTemperature, .number(-10)),
        ]
        var engine = Engine(world)
        engine.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        engine.advance(to: engine.now + .seconds(10))
        engine.handle(.climateStartNow)
        while engine.snapshot.climateState == .heating { engine.advance(to: engine.deadline) }
        let q = engine.current.quantities
        #expect(abs(q.climateFromGrid + q.climateFromBattery - 1.85) < 0.02)
        #expect(abs(engine.current.climatePower - 2.3) < 0.05)
        #expect(abs(q.cabinTemperature - 21) < 0.001)
    }

    @Test func `a taper reaches 100 % and stops there`() {
        var world = Setup()
        world.parameters.wallbox = free(.home11)
        world.given = [Assignment(.vehicleSoc, .number(90))]
        var engine = Engine(world)
        engine.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        while engine.snapshot.chargingState != .complete { engine.advance(to: engine.deadline) }
        #expect(engine.value(of: .vehicleSoc) == .number(100))
        #expect(abs(engine.current.quantities.soc - 100) < 1e-6)
    }
}
