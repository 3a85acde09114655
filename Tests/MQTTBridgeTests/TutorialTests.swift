import Foundation
import Testing

/// The tutorial is run: its file is written, its lines executed as they stand there, and what they
/// show compared.
@Suite(.timeLimit(.minutes(5)))
struct TutorialTests {
    /// A block of code in the page.
    private struct Block {
        let language: String
        let lines: [String]
    }

    private static let blocks = Result {
        let page = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Service/Service.docc/Tutorial.md")
        var rest = try String(contentsOf: page, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var blocks: [Block] = []
        while let start = rest.firstIndex(where: { $0.hasPrefix("```") }),
            let end = rest[(start + 1)...].firstIndex(of: "```")
        {
            let language = String(rest[start].dropFirst(3))
            blocks.append(Block(language: language, lines: Array(rest[(start + 1)..<end])))
            rest = rest[(end + 1)...]
        }
        return blocks
    }

    @Test func `every line shows what the page says`() async throws {
        let blocks = try Self.blocks.get()
        try await Broker.run { broker in
            try Self.prepare(broker, blocks)
            let consoles = blocks.filter { $0.language == "console" }
            // They run until the end: the van, and who listens to it.
            var running: [Program] = []
            defer { for program in running { program.kill() } }
            var pubs = 0
            for block in consoles {
                let line = try #require(block.lines.first)
                let expected = block.lines.dropFirst().map(Self.lasting)
                if line.hasSuffix(" -C 1") {
                    try await Self.ask(line, until: expected, broker)
                    continue
                }
                let program = try Self.start(line, broker)
                let isPub = line.hasPrefix("$ mosquitto_pub")
                if isPub { pubs += 1 } else { running.append(program) }
                // What is published shows at the second terminal.
                let speaker = isPub ? 1 : running.count - 1
                let shown = try await running[speaker].next(expected.count)
                let lasting = shown.map { Self.lasting($0, broker) }
                #expect(Self.byTopic(lasting) == Self.byTopic(expected), "\(line)")
            }
            #expect(pubs == 10)
        }
    }

    /// Writes the page's file, and where the clients find the broker of this test.
    private static func prepare(_ broker: borrowing Broker, _ blocks: [Block]) throws {
        let file = try #require(blocks.first { $0.language == "yaml" }).lines
        let yaml = file.joined(separator: "\n")
            .replacing("mqtt://localhost", with: "mqtt://localhost:\(broker.port)")
        try Data(yaml.utf8).write(to: broker.folder.appendingPathComponent("tutorial.yaml"))
        for client in ["mosquitto_pub", "mosquitto_sub"] {
            try Data("-p \(broker.port)\n".utf8)
                .write(to: broker.folder.appendingPathComponent(client))
        }
    }

    /// Asks as often as it takes: what changes all the time is told once a second.
    private static func ask(
        _ line: String, until expected: [String], _ broker: borrowing Broker
    ) async throws {
        var shown: [String] = []
        while shown != expected {
            var program = try start(line, broker)
            shown = [lasting(try await program.next(), broker)]
        }
    }

    private static func start(_ line: String, _ broker: borrowing Broker) throws -> Program {
        try #require(line.hasPrefix("$ "))
        let path = URL(fileURLWithPath: Program.ecell).deletingLastPathComponent().path
        // Without stdbuf what is printed would be kept until it is much.
        return try Program(
            ["stdbuf", "-oL", "bash", "-c", "exec \(line.dropFirst(2))"], in: broker.folder,
            [
                "PATH": path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
                "XDG_CONFIG_HOME": broker.folder.path,
            ])
    }

    /// What is sent with QoS 1 waits for its turn, and single signals overtake it.
    private static func byTopic(_ lines: [String]) -> [Substring: [String]] {
        Dictionary(grouping: lines) { $0.prefix { $0 != " " } }
    }

    /// A line without what is another at each run: the port, instants of now and numbers of events.
    private static func lasting(_ line: String, _ broker: borrowing Broker) -> String {
        lasting(line.replacing("\(broker.port)", with: "1883"))
    }

    private static func lasting(_ line: String) -> String {
        // The cabin is as warm as its target, to half a kelvin.
        if let temperature = Double(line), abs(temperature - 22) <= 0.5 { return "22" }
        return line.replacing(/"at":"[^"]*","sequence":\d+/, with: "…")
    }
}
