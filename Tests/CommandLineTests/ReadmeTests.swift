import Foundation
import Testing

/// The README is run: its files are written, its commands executed, its outputs compared.
struct ReadmeTests {
    /// A block of the README, with the text line before it.
    struct Block {
        let language: String
        let before: String
        let lines: [String]
    }

    @Test func `every command prints what the README shows`() throws {
        let blocks = try self.blocks()
        try Shell.inNewFolder { folder in
            for block in blocks where block.language == "yaml" {
                let name = try #require(block.before.firstMatch(of: /`([a-z]+\.yaml)`:/)?.1)
                try folder.write(String(name), block.lines.joined(separator: "\n") + "\n")
            }
            for block in blocks where block.language == "console" {
                try check(block, in: folder)
            }
            #expect(try Shell.run(["fmt", "--check", "."], in: folder).status == 0)
        }
    }

    private func check(_ block: Block, in folder: URL) throws {
        let command = try #require(block.lines.first)
        #expect(command.hasPrefix("$ ecell "))
        let arguments = command.split(separator: " ").dropFirst(2).map(String.init)
        let outcome = try Shell.run(arguments, in: folder)
        #expect(outcome.output == block.lines.dropFirst().map { $0 + "\n" }.joined())
    }

    private func blocks() throws -> [Block] {
        let url = Shell.root.appendingPathComponent("README.md")
        let lines = try String(contentsOf: url, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var found: [Block] = []
        var rest = lines[...]
        while let start = rest.firstIndex(where: { $0.hasPrefix("```") }),
            let end = rest[(start + 1)...].firstIndex(of: "```")
        {
            found.append(
                Block(
                    language: String(lines[start].dropFirst(3)),
                    before: lines[..<start].last { !$0.isEmpty } ?? "",
                    lines: Array(lines[(start + 1)..<end])))
            rest = lines[(end + 1)...]
        }
        return found
    }
}
