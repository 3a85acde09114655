import Foundation
import Testing

@testable import Simulation

/// Our own exponential and logarithm against the platform's.
@Suite struct ElementaryTests {
    /// How many units in the last place two values are apart.
    private func ulps(_ a: Double, _ b: Double) -> Double { abs(a - b) / b.ulp }

    private func worst(
        _ values: some Sequence<Double>, _ ours: (Double) -> Double, _ theirs: (Double) -> Double
    ) -> Double {
        values.reduce(0) { max($0, ulps(ours($1), theirs($1))) }
    }

    @Test(arguments: [
        (-1.0, 0.0), (0, 1), (-20, 20), (-1e-3, 1e-3), (-1e-9, 1e-9), (-700, 700),
    ])
    func `exp lies within one unit in the last place`(low: Double, high: Double) {
        let values = (0...20_000).lazy.map { low + (high - low) * Double($0) / 20_000 }
        #expect(worst(values, Elementary.exp, exp) <= 1)
    }

    @Test(arguments: [
        (0.5, 2.0), (0.99, 1.01), (1, 1.000001), (0, 1), (1, 1000), (1e-300, 1e-290),
        (1e290, 1e300),
    ])
    func `log lies within one unit in the last place`(low: Double, high: Double) {
        let values = (1...20_000).lazy.map { low + (high - low) * Double($0) / 20_000 }
            .filter { $0 != 1 }
        #expect(worst(values, Elementary.log, log) <= 1)
    }

    @Test func `both are right over many random values`() {
        var random = Walk(seed: 4)
        var values: [Double] = []
        for _ in 0..<50_000 { values.append(random.between(-50, 50)) }
        #expect(worst(values, Elementary.exp, exp) <= 1)
        #expect(worst(values.map { exp($0) }.filter { $0 != 1 }, Elementary.log, log) <= 1)
    }

    @Test func `the simple cases are exact`() {
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.log(1) == 0)
        #expect(Elementary.log(2) == M_LN2)
        #expect(Elementary.log(10) == M_LN10)
        #expect(Elementary.exp(-0.0) == 1)
    }

    @Test func `the ends of the range are safe`() {
        #expect(Elementary.exp(-709) == 0)
        #expect(Elementary.exp(-1e300) == 0)
        #expect(Elementary.exp(710) == .infinity)
        #expect(Elementary.exp(708).isFinite)
        #expect(abs(Elementary.log(.leastNonzeroMagnitude) - log(.leastNonzeroMagnitude)) < 1e-12)
        #expect(
            abs(Elementary.log(.greatestFiniteMagnitude) - log(.greatestFiniteMagnitude)) < 1e-12)
    }

    @Test func `they are monotone from one number to the next`() {
        var random = Walk(seed: 11)
        for _ in 0..<20_000 {
            let x = random.between(-5, 5)
            #expect(Elementary.exp(x) <= Elementary.exp(x.nextUp) * (1 + 2.3e-16))
            let y = random.between(0.01, 50)
            #expect(Elementary.log(y) <= Elementary.log(y.nextUp) + 1e-15)
        }
    }

    /// Bits that every machine must give; a change of them breaks recorded lives.
    @Test func `the bits are the same on every machine`() {
        let exps = [-0.5, -1e-4, 0.3, -12.75, 5, -0.34, 1].map { Elementary.exp($0).bitPattern }
        #expect(exps == Self.exps)
        let logs = [0.3, 1.0001, 7, 123.456, 1e-6].map { Elementary.log($0).bitPattern }
        #expect(logs == Self.logs)
    }

    // Computed by hand with the same sums in another language.
    private static let exps: [UInt64] = [
        0x3fe3_68b2_fc6f_960a, 0x3fef_ff2e_4b97_d31d, 0x3ff5_9905_8c8c_1a96, 0x3ec8_58af_84b7_4310,
        0x4062_8d38_9970_338f, 0x3fe6_c6d2_8e50_ebb6, 0x4005_bf0a_8b14_576a,
    ]
    private static let logs: [UInt64] = [
        0xbff3_4378_fcbd_a721, 0x3f1a_368d_0657_fcd4, 0x3fff_2272_ae32_5a57, 0x4013_4377_4f3e_2362,
        0xc02b_a18a_998f_ffa0,
    ]

    // MARK: A whole night, bit for bit

    @Test func `the same commands at the same instants give the same world, bit for bit`() {
        func night() -> World {
            var world = World.armed(outside: "-7.3 °C", given: ["vehicle.soc": "31.7 %"])
            world.do(.window("22:00-05:30"))
            world.wait(.hours(5))
            world.do(.wallboxSetLimit(9.3))
            world.wait(.hours(9))
            return world
        }
        let first = night()
        let second = night()
        #expect(first.engine == second.engine)
        #expect(first.events == second.events)
        let quantities = first.engine.current.quantities
        #expect(quantities.soc.bitPattern == second.engine.current.quantities.soc.bitPattern)
    }

    @Test func `a look does not change what follows`() {
        var watched = World.charging(given: ["vehicle.soc": "80 %"])
        var alone = watched
        for _ in 0..<500 {
            watched.wait(.milliseconds(61_237))
            _ = watched.engine.current
        }
        alone.wait(until: watched.engine.now)
        #expect(watched.engine == alone.engine)
        #expect(watched.events == alone.events)
    }

    @Test func `a copy lives on by itself`() {
        var world = World.charging()
        let copy = world
        world.do(.hoodOpen)
        world.wait(.hours(1))
        #expect(copy["charging.state"] == "charging")
        #expect(world["charging.state"] == "blocked")
    }
}
