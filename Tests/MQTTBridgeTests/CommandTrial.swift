import Simulation

/// What is tried of a command over MQTT: one message that is accepted, one that is refused where a rule
/// of the vehicle can stand against it, and one that is invalid.
struct CommandTrial {
    let accepted: Case
    let refused: Case?
    /// Nothing where it takes no arguments, and so every one is wrong.
    let invalid: Case?

    init(_ accepted: Case = .accepted(), refused: Case? = nil, invalid: Case? = nil) {
        self.accepted = accepted
        self.refused = refused
        self.invalid = invalid
    }

    /// A message to a van that is as new, and its answer.
    struct Case {
        typealias Commands = KeyValuePairs<CommandName, String>

        /// What comes before, and is accepted.
        let before: Commands
        /// The members of the message.
        let arguments: String
        /// The members of the reply from the status on, without `at` and `sequence`.
        let answer: String

        static func accepted(
            _ arguments: String = "", after before: Commands = [:], changed: Bool = true,
            unmet: [Prerequisite] = [], startsAt: String = "null"
        ) -> Case {
            Case(
                before: before, arguments: arguments,
                answer: "\"accepted\",…,\"changed\":\(changed),\"unmet\":\(list(unmet)),"
                    + "\"startsAt\":\(startsAt)}")
        }

        static func refused(
            _ arguments: String = "", after before: Commands = [:], unmet: Prerequisite,
            _ message: String
        ) -> Case {
            Case(
                before: before, arguments: arguments,
                answer: "\"refused\",\"unmet\":\(list([unmet])),\"message\":\(message.json)}")
        }

        static func refused(
            _ arguments: String = "", after before: Commands = [:], reason: RefusalReason,
            _ message: String
        ) -> Case {
            Case(
                before: before, arguments: arguments,
                answer: "\"refused\",\"reason\":\(reason.word.json),\"message\":\(message.json)}")
        }

        /// A remote command after the vehicle's service has expired.
        static func unserved(_ arguments: String = "") -> Case {
            refused(
                arguments, after: [.serviceExpire: ""], unmet: .serviceActive,
                "The van's digital service has expired, since 18:00.")
        }

        static func unsteered(_ arguments: String = "") -> Case {
            refused(arguments, reason: .clockFixed, "The clock is not to be changed here.")
        }

        static func invalid(_ arguments: String, _ message: String) -> Case {
            Case(
                before: [:], arguments: arguments,
                answer: "\"invalid\",\"message\":\(message.json)}")
        }

        private static func list(_ unmet: [Prerequisite]) -> String {
            Written.list(unmet.map { .text($0.word) }).json
        }
    }
}
