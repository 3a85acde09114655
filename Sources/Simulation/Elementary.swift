/// The natural exponential and logarithm in plain arithmetic.
///
/// A C library's results differ in the last bit between processors; these do not, so that a recorded
/// life replays bit for bit anywhere. Both lie within one unit in the last place of the true value.
enum Elementary {
    private static let log2e = 1.442695040888963407359924681001892137
    // ln 2 in two parts: the first has 21 trailing zero bits, so that k * high is exact.
    private static let ln2High = 0.693147180369123816490
    private static let ln2Low = 1.90821492927058770002e-10
    // Adding 1.5 * 2^52 rounds to the nearest whole number without a library call.
    private static let toWhole = 6755399441055744.0

    /// e to the power of `x`; 0 below −708 and infinite above 709.
    @inline(__always)
    static func exp(_ x: Double) -> Double {
        if x > 709 { return .infinity }
        if x < -708 { return 0 }
        let k = (x * log2e + toWhole) - toWhole
        let high = x - k * ln2High
        let low = k * ln2Low
        let r = high - low
        // Estrin's scheme over the Taylor series; |r| <= ln 2 / 2.
        let r2 = r * r
        let r4 = r2 * r2
        let p01 = 0.5 + r * (1.0 / 6)
        let p23 = 1.0 / 24 + r * (1.0 / 120)
        let p45 = 1.0 / 720 + r * (1.0 / 5040)
        let p67 = 1.0 / 40320 + r * (1.0 / 362880)
        let p89 = 1.0 / 3628800 + r * (1.0 / 39916800)
        let p1011 = 1.0 / 479001600 + r * (1.0 / 6227020800)
        let p = (p01 + r2 * p23) + r4 * ((p45 + r2 * p67) + r4 * (p89 + r2 * p1011))
        // (1 + high) − low would lose bits of `low`; the correction keeps them.
        let e = 1 + (r + (r2 * p + ((high - r) - low)))
        return e * Double(bitPattern: UInt64(Int64(k) + 1023) << 52)
    }

    /// The natural logarithm of a finite positive `x`.
    @inline(__always)
    static func log(_ x: Double) -> Double {
        // x = 2^k * m with m between √½ and √2; log m = 2 artanh s with s = f / (2 + f).
        var bits = x.bitPattern
        var k: Int64 = 0
        if bits < 0x0010_0000_0000_0000 {  // subnormal
            bits = (x * 0x1p54).bitPattern
            k = -54
        }
        k += Int64(bits >> 52) - 1023
        bits = (bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000
        if bits >= 0x3ff6_a09e_667f_3bcd {
            bits -= 0x0010_0000_0000_0000
            k += 1
        }
        let f = Double(bitPattern: bits) - 1
        let s = f / (2 + f)
        let z = s * s
        let w = z * z
        // The series of artanh, paired: 1/3 + z/5 + z²/7 + …
        let even = w * (2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17 + w * (2.0 / 21)))))
        let odd = z * (2.0 / 3 + w * (2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19)))))
        let rest = even + odd
        let half = 0.5 * f * f
        let scale = Double(k)
        return scale * ln2High - ((half - (s * (half + rest) + scale * ln2Low)) - f)
    }
}
