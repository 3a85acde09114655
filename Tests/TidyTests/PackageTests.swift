import Foundation
import Testing

/// What `Package.swift` says is what the sources need.
struct PackageTests {
    /// Modules that come with Swift.
    static let ofSwift = [
        "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Testing",
    ]

    /// They are run, and not imported.
    static let executables = ["broker-owner", "ecell", "mqtt-victim", "recording-child"]

    /// A target, read from the manifest's text.
    struct Target {
        let name: String
        let folder: String
        let dependencies: [String]
    }

    @Test func `an import is declared, and a declared dependency is imported`() throws {
        for target in try targets() {
            let files = Repository.swift.filter { $0.path.hasPrefix(target.folder + "/") }
            let imported = try imports(of: files)
            for module in imported where !Self.ofSwift.contains(module) {
                #expect(
                    target.dependencies.contains(module),
                    "\(target.name) imports \(module): name it in Package.swift")
            }
            for module in target.dependencies where !Self.executables.contains(module) {
                #expect(
                    imported.contains(module),
                    "\(target.name) does not import \(module): drop it from Package.swift")
            }
        }
    }

    @Test func `a folder of sources belongs to a target`() throws {
        let folders = try targets().map(\.folder)
        for file in Repository.swift {
            #expect(folders.contains { file.path.hasPrefix($0 + "/") }, "\(file.path)")
        }
    }

    private func imports(of files: [Repository.File]) throws -> [String] {
        let regex = try Regex(
            "^(public |internal |@testable )?import (\\w+)",
            as: (Substring, Substring?, Substring).self)
        return files.flatMap {
            $0.lines.compactMap { $0.firstMatch(of: regex).map { String($0.2) } }
        }
    }

    private func targets() throws -> [Target] {
        let manifest = try Repository.text(of: "Package.swift")
        let kinds = [".target(", ".executableTarget(", ".testTarget("]
        let start = try #require(manifest.range(of: "targets: [\n"))
        var rest = manifest[start.upperBound...]
        var found: [Target] = []
        while let kind = kinds.compactMap({ kind in rest.range(of: kind).map { (kind, $0) } })
            .min(by: { $0.1.lowerBound < $1.1.lowerBound })
        {
            rest = rest[kind.1.upperBound...]
            let end = kinds.compactMap { rest.range(of: $0)?.lowerBound }.min() ?? rest.endIndex
            found.append(target(String(rest[..<end]), isTest: kind.0 == ".testTarget("))
        }
        return found
    }

    private func target(_ text: String, isTest: Bool) -> Target {
        let name = quoted(text, after: "name: ").first ?? ""
        let list = text.range(of: "dependencies: [").map { start in
            String(text[start.upperBound...].prefix { $0 != "]" })
        }
        let products = quoted(list ?? "", after: "name: ")
        let named = (list ?? "").replacing(/\.product\([^)]*\)/, with: "")
        return Target(
            name: name,
            folder: quoted(text, after: "path: ").first ?? (isTest ? "Tests/" : "Sources/") + name,
            dependencies: products + quoted(named, after: ""))
    }

    /// The quoted words that stand after a label.
    private func quoted(_ text: String, after label: String) -> [String] {
        text.components(separatedBy: label + "\"").dropFirst().enumerated().compactMap {
            index, part in
            // Without a label, every second quotation mark closes.
            label.isEmpty && index % 2 == 1 ? nil : String(part.prefix { $0 != "\"" })
        }
    }
}
