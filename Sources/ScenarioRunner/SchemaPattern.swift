internal import Simulation

/// Regular expressions of what is written in scenario files, in the subset that every validator
/// has.
///
/// `${name}` of a matrix may stand anywhere: what becomes of it only the reader sees.
enum SchemaPattern {
    private static let number = "-?[0-9]+(?:\\.[0-9]+)?"
    private static let length = "[0-9]+(?:\\.[0-9]+)?"
    private static let minute = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
    static let timeOfDay = "\(minute)(?::[0-5][0-9])?"
    static let date = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    static let localTime = "\(date)T\(timeOfDay)"
    static let window = "\(minute)-\(minute)"
    static let minuteOfDay = minute
    static let name = "[A-Za-z0-9_-]{1,32}"
    static let token = "card~[0-9a-fA-F]{16}"
    static let uid =
        "[: -]*(?:[0-9A-Fa-f][: -]*){8}(?:(?:[0-9A-Fa-f][: -]*){6}){0,2}"
    /// Lengths of time from the longest unit to the shortest.
    static let duration =
        "\\s*(?=[0-9])"
        + ["d", "h", "min", "s", "ms"].map { "(?:\(length)\\s*\($0)\\s*)?" }.joined()
    static let moment = "\(timeOfDay)|\(localTime)|\\+\(duration)"

    /// A number with its unit.
    static func quantity(_ unit: String) -> String { "\\s*\(number)\\s*\(unit)\\s*" }

    /// One of some numbers with their unit.
    static func quantity(_ unit: String, oneOf numbers: [String]) -> String {
        "\\s*(?:\(numbers.joined(separator: "|")))(?:\\.0+)?\\s*\(unit)\\s*"
    }

    /// A condition on a quantity: a number, a comparison, a range or a tolerance.
    static func condition(_ unit: String) -> String {
        let one = "\(number)\\s*\(unit)"
        // A difference of temperatures is measured in kelvins.
        let width = "\(length)(?:\\s*(?:\(unit)\(unit == "°C" ? "|K" : "")))?"
        return "(?:(?:>=|<=|>|<)\\s*)?\(one)|\(one)\\s*\\.\\.\\s*\(one)|\(one)\\s*±\\s*\(width)"
    }

    /// A condition on a time.
    static var timeCondition: String {
        let ranges = [timeOfDay, localTime].map { "\($0)\\s*\\.\\.\\s*\($0)" }
        return "(?:(?:>=|<=|>|<)\\s*)?(?:\(timeOfDay)|\(localTime))|"
            + ranges.joined(separator: "|")
    }

    /// A condition, or anything but it.
    static func orNot(_ pattern: String) -> String { "\\s*(?:not\\s+)?(?:\(pattern))\\s*" }

    static func words(_ words: [String]) -> String {
        words.map { $0.replacing(".", with: "\\.") }.joined(separator: "|")
    }
}
