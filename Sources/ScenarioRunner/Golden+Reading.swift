internal import Simulation

extension ScenarioReader {
    /// The golden of an instance, once `${name}` is replaced.
    mutating func golden(_ own: Element, _ path: String) -> Golden? {
        guard let entry = own.entries?.first(where: { $0.key == "golden" }) else { return nil }
        let element = entry.value
        let isSound = { (scalar: Unicode.Scalar) in scalar.value >= 0x20 && scalar.value != 0x7f }
        guard let text = element.text, !text.isEmpty, text.unicodeScalars.allSatisfy(isSound) else {
            complain(element.place, "`golden` must be the path of a file")
            return nil
        }
        // `--update` writes there, so that nothing else may have the name.
        guard text.hasSuffix(".jsonl"), !text.hasSuffix("/.jsonl"), text != ".jsonl" else {
            complain(
                element.place,
                "`golden` is \(text.json); it must end in .jsonl, such as night\(Golden.ending)")
            return nil
        }
        let target = text.path(besides: path)
        guard target.isPath(below: root) else {
            complain(
                element.place,
                "`\(text)` lies outside of \(root.isEmpty ? "the working directory" : root)")
            return nil
        }
        return Golden(path: target, place: entry.keyPlace)
    }

    /// Reports goldens that more than one instance has.
    ///
    /// - Returns: those that share none.
    mutating func withoutSharedGoldens(_ entries: [SuiteEntry]) -> [SuiteEntry] {
        var owners: [String: [Golden]] = [:]
        for entry in entries {
            if let golden = entry.golden { owners[golden.path, default: []].append(golden) }
        }
        let shared = owners.filter { $0.value.count > 1 }
        guard !shared.isEmpty else { return entries }
        return entries.filter { entry in
            guard let golden = entry.golden, let all = shared[golden.path] else { return true }
            let other = all.first { $0.place.file != golden.place.file }
            let hint =
                other.map { "so is that of \(library.sources[$0.place.file].path)" }
                ?? "let a name of the matrix stand in it, as in x-${name}\(Golden.ending)"
            complain(
                golden.place,
                "`golden` is \(golden.path) for more than one instance; \(hint)")
            return false
        }
    }
}
