import ArgumentParser
import Foundation
import ScenarioRunner

/// What a run does with goldens.
struct GoldenOptions: ParsableArguments {
    @Flag(
        help: """
            Write the goldens whose trace differs or that are missing; where the variable CI is \
            `true`, leave the traces beside them as X.new and fail.
            """)
    var update = false

    /// Continuous integration never changes what it checks.
    var mode: GoldenMode {
        guard update else { return .compare }
        let value = ProcessInfo.processInfo.environment["CI"] ?? ""
        return ["", "0", "false"].contains(value) ? .update : .propose
    }
}
