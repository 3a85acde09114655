import Diagnostics
import Simulation
import Testing

/// `ecell explain` in three languages.
struct ExplanationTests {
    static let explained: [String] =
        Prerequisite.words + Diagnosis.Verdict.words + ChargingState.words + ClimateState.words
        + ClimateResult.words + ChargePointStatus.words + Pilot.words
        + ChargePointErrorCode.words + WallboxFaultDetail.words + VehicleFault.words
        + CardStatus.words + LimitingFactor.words + Holder.words + RefusalReason.words
        + Diagnosis.Warning.words + StopReason.words + Lamp.words + Signal.words + CommandName.words

    @Test(arguments: explained)
    func `every prerequisite, state, fault, verdict, signal and command is in every language`(
        _ word: String
    ) {
        let texts = Language.allCases.map { language in
            Explanation.all(of: word, language).map(\.text).joined(separator: "\n")
        }
        #expect(texts.allSatisfy { $0.hasPrefix("\(word): ") })
        // A line that two languages have alike was not translated.
        let lines = texts.flatMap { Set($0.split(separator: "\n")) }
        #expect(Set(lines).count == lines.count, "\(texts)")
        // The values of a signal are listed in one line.
        for text in texts.joined(separator: "\n").split(separator: "\n")
        where Signal(word: word) == nil {
            #expect(text.count <= 120, "\(text)")
        }
    }

    @Test func `a prerequisite is explained whole`() {
        #expect(
            Explanation.all(of: "hoodClosed", .danish).map(\.text) == [
                """
                hoodClosed: en forudsætning for opladning og forklimatisering
                  Motorhjelmen er lukket.
                  Er den ikke opfyldt, blokerer den; den skal være opfyldt hele tiden.
                  Kilde: FAQ 24.3, 25.3.
                  Læser: vehicle.hood.
                  Gør sådan: Luk motorhjelmen.
                """
            ])
        #expect(
            Explanation.all(of: "batterySufficient", .german).map(\.text) == [
                """
                batterySufficient: eine Voraussetzung für die Vorklimatisierung
                  Der Batteriestand ist höher als 15 %.
                  Ist sie nicht erfüllt, sperrt sie; sie muss durchgehend erfüllt sein.
                  Quelle: FAQ 25.7.
                  Liest: vehicle.soc, climate.state.
                  Abhilfe: Laden Sie zuerst das Fahrzeug.
                """
            ])
    }
}
