internal import Simulation

/// Where instants stand in a picture.
///
/// To scale while every stretch between two knots has room then. Otherwise each stretch gets room for
/// what is written in it, and of what is left the more, the longer it is, by the logarithm: the ten
/// seconds at the plug are as readable as the night that follows.
struct TimeAxis: Sendable {
    /// The instants at which something happens; ascending, each once.
    let knots: [Instant]
    /// Where each knot stands, from 0.
    let positions: [Double]
    let isToScale: Bool

    /// Room that a text between two instants needs.
    struct Need: Sendable {
        let from: Instant
        let to: Instant
        let width: Double
    }

    /// The room that a stretch has at least.
    static let leastGap = 9.0
    /// More knots than that are shown to scale: there is no room for each.
    static let mostKnots = 90

    /// An axis over instants, one at least, in any order.
    ///
    /// `needs` are met in their order, as far as there is room.
    init(_ instants: [Instant], width: Double, needs: [Need]) {
        knots = Array(Set(instants)).sorted()
        let lengths = zip(knots, knots.dropFirst()).map { ($1 - $0).seconds }
        let total = lengths.reduce(0, +)
        let scaled = lengths.map { $0 / max(total, 0.001) * width }
        isToScale = knots.count > Self.mostKnots || scaled.allSatisfy { $0 >= Self.leastGap }
        let gaps =
            isToScale ? scaled : Self.stretched(lengths, width, Self.spans(of: needs, in: knots))
        positions = gaps.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    }

    /// Where an instant stands; before the first and after the last knot, at that knot.
    func position(of instant: Instant) -> Double {
        let next = firstKnot(after: instant)
        guard next > 0 else { return 0 }
        guard next < knots.count else { return positions.last ?? 0 }
        let share = (instant - knots[next - 1]).seconds / (knots[next] - knots[next - 1]).seconds
        return positions[next - 1] + share * (positions[next] - positions[next - 1])
    }

    /// - Complexity: O(log knots).
    private func firstKnot(after instant: Instant) -> Int {
        var (low, high) = (0, knots.count)
        while low < high {
            let middle = (low + high) / 2
            if knots[middle] > instant { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The gaps that a need lies over, and the room for it.
    private struct Span {
        let gaps: Range<Int>
        let width: Double
    }

    private static func spans(of needs: [Need], in knots: [Instant]) -> [Span] {
        needs.compactMap { need in
            guard let from = knots.firstIndex(of: need.from),
                let to = knots.firstIndex(of: need.to), from < to
            else { return nil }
            return Span(gaps: from..<to, width: need.width)
        }
    }

    private static func stretched(
        _ lengths: [Double], _ width: Double, _ spans: [Span]
    ) -> [Double] {
        var gaps = lengths.map { _ in min(leastGap, width / Double(lengths.count)) }
        // A fifth is kept for the lengths, so that a long night looks longer than a short one.
        var room = width * 0.8 - gaps.reduce(0, +)
        for span in spans {
            let missing = span.width - gaps[span.gaps].reduce(0, +)
            guard missing > 0, missing <= room else { continue }
            room -= missing
            for gap in span.gaps { gaps[gap] += missing / Double(span.gaps.count) }
        }
        let weights = lengths.map { ($0 + 1).logarithm }
        let share = (width - gaps.reduce(0, +)) / weights.reduce(0, +)
        return zip(gaps, weights).map { $0 + $1 * share }
    }
}

extension Double {
    /// Its binary logarithm, exact at powers of two and straight between them.
    fileprivate var logarithm: Double { Double(exponent) + significand - 1 }
}
