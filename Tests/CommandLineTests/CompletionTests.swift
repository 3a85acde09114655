import Foundation
import Testing

/// Completions, as a real bash makes them.
struct CompletionTests {
    /// What bash offers for a command line whose last word is being written.
    private func completions(_ line: String, in folder: URL = Shell.root) throws -> [String] {
        // Sets what bash sets when Tab is pressed, and calls what it would call.
        let script = #"""
            set -eu
            ecell() { "$ECELL" "$@"; }
            source <(ecell --generate-completion-script bash)
            # To bash, `=` ends a word and is one.
            read -r -a COMP_WORDS <<< "${LINE//=/ = }"
            [[ $LINE != *' ' ]] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            COMP_LINE=$LINE COMP_POINT=${#LINE} COMP_TYPE=9 COMP_KEY=9
            # Only within a completion does `compopt` have something to change.
            compopt() { :; }
            set +eu
            _ecell ecell "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\n' "${COMPREPLY[@]}"
            """#
        let path = try #require(ProcessInfo.processInfo.environment["PATH"])
        let outcome = try Shell.execute(
            "bash", ["--norc", "-c", script], in: folder,
            ["ECELL": Shell.ecell.path, "LINE": line, "PATH": path])
        #expect(outcome.errors == "")
        return outcome.output.split(separator: "\n").map {
            String($0).trimmingCharacters(in: .whitespaces)
        }
    }

    @Test func `commands and options`() throws {
        #expect(try completions("ecell exp") == ["explain"])
        #expect(try completions("ecell fmt --ch") == ["--check"])
        #expect(try completions("ecell new --kind ") == ["charging", "climate"])
        #expect(try completions("ecell reference sc") == ["schema"])
    }

    @Test func `words to explain and presets`() throws {
        #expect(try completions("ecell explain hoodC") == ["hoodClosed"])
        #expect(try completions("ecell explain wallbox.setL") == ["wallbox.setLimit"])
        #expect(try completions("ecell new --preset Vito") == ["Vito-E-CELL"])
        #expect(try completions("ecell run . --min pre") == ["prerequisites=100"])
    }

    @Test func `commands and their arguments`() throws {
        #expect(try completions("ecell send van-1 weather") == ["weather.set"])
        #expect(try completions("ecell send van-1 departure.set t") == ["time="])
        #expect(try completions("ecell send van-1 plug.insert rating=13 f").count == 2)
        #expect(try completions("ecell send van-1 door.open door=r") == ["rear"])
        #expect(try completions("ecell send van-1 world.set vehicle.so") == ["vehicle.soc="])
        #expect(try completions("ecell send van-1 world.set vehicle.hood=o") == ["open"])
        #expect(try completions("ecell serve --log-level w") == ["warning"])
    }

    @Test func `scenario files, folders, tags and ids`() throws {
        try Shell.inNewFolder { folder in
            let text = "scenario: A\nid: one\ntags: [alpha, beta]\n"
            try folder.write("a.yaml", text + "timeline:\n  - expect: { plug.fit: out }\n")
            try folder.write("a.txt", "")
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("alpha"), withIntermediateDirectories: false)
            let found = try completions("ecell run a", in: folder)
            #expect(Set(found) == ["a.yaml", "alpha"])
            #expect(try completions("ecell run a.yaml --tag ", in: folder) == ["alpha", "beta"])
            #expect(try completions("ecell run --tag b", in: folder) == ["beta"])
            #expect(try completions("ecell run a.yaml --id ", in: folder) == ["one"])
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `there is a script for every shell`(_ shell: String) throws {
        let outcome = try Shell.run(["--generate-completion-script", shell])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("hoodClosed"))
    }
}
