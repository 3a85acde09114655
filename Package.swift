// swift-tools-version: 6.1
import PackageDescription

/// Every target compiles under the same strict rules; none is exempt.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-warnings-as-errors", "-strict-memory-safety"]),
]

/// The optimiser sees the engine whole, and not file by file: a step costs a tenth fewer instructions.
let asOneModule: [SwiftSetting] = [
    .unsafeFlags(
        ["-Xfrontend", "-enable-single-module-llvm-emission"], .when(configuration: .release))
]

let package = Package(
    name: "ecell",
    products: [
        .executable(name: "ecell", targets: ["ecell"]),
        .library(name: "Simulation", targets: ["Simulation"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "Simulation", swiftSettings: strict + asOneModule),
        .target(name: "Diagnostics", dependencies: ["Simulation"], swiftSettings: strict),
        .target(
            name: "CardTokens",
            dependencies: ["Simulation", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict
        ),
        .target(
            name: "ScenarioRunner",
            dependencies: [
                "Simulation", "Diagnostics", "CardTokens", "Yams",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .systemLibrary(
            name: "CMosquitto", pkgConfig: "libmosquitto", providers: [.apt(["libmosquitto-dev"])]),
        .target(
            name: "MQTTBridge", dependencies: ["Simulation", "Diagnostics", "CMosquitto"],
            swiftSettings: strict),
        .target(
            name: "Recording",
            dependencies: [
                "Simulation", "Diagnostics", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .target(name: "Live", dependencies: ["Simulation", "Diagnostics"], swiftSettings: strict),
        .target(
            name: "Service",
            dependencies: [
                "Simulation", "Diagnostics", "CardTokens", "Live", "MQTTBridge", "Recording",
                "ScenarioRunner", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "ecell",
            dependencies: [
                "Simulation", "Diagnostics", "MQTTBridge", "Recording", "ScenarioRunner", "Service",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "PlainLoop",
            linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("mosquitto")]),
        .executableTarget(
            name: "ecell-bench",
            dependencies: [
                "Simulation", "Diagnostics", "MQTTBridge", "PlainLoop", "Recording", "Service",
            ],
            path: "Sources/Bench",
            swiftSettings: strict
        ),
        .testTarget(name: "SimulationTests", dependencies: ["Simulation"], swiftSettings: strict),
        .testTarget(
            name: "ScenarioRunnerTests",
            dependencies: ["Simulation", "Diagnostics", "ScenarioRunner", "CardTokens"],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DiagnosticsTests",
            dependencies: ["Simulation", "Diagnostics"],
            exclude: ["Goldens"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LiveTests", dependencies: ["Simulation", "Live"], swiftSettings: strict),
        .executableTarget(
            name: "mqtt-victim", dependencies: ["MQTTBridge"], path: "Tests/MQTTVictim",
            swiftSettings: strict),
        .executableTarget(
            name: "broker-owner", dependencies: ["MQTTBridge", "Service"],
            path: "Tests/BrokerOwner", swiftSettings: strict),
        .testTarget(
            name: "MQTTBridgeTests",
            dependencies: [
                "Simulation", "Diagnostics", "MQTTBridge", "Recording", "ScenarioRunner", "Service",
                "mqtt-victim", "broker-owner", "ecell", "OwnMounts", "SQLiteShell",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RecordingTests",
            dependencies: [
                "Simulation", "Diagnostics", "Recording", "ScenarioRunner", "recording-child",
                "OwnMounts", "SQLiteShell",
            ],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
        .target(name: "PowerLoss", path: "Tests/PowerLoss"),
        .target(name: "OwnMounts", path: "Tests/OwnMounts", swiftSettings: strict),
        .target(name: "SQLiteShell", path: "Tests/SQLiteShell", swiftSettings: strict),
        .executableTarget(
            name: "recording-child",
            dependencies: ["Simulation", "Recording", "PowerLoss"],
            path: "Tests/RecordingChild",
            swiftSettings: strict
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "ecell", "ScenarioRunner", "Simulation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Simulation", "Live", "MQTTBridge", "Recording", "ScenarioRunner", "Service",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "TidyTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
