import ArgumentParser
import Foundation
import ScenarioRunner

/// The command line of eCell: arguments, wiring and exit codes; no rule of the vehicle stands here.
@main
struct ECell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ecell",
        abstract: "Simulates the charging and pre-entry climate control of electric vans.",
        discussion: """
            Examples:
              ecell new
              ecell run Scenarios
              ecell run Scenarios/faq-24-charging --tag faq-24.3
              ecell validate Scenarios
              ecell explain hoodClosed

            Exit codes: 0 done, 1 a scenario failed, 2 invalid file or argument, 3 a file or \
            database cannot be read or written, 4 nothing selected, 5 a coverage gate missed, a \
            golden nobody uses or a file not formatted, 130 interrupted.
            """,
        version: RunStart.currentVersion,
        subcommands: [
            New.self,
            Run.self,
            Merge.self,
            List.self,
            Validate.self,
            Format.self,
            Serve.self,
            Send.self,
            Watch.self,
            Diagnose.self,
            Explain.self,
            Sessions.self,
            Privacy.self,
            Database.self,
            Reference.self,
            ReplayLife.self,
            MakeBundle.self,
        ])

    static func main() async {
        interruptsExit()
        do {
            var command = try parseAsRoot(
                CoverageOptions.completing(Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            leave(for: error)
        }
    }

    /// Prints what an error has to say, and ends the process with the code of `cli.md`.
    private static func leave(for error: any Error) -> Never {
        let code = exitCode(for: error)
        let message = fullMessage(for: error)
        if code == .success {
            print(message)
        } else if !message.isEmpty {
            Terminal.complain(message)
        }
        // The library's code for wrong arguments is 64.
        Foundation.exit(code == .validationFailure ? ExitStatus.invalid.rawValue : code.rawValue)
    }
}

/// The exit codes of `cli.md`.
enum ExitStatus: Int32 {
    case done = 0
    case failed = 1
    case invalid = 2
    case surroundings = 3
    case nothingSelected = 4
    case gateMissed = 5
    case interrupted = 130

    /// Ends the command with this code, unless all is well.
    func leave() throws {
        if self != .done { throw ExitCode(rawValue) }
    }
}

/// Makes an interrupt end the process with its code, not by the signal.
private func interruptsExit() {
    signal(SIGINT) { _ in _exit(130) }
    // A reader that goes away is told by the write, and does not end the process.
    signal(SIGPIPE, SIG_IGN)
}
