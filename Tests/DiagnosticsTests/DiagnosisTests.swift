import Diagnostics
import Simulation
import Testing

struct DiagnosisTests {
    @Test(arguments: Prerequisite.allCases.filter { $0.row.gates.contains(.charging) })
    func `an unmet prerequisite of charging is found, and nothing else`(_ lost: Prerequisite) {
        var van = Van.charging
        van.violate(lost)
        let diagnosis = van.diagnosis(of: .charging)
        let found = ([diagnosis.primary].compactMap { $0 } + diagnosis.others).map(\.prerequisite)
        #expect(found == [lost])
        #expect((diagnosis.primary == nil) == (lost.row.severity != .blocks))
        #expect(!diagnosis.satisfied.contains(lost))
    }

    @Test(arguments: Prerequisite.allCases.filter { $0.row.gates.contains(.climate) })
    func `an unmet prerequisite of the climate is found, and nothing else`(_ lost: Prerequisite) {
        var van = Van.ready
        van.violate(lost)
        let diagnosis = van.diagnosis(of: .climate)
        let found = ([diagnosis.primary].compactMap { $0 } + diagnosis.others).map(\.prerequisite)
        #expect(found == [lost])
        #expect((diagnosis.primary == nil) == (lost.row.severity != .blocks))
    }

    @Test(arguments: Prerequisite.allCases)
    func `a remedy of commands is proved, and starts what was blocked`(_ lost: Prerequisite) {
        for activity in Activity.allCases {
            let gates: Activities = activity == .charging ? .charging : .climate
            guard lost.row.gates.contains(gates), lost.row.severity == .blocks else { continue }
            var van = activity == .charging ? Van.charging : Van.ready
            van.violate(lost)
            let remedies = van.diagnosis(of: activity).remedies
            // Where the catalog has nothing to do, another temperature may still help.
            guard case .commands(let commands) = lost.remedy(in: van.engine) else { continue }
            // A plug that was moved needs its card again, after what cures the plug.
            #expect(remedies.first?.commands.starts(with: commands) == true)
        }
    }

    @Test func `several causes are cured together, and what comes to light after them`() {
        var van = Van(Van.setup())
        van.handle(.hoodOpen)
        let diagnosis = van.diagnosis(of: .charging)
        #expect(diagnosis.primary?.prerequisite == .plugInserted)
        #expect(diagnosis.others.map(\.prerequisite) == [.hoodClosed])
        #expect(
            diagnosis.remedies.map { $0.steps.map(\.prerequisite) } == [
                [.plugInserted, .hoodClosed, .cardAccepted]
            ])
    }

    @Test func `a remote remedy brings the link and the service back first`() {
        var van = Van.charging
        van.handle(.chargingStop)
        van.handle(.serviceExpire)
        van.handle(.linkDrop)
        #expect(
            van.diagnosis(of: .charging).remedies.map(\.commands) == [
                [.serviceActivate, .linkRestore, .chargingStart]
            ])
    }

    @Test func `a wish that waits for the connection needs nothing but that`() {
        var van = Van.charging
        van.handle(.linkDrop)
        van.handle(.climateStartNow)
        #expect(van.diagnosis(of: .climate).remedies.first?.commands == [.linkRestore])
    }

    @Test func `a run and a person's wish are no faults`() {
        var van = Van.charging
        #expect(van.diagnosis(of: .charging).verdict == .running)
        #expect(van.diagnosis(of: .charging).remedies.isEmpty)
        van.handle(.wallboxSetLimit(8))
        van.advance(by: .seconds(10))
        #expect(van.diagnosis(of: .charging).verdict == .limited)
        van.handle(.chargingStop)
        #expect(van.diagnosis(of: .charging).verdict == .waiting)
    }

    @Test(arguments: Activity.allCases)
    func `in every state there is a text, and the cause is empty exactly when nothing blocks`(
        _ activity: Activity
    ) {
        for lost in Prerequisite.allCases {
            for also in Prerequisite.allCases {
                var van = Van.charging
                van.violate(lost)
                van.violate(also)
                let diagnosis = van.diagnosis(of: activity)
                let snapshot = van.engine.current
                let unmet =
                    activity == .charging ? snapshot.chargingUnmet : snapshot.climateUnmet
                #expect((diagnosis.primary == nil) == unmet.isEmpty)
                for language in Language.allCases {
                    let text = diagnosis.page(language)
                    #expect(!text.isEmpty && !text.hasSuffix("\n"))
                    #expect(diagnosis.headline(language).count <= 90)
                }
            }
        }
    }
}
