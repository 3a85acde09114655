import ArgumentParser
import Recording
import Simulation

/// `ecell sessions`: what was charged, when, by whom, and why not.
struct Sessions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, show and export recorded charging sessions.",
        discussion: """
            Examples:
              ecell sessions list --database vans.sqlite
              ecell sessions list --database vans.sqlite --vehicle van1 --from 2026-01-12
              ecell sessions list --database vans.sqlite --reason hoodClosed
              ecell sessions show van1-17 --database vans.sqlite --svg session.svg
              ecell sessions export --database vans.sqlite --format csv > sessions.csv
            """,
        subcommands: [ListSessions.self, ShowSession.self, ExportSessions.self])
}

/// How sessions are written.
enum SessionFormat: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json
}

/// Which sessions are meant.
struct SessionFilterOptions: ParsableArguments {
    @OptionGroup var database: DatabaseOptions

    @Option(help: "Of this vehicle alone.")
    var vehicle: String?

    @OptionGroup var stretch: StretchOptions

    @Option(help: "With this card: its token, or the beginning of it.")
    var card: String?

    @Option(help: "With this stop reason, unmet prerequisite or fault.")
    var reason: String?

    func validate() throws {
        try DatabaseOptions.refuseUID(card)
        guard let reason, !SessionFilter.reasons.contains(reason) else { return }
        throw ValidationError(
            Mistake.unknown("reason", reason, in: SessionFilter.reasons).message)
    }

    func list() throws -> SessionList {
        try database.read { recording in
            var filter = SessionFilter()
            if let vehicle { _ = try recording.chosen(vehicle) }
            filter.vehicle = vehicle
            (filter.from, filter.to) = try stretch.stretch(in: recording.zone(of: vehicle))
            filter.card = card
            filter.reason = reason
            return try recording.sessionList(filter)
        }
    }
}

/// `ecell sessions list`.
struct ListSessions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List sessions, the oldest first.")

    @OptionGroup var filter: SessionFilterOptions

    @Option(help: "How: table, csv or json.")
    var format = SessionFormat.table

    func run() throws {
        let list = try filter.list()
        try show(list, format)
    }
}

/// `ecell sessions export`: the same for programs.
struct ExportSessions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write sessions for programs: times in UTC, energies in watt-hours.")

    @OptionGroup var filter: SessionFilterOptions

    @Option(help: "How: csv, json or table.")
    var format = SessionFormat.csv

    func run() throws {
        let list = try filter.list()
        try show(list, format)
    }
}

private func show(_ list: SessionList, _ format: SessionFormat) throws {
    let text =
        switch format {
        case .table: list.table
        case .csv: list.csv
        case .json: list.json
        }
    try Terminal.tell(text)
    if list.sessions.isEmpty { try ExitStatus.nothingSelected.leave() }
}

/// `ecell sessions show`.
struct ShowSession: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one session, with a chart.")

    @Argument(help: "Its id, as `list` shows it.")
    var session: String

    @OptionGroup var database: DatabaseOptions

    @Option(help: ArgumentHelp("Write the chart as a picture.", valueName: "file"))
    var svg: String?

    func run() throws {
        let page = try database.read { try $0.page(of: session) }
        guard let page else {
            Terminal.complain(
                "there is no session `\(session)` in \(database.database); "
                    + "`ecell sessions list` shows them all")
            return try ExitStatus.nothingSelected.leave()
        }
        if let svg {
            try Terminal.keep(page.svg, in: svg)
        }
        try Terminal.tell(page.text)
    }
}
