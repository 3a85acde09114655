internal import Simulation

extension Written {
    /// A schema of named parts, in their order.
    static func map(_ parts: [(String, Written)]) -> Written {
        .map(parts.map { Entry($0.0, $0.1) })
    }

    static func words(_ words: [String]) -> Written { .list(words.map { .text($0) }) }

    /// A schema with a sentence for people before everything else.
    func described(_ about: String) -> Written {
        guard case .map(let entries) = self else { return self }
        return .map([Entry("description", .text(about))] + entries)
    }
}
