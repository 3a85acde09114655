public import Simulation

/// A language that drivers are spoken to in.
public enum Language: UInt8, Word {
    case english, danish, german
    /// ISO 639-1.
    public static let words = ["en", "da", "de"]

    /// One sentence in all languages: without one of them it does not compile.
    func callAsFunction(
        en: @autoclosure () -> String, da: @autoclosure () -> String, de: @autoclosure () -> String
    ) -> String {
        switch self {
        case .english: en()
        case .danish: da()
        case .german: de()
        }
    }
}
