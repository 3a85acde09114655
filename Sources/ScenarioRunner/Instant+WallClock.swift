internal import Foundation
public import Simulation

extension Instant {
    /// What the wall clock shows.
    public static var wallClock: Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
